"""A small company with comments everywhere, and the edits applied to it without the command line."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from strategy_handbook import pipeline
from strategy_handbook.edits.store import Draft, replace_all
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.settings import settings_from
from support import TODAY, project

GOALS = """\
# What we want. Owned by everybody.
goals:
  # the first one
  csat:   # our heart
    title:   'Reach 90% satisfaction'
    themes: {delight: "Nobody who waits, feels looked after: never"}
    owner: head # of service
    period: y2026

    targets:
      score: {from: 78,  to: 90}
    due: 2026-12-31
  replies:
    title: "Answer in two hours"
    description: >-
      Long text that is
      folded. See [the goal](goal:csat).
    parents:
    - csat          # the larger one
    period: "y2026"
  calls: {title: Answer calls, parents: [csat], period: y2026}
# the end
"""

REST = """\
organization: {title: Acme, vision: {statement: Every office works without waste}}
themes:
  delight: {title: Delight customers}
periods:
  y2026:
    title: "2026"
    start: 2026-01-01
    end: 2026-12-31
    learned: Ask first.
  y2027: {title: "2027", start: 2027-01-01, end: 2027-12-31}
metrics:
  score: {title: Score, unit: "%"}
departments:
  service: {title: Service}
roles:
  head: {title: Head, department: service, contributes_to: {csat: Reads every complaint}}
initiatives:
  portal: {title: Portal, supports: {csat: Removes a step}}
communications:
  note:
    title: Monday note
    carries: {goal:csat: The score of the week}
paths:
  all: {title: All, first_day: [{read: "goal:csat"}, {do: Ask}]}
checkins:
  - {goal: csat, date: 2026-03-31, status: at-risk, next_step: Ask}
"""

PAGE = """\
# Hello

See [](goal:csat) and `[](goal:csat)` and [it](goal:csat "why").

```strategy
show: goals
parent: csat
```

```yaml
goals: {csat: {}}
```
"""

FILES = {"strategy/goals.yml": GOALS, "strategy/rest.yml": REST, "handbook/index.md": PAGE}


def workspace(folder: Path, files: dict[str, str] | None = None) -> Workspace:
    """The company on disk, read."""
    project(folder, FILES if files is None else files)
    docs = "handbook" if (folder / "handbook").is_dir() else None
    loaded = pipeline.load(settings_from({"as_of": TODAY}, root=folder, docs_dir=docs, locale="en"))
    return Workspace(loaded.settings, loaded.sources, loaded.strategy, loaded.handwritten or ())


def changed(drafts: Sequence[Draft]) -> list[str]:
    """The lines that the drafts take away and add, without their surroundings."""
    marks = ("+++", "---")
    return [
        line
        for draft in drafts
        for line in draft.diff().splitlines()
        if line[:1] in ("+", "-") and not line.startswith(marks)
    ]


def made(drafts: Sequence[Draft], file: Path) -> str:
    """Write the drafts and read a file."""
    replace_all(drafts, Path(os.path.commonpath([draft.file.parent for draft in drafts])))
    return file.read_bytes().decode()
