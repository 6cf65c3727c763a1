"""A goal that does not say what will be different.

## What it finds

A goal whose title only names a topic or a good intention (“improve”, “optimise”, “be more …”), with neither a number in
its title nor a description. The S of SMART: *specific*.

## Why it matters

If two people can read a goal and expect different things, they will do different things.

## Weak example

```yaml
goals:
  service:
    title: Improve customer service
```

## Strong example

```yaml
goals:
  service:
    title: Reach 90% customer satisfaction
    description: Measured by the survey after each contact, in both countries and all channels.
```

## Options

None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_handbook.checks.case import Case, about
from strategy_handbook.findings import Problem, Severity
from strategy_handbook.model.scalars import says_something

SEVERITY = Severity.WARNING

_INTENTION = re.compile(
    r"^(?:to )?(?:(?:further|continuously|constantly) )?(?:improve|optimi[sz]e|enhance|strengthen|increase|boost|"
    r"foster|promote|support|leverage|drive|maximi[sz]e|minimi[sz]e|focus on|work on|"
    r"be(?:come)? (?:more|better)|better|more)\b",
    re.IGNORECASE,
)


def find(case: Case) -> Iterator[Problem]:
    """One problem for each open goal that states only an intention."""
    for goal in case.open_goals():
        short = goal.title.isascii() and len(goal.title.split()) < 3  # not every script puts spaces between words
        only_topic = short or _INTENTION.match(goal.title)
        if only_topic and not re.search(r"\d", goal.title) and not says_something(goal.description):
            yield about(
                goal,
                f"is vague: “{goal.title}” names an intention, not a result. Say in the title or the "
                "description what will be different, for whom, and how much.",
                "title",
            )
