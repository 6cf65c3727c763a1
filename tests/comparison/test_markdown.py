"""A comparison as a comment: golden, harmless whatever texts hold, and never too long."""

from __future__ import annotations

from building import facts
from strategy_handbook.comparison import Side, compare
from strategy_handbook.findings import Finding, Location, Severity
from strategy_handbook.reporting.differences import Sides
from strategy_handbook.reporting.differences.markdown import LIMIT, escaped, markdown

BEFORE = """\
metrics: {csat: {title: Customer satisfaction}}
themes: {delight: {title: Delight}}
goals:
  fast: {title: Answer fast, targets: {csat: {from: 78, to: 90}}, due: 2026-12-31, tags: [a1, a2, a3, a4, a5]}
  calm: {title: "Stay *calm*, @all <b>", parents: [fast]}
"""

AFTER = """\
metrics: {csat: {title: Customer satisfaction}}
themes: {delight: {title: Delight}}
goals:
  fast: {title: Answer fast, targets: {csat: {from: 78, to: 85}}, due: 2027-03-31, tags: [b1, b2, b3, b4, b5]}
  calm: {title: "Stay *calm*, @all <b>", parents: [fast]}
checkins: [{goal: fast, date: 2026-06-01, status: at-risk, note: Slow.}]
"""

GOLDEN = """\
<!-- strategy diff -->
## What this changes in the strategy

From `main` to `here`: **1 changed, 1 new check-in, 1 new finding, 1 resolved finding**.

### Goals

#### Changed: Answer fast

`goal:fast`

- target (*Customer satisfaction*) 90 → 85
- due 3 months later (31 Dec 2026 → 31 Mar 2027)
- tags reworded: “a1” → “b1”
- tags reworded: “a2” → “b2”
- tags reworded: “a3” → “b3”
- tags reworded: “a4” → “b4”
- tags reworded: “a5” → “b5”

<details><summary>Please confirm again: 1</summary>

- Goals: *Stay \\*calm\\*, @\u200ball &lt;b&gt;*

</details>

### Reported

- *Answer fast*: at risk on 1 Jun 2026: “Slow.”

### New findings

- ⚠️ warning `strategy/a.yml:3` a *new* one

### Resolved findings

<details><summary>1 finding</summary>

- ❌ error `strategy/a.yml:1` an old one

</details>
"""


def finding(severity: Severity, line: int, message: str) -> Finding:
    return Finding("some-check", "structure", severity, message, Location("strategy/a.yml", line, 1))


def test_a_comment_has_headings_per_kind_and_folds_what_is_long() -> None:
    before = Side(facts(BEFORE), (finding(Severity.ERROR, 1, "an old one"),))
    after = Side(facts(AFTER), (finding(Severity.WARNING, 3, "a *new* one"),))
    told = markdown(compare(before, after), Sides("main", "here", goals={"fast": "Answer fast"}))
    assert told == GOLDEN.replace("a *new* one", r"a \*new\* one")


def test_texts_are_shown_as_they_are() -> None:
    assert escaped("<img src=x> & [a](b) `c` ~~d~~ e_f | g") == (
        r"&lt;img src=x&gt; &amp; \[a\](b) \`c\` \~\~d\~\~ e\_f \| g")
    assert escaped("ask @team about #12 and !3\nsoon\x1b") == "ask @\u200bteam about \\#\u200b12 and !\u200b3 soon␛"


def test_a_comment_ends_before_the_code_host_cuts_it() -> None:
    goals = (f"  goal-{number}: {{title: 'Übergröße {'ü' * 200} {number}'}}\n" for number in range(400))
    many = "goals:\n" + "".join(goals)
    told = markdown(compare(Side(facts("goals: {}")), Side(facts(many))), Sides("a", "b"))
    assert len(told.encode()) <= LIMIT
    assert told.endswith("parts are left out, as a comment has an end. `strategy diff` shows them all.\n")
    assert told.count("<details>") == told.count("</details>")
    assert "**400 added**" in told


def test_a_list_that_is_too_long_is_counted() -> None:
    tags = "themes: {a: {title: A, guardrails: [" + ", ".join(f"{'xyzqw'[n % 5] * 9} {n}" for n in range(300)) + "]}}"
    told = markdown(compare(Side(facts("themes: {a: {title: A}}")), Side(facts(tags))), Sides("a", "b"))
    assert "<summary>292 more changes</summary>" in told
    assert "- … and 192 more\n" in told
