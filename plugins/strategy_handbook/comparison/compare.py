"""Compare two strategies: what happened to items, what was reported, what the checks find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from strategy_handbook.comparison.changes import Comparison, ItemChange, Sort
from strategy_handbook.comparison.consequences import reconfirm
from strategy_handbook.comparison.fields import field_changes
from strategy_handbook.comparison.pairing import Pairs
from strategy_handbook.facts import Facts
from strategy_handbook.findings import Finding
from strategy_handbook.model.base import Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.kinds import KINDS
from strategy_handbook.model.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two strategies, with what is known about it.

    Attributes:
        facts: What is computed about it, with the strategy and its links.
        findings: What the checks find in it.
        unreadable: Paths of files whose content is lost to it.
    """

    facts: Facts
    findings: tuple[Finding, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def strategy(self) -> Strategy:
        """The strategy itself."""
        return self.facts.strategy


def compare(before: Side, after: Side) -> Comparison:
    """Everything that lies between two strategies."""
    pairs = Pairs(before.strategy, after.strategy)
    items = item_changes(pairs)
    added = {change.after for change in items if change.sort is Sort.ADDED}
    news = tuple(sorted((item for item in after.strategy[CheckIn].values() if item not in pairs.before),
                        key=lambda checkin: checkin.date))
    new, resolved = _findings(before, after, pairs)
    return Comparison(tuple(replace(change, reconfirm=reconfirm(change, before.facts, after.facts, pairs, added))
                            for change in items), news, new, resolved, (before.unreadable, after.unreadable))


def item_changes(pairs: Pairs) -> tuple[ItemChange, ...]:
    """What happened to items, kind by kind, without what depends on them."""
    return tuple(change for model in KINDS for change in _of_kind(model, pairs))


def _of_kind(model: type[Item], pairs: Pairs) -> Iterator[ItemChange]:
    word = model.kind.word
    for item in pairs.new[model].values():
        was = pairs.before.get(item)
        if was is not None:
            fields = field_changes(was, item, pairs)
            if model is not CheckIn and was.id != item.id:
                others = tuple(change for change in fields if change.path != ("aliases",))
                yield ItemChange(Sort.RENAMED, was, item, others)
            elif fields:
                yield ItemChange(Sort.CHANGED, was, item, fields)
        elif model is not CheckIn and not pairs.old.is_lost(word, item.id):
            yield ItemChange(Sort.ADDED, None, item)
    for item in pairs.old[model].values():
        if item not in pairs.after and not pairs.new.is_lost(word, item.id):
            yield ItemChange(Sort.REMOVED, item, None)


def _findings(before: Side, after: Side, pairs: Pairs) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings that came and went; one that only moved to another line, or follows a new id, is the same."""
    ids = {f"“{was.id}”": f"“{now.id}”" for was, now in pairs.after.items() if was.id != now.id}

    def key(finding: Finding) -> tuple[str, str]:
        message = finding.message
        for old_id, new_id in ids.items():
            message = message.replace(old_id, new_id)
        return finding.check, message

    was = Counter(key(finding) for finding in before.findings)
    now = Counter((finding.check, finding.message) for finding in after.findings)
    return (_beyond(was, [((finding.check, finding.message), finding) for finding in after.findings]),
            _beyond(now, [(key(finding), finding) for finding in before.findings]))


def _beyond(known: Counter[tuple[str, str]], findings: list[tuple[tuple[str, str], Finding]]) -> tuple[Finding, ...]:
    """The findings beyond those that are known, worst first."""
    left = known.copy()
    found = []
    for key, finding in findings:
        if left[key]:
            left[key] -= 1
        else:
            found.append(finding)
    return tuple(sorted(found, key=lambda finding: (-finding.severity, finding.sort_key)))
