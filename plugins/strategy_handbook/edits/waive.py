"""Silence one check on one entity until a date, with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import yaml

from strategy_handbook.edits.splice import add_entry, add_item, spliced
from strategy_handbook.edits.store import Draft, RefusedError
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model import Entity
from strategy_handbook.model.scalars import did_you_mean, says_something
from strategy_handbook.source.spans import find_entry


def waive(work: Workspace, checks: Iterable[str], check: str, item: Entity, until: dt.date, reason: str) -> Draft:
    """The file of the entity with one waiver more.

    Args:
        work: The project.
        checks: The names of all checks there are.
        check: The check to silence.
        item: The entity it is about.
        until: The last day of the waiver.
        reason: Why the finding is accepted until then.

    Raises:
        RefusedError: There is no such check, the day has passed, the reason says nothing, or a waiver exists.
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
    for number, waiver in enumerate(item.waive):
        if waiver.check == check:
            place = item.place("waive", number, "until")
            raise RefusedError(
                f"{item} waives “{check}” until {waiver.until} already. Change it in {place.path}, line {place.line}."
            )
    opened, (key, fields) = work.open_of(item)
    waiver_ = {"check": check, "until": until.isoformat(), "reason": reason.strip()}
    entry = find_entry(fields, "waive")
    if entry and isinstance(fields, yaml.MappingNode):
        splice = add_item(opened, fields, entry, dict(waiver_))
    else:
        splice = add_entry(opened, (key, fields), "waive", [dict(waiver_)])
    return opened.draft(spliced(opened.text, [splice]))
