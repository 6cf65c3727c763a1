"""A check-in: one small new file, so that two people who report on the same day never meet in one."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

from strategy_handbook.edits.place import new_file
from strategy_handbook.edits.store import Draft, RefusedError
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model.goal import Goal
from strategy_handbook.source.document import Plain


def checkin(work: Workspace, goal: Goal, day: dt.date, said: Mapping[str, str], values: Mapping[str, str]) -> Draft:
    """The new file of a check-in.

    Args:
        work: The project.
        goal: The goal it is about.
        day: The day of the report.
        said: Status, confidence, note and next step, as far as they were given.
        values: What its metrics showed: metric → number.

    Raises:
        RefusedError: The goal is closed, the day lies in the future, or a metric is not one of the goal's.
    """
    if goal.status is not None:
        raise RefusedError(f"{goal} is closed ({goal.status}). Check-ins are for open goals.")
    if day > work.settings.today:
        raise RefusedError(f"{day} lies in the future (today is {work.settings.today}). Report on what has happened.")
    for metric in values:
        if metric not in goal.targets:
            known = ", ".join(goal.targets) or "none yet"
            raise RefusedError(f"{goal} is not measured by “{metric}”. Its metrics: {known}.")
    fields: dict[str, Plain] = {"goal": goal.id, "date": day.isoformat()}
    fields |= {name: said[name].strip() for name in ("status", "confidence", "note", "next_step") if said.get(name)}
    if values:
        fields["values"] = dict(values)
    folder = work.settings.strategy_dir / "checkins" / str(day.year)
    name, number = f"{day}-{goal.id}", 2
    file = folder / f"{name}.yml"
    while os.path.lexists(file):
        file, number = folder / f"{name}-{number}.yml", number + 1
    return new_file(work, file, "checkins", [fields])
