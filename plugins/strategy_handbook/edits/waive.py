"""Silence one check on one entity until a date, with a reason; a waiver that is there already is renewed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import yaml

from strategy_handbook.edits.splice import Splice, add_entry, add_item, set_entry, spliced
from strategy_handbook.edits.store import Draft, Opened, RefusedError
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model import Entity
from strategy_handbook.model.scalars import did_you_mean, says_something
from strategy_handbook.source.spans import find_entry


def waive(work: Workspace, checks: Iterable[str], check: str, item: Entity, until: dt.date, reason: str) -> Draft:
    """The file of the entity with one waiver more, or with another date and reason in the one there is.

    Args:
        work: The project.
        checks: The names of all checks there are.
        check: The check to silence.
        item: The entity it is about.
        until: The last day of the waiver.
        reason: Why the finding is accepted until then.

    Raises:
        RefusedError: There is no such check, the day has passed, the reason says nothing, or nothing would change.
    """
    known = list(checks)
    if check not in known:
        near = did_you_mean(check, known)
        hint = f"Did you mean “{near}”?" if near else "“strategy explain” lists them."
        raise RefusedError(f"there is no check “{check}”. {hint}")
    if until < work.settings.today:
        raise RefusedError(f"{until} has passed (today is {work.settings.today}). Choose a day to come.")
    if not says_something(reason):
        raise RefusedError(f"the reason “{reason}” says nothing. Say what has to happen until {until}.")
    opened, (key, fields) = work.open_of(item)
    waiver_ = {"check": check, "until": until.isoformat(), "reason": reason.strip()}
    entry = find_entry(fields, "waive")
    for number, waiver in enumerate(item.waive):
        if waiver.check == check and entry:
            if (waiver.until, waiver.reason) == (until, reason.strip()):
                raise RefusedError(f"{item} waives “{check}” until {until} already, for the same reason.")
            return opened.draft(spliced(opened.text, _renewed(opened, entry[1], number, waiver_)))
    if entry and isinstance(fields, yaml.MappingNode):
        splice = add_item(opened, fields, entry, dict(waiver_))
    else:
        splice = add_entry(opened, (key, fields), "waive", [dict(waiver_)])
    return opened.draft(spliced(opened.text, [splice]))


def _renewed(opened: Opened, waivers: yaml.Node, number: int, waiver: dict[str, str]) -> list[Splice]:
    """Another date and reason in a waiver that is there; its place, its order and the remarks around it stay."""
    held = waivers.value[number] if isinstance(waivers, yaml.SequenceNode) else None
    if not isinstance(held, yaml.MappingNode):
        raise RefusedError("the waiver that is there cannot be changed as it is written. Change it by hand.")
    entries = [(find_entry(held, name), waiver[name]) for name in ("until", "reason")]
    return [set_entry(opened, held, entry, value) for entry, value in entries if entry and entry[1].value != value]
