"""A department without a team meeting.

## What it finds

A department that is in the audience of no team meeting: neither itself nor a department it is part
of, and no team meeting is for everyone. It is only looked for once any communication is described;
if it holds for every department, it is said once.

## Why it matters

The strategy becomes daily work where a team talks about it. Without a meeting there is no such
place, and no place to answer.

## Weak example

```yaml
departments:
  customer-service: {title: Customer service}
  finance: {title: Finance}
communications:
  service-huddle: {title: Service huddle, form: team-meeting, audience: [customer-service]}
```

## Strong example

```yaml
departments:
  customer-service: {title: Customer service}
  finance: {title: Finance}
communications:
  service-huddle: {title: Service huddle, form: team-meeting, audience: [customer-service]}
  finance-monday: {title: Finance on Monday, form: team-meeting, audience: [finance]}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.checks.shared.reach import meant, reached
from strategy_handbook.checks.shared.wording import each_or_once
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication, Form
from strategy_handbook.model.department import Department

SEVERITY = Severity.WARNING


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each department that meets nowhere."""
    every = case.strategy[Department].values()
    meetings = [told for told in case.strategy[Communication].values() if told.form is Form.TEAM_MEETING]
    if not case.strategy[Communication] or any(not meeting.audience for meeting in meetings):
        return
    starts = meant(case, "audience", "parent")
    for meeting in meetings:
        starts.update(case.graph.targets(meeting, "audience"))
    met = reached(starts, lambda item: case.graph.sources(item, Department, "parent"))
    yield from each_or_once([one for one in every if one not in met], len(every), _problem)


def _problem(department: Item) -> Problem:
    return about(
        department,
        "is in the audience of no team meeting. Name it under “audience:” "
        "of a communication with “form: team-meeting”.",
    )
