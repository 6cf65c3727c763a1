"""A meeting outside the working hours of people who should attend.

## What it finds

A communication that within the next year begins or ends outside the `working_hours` of a culture in
its audience, on that culture's own clock. A year holds both sides of each change of the clocks.
Posters, idea channels and updates without a length take nobody's time and are left alone.

## Why it matters

Whoever is asked to a meeting at seven in the evening, week after week, learns who counts. Often it
is the change of the clocks that nobody thought of.

## Weak example

```yaml
cultures:
  hamburg: {title: Hamburg, timezone: Europe/Berlin, working_hours: "09:00-17:30"}
departments:
  sales: {title: Sales, cultures: [hamburg]}
communications:
  sales-week:
    title: Sales week
    audience: [sales]
    schedule: {rule: FREQ=WEEKLY, start: "2026-01-05 17:00", minutes: 45, timezone: Europe/Lisbon}
```

## Strong example

```yaml
cultures:
  hamburg: {title: Hamburg, timezone: Europe/Berlin, working_hours: "09:00-17:30"}
departments:
  sales: {title: Sales, cultures: [hamburg]}
communications:
  sales-week:
    title: Sales week
    audience: [sales]
    schedule: {rule: FREQ=WEEKLY, start: "2026-01-05 14:00", minutes: 45, timezone: Europe/Lisbon}
```

## Options

None.
"""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from strategy_handbook.checks.case import Case, about
from strategy_handbook.facts import Occurrence
from strategy_handbook.facts.calendar import needs_people
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Culture

SEVERITY = Severity.WARNING

_DAYS = 366


def find(case: Case) -> Iterator[Problem]:
    """Yield one problem for each meeting and culture, for the first time that is out of hours."""
    for meeting in case.strategy[Communication].values():
        if not needs_people(meeting):
            continue
        cultures = [one for one in case.facts.cultures(meeting) if one.working_hours and one.timezone]
        occurrences = case.facts.occurrences(meeting, _DAYS) if cultures else ()
        for culture in cultures:
            fault = _first_fault(occurrences, culture)
            if fault:
                yield about(
                    meeting,
                    f"{fault} on the clock of {culture}, outside its working "
                    f"hours {culture.working_hours}. Choose a time that suits "
                    "everyone in its audience.",
                    "schedule",
                    "start",
                )


def _first_fault(occurrences: tuple[Occurrence, ...], culture: Culture) -> str | None:
    hours, zone = culture.working_hours, culture.timezone
    if hours is None or zone is None:
        return None
    for occurrence in occurrences:
        start = occurrence.start.astimezone(ZoneInfo(zone))
        end = occurrence.end.astimezone(ZoneInfo(zone)) if occurrence.end else start
        if start.time() not in hours:
            return f"begins at {start:%H:%M} on {start:%Y-%m-%d}"
        if end.time() not in hours or end.date() != start.date():
            return f"ends at {end:%H:%M} on {end:%Y-%m-%d}"
    return None
