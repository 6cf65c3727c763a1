"""A busy leader's slips, each made in one line of a strategy that is whole: one slip, one finding, and how to mend it.

Read the messages aloud. Each says where it is, what is wrong in the words of the file, and what to write instead.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_handbook.findings import Severity
from support import finds, found

WHOLE = """\
organization:
  title: Acme
  vision: {statement: Every office works without waste}
themes:
  delight:
    title: Delight customers
roles:
  head-of-service:
    title: Head of service
    contributes_to: {replies: Answers the hard ones herself}
metrics:
  satisfaction: {title: Customer satisfaction, unit: "%"}
goals:
  replies:
    title: Answer within two working hours
    why: Trust is earned order by order.
    themes: [delight]
    owner: head-of-service
    targets:
      satisfaction: {from: 78, to: 90}
    achievable: {because: Two pilots did it.}
    start: 2026-01-01
    due: 2026-12-31
checkins:
  - goal: replies
    date: 2026-06-01
    status: on-track
    note: The shared rota works.
"""

SLIPS = {
    "a tab": (
        "    owner: head",
        "\towner: head",
        ("strategy/all.yml:18:1: error: this line is indented with a tab. Use spaces: two for each level. "
        "[yaml-syntax]"),
    ),
    "a missing colon": (
        "    owner: head",
        "    owner head",
        ("strategy/all.yml:18:5: error: a colon is missing after “owner”. Write “owner:”, then a space. "
        "[yaml-syntax]"),
    ),
    "a missing space": (
        "    owner: head",
        "    owner:head",
        ("strategy/all.yml:18:10: error: a space is missing after “owner:”. Write “owner: head-of-service”. "
        "[yaml-syntax]"),
    ),
    "a wrong id": (
        "[delight]",
        "[delite]",
        ("strategy/all.yml:17:14: error: goal “replies” names theme “delite” in themes, which does not exist. "
        "Did you mean “delight”? [unknown-reference]"),
    ),
    "smart quotes": (
        "title: Answer within two working hours",
        "title: “Answer within two working hours”",
        ("strategy/all.yml:15:12: warning: goal “replies” shows readers the quotation marks around its title "
        "“Answer within two working hours”, because typographic ones are part of the text. Delete them, or "
        "type straight ones. [pasted-quotes]"),
    ),
    "a date that is not in the calendar": (
        "due: 2026-12-31",
        "due: 2026-11-31",
        ("strategy/all.yml:23:10: error: goal “replies”: due is “2026-11-31”, a day that is not in the "
        "calendar: November 2026 has 30 days. [invalid-value]"),
    ),
    "a date in words": (
        "due: 2026-12-31",
        "due: end of December",
        ("strategy/all.yml:23:10: error: goal “replies”: due is “end of December”, which is not a date. Write "
        "year-month-day, such as 2027-06-30. [invalid-value]"),
    ),
    "an unclosed quote": (
        "title: Answer within",
        "title: \"Answer within",
        ("strategy/all.yml:15:12: error: the quotation mark \" that opens here is never closed. Close it at the "
        "end of the text. [yaml-syntax]"),
    ),
    "a list where a group belongs": (
        "      satisfaction: {from: 78, to: 90}",
        "      - satisfaction",
        ("strategy/all.yml:20:7: error: goal “replies”: targets must hold a line for each of the metrics, “id: "
        "{from: …, to: …}”, indented below it, not a list. [invalid-value]"),
    ),
    "a wrong indentation": (
        "    owner: head",
        "   owner: head",
        ("strategy/all.yml:18:4: error: this line begins after 3 spaces, but the lines above it after 4, 2 or "
        "0. Line it up with the one that it belongs beside. [yaml-syntax]"),
    ),
    "a field twice": (
        "    start: 2026",
        "    owner: head-of-service\n    start: 2026",
        ("strategy/all.yml:22:5: error: “owner” stands here a second time (first on line 18). Keep one of "
        "them; until then only the first counts. [duplicate-key]"),
    ),
    "a misspelt field": (
        "    owner: head",
        "    onwer: head",
        ("strategy/all.yml:18:5: error: goal “replies”: “onwer” is not a field it has. Did you mean “owner”? "
        "[unknown-field]"),
    ),
    "a misspelt title": (
        "    title: Answer",
        "    titel: Answer",
        ("strategy/all.yml:15:5: error: goal “replies”: “titel” is not a field it has. Did you mean “title”? "
        "[unknown-field]"),
    ),
    "a misspelt status": (
        "status: on-track",
        "status: on-trak",
        ("strategy/all.yml:27:13: error: checkin “replies.2026-06-01”: status is “on-trak”, which is not one "
        "of the known words. Did you mean “on-track”? [invalid-value]"),
    ),
    "a text with a colon": (
        "title: Answer within two",
        "title: Service: answer within two",
        ("strategy/all.yml:15:12: error: the text after “title:” holds a colon, which YAML reads as the end of "
        "a name. Put the whole text in straight quotes: \"…\". [yaml-syntax]"),
    ),
    "a percent sign": (
        "to: 90}",
        "to: 90%}",
        ("strategy/all.yml:20:36: error: goal “replies”: targets › satisfaction › to is “90%”, which is not a "
        "number. Write 90; the unit belongs to the metric. [invalid-value]"),
    ),
    "a text that begins with a percent sign": (
        "why: Trust",
        "why: % of trust",
        ("strategy/all.yml:16:10: error: text cannot begin with “%”: YAML reads it as a sign of its own. Put "
        "the whole text in quotes. [yaml-syntax]"),
    ),
    "a deleted dash": (
        "  - goal: replies",
        "    goal: replies",
        ("strategy/all.yml:25:5: error: “checkins:” must be a list: begin each checkin with “- ”. "
        "[invalid-value]"),
    ),
    "a pasted no-break space": (
        "    owner: head",
        "    owner:\u00a0head",
        ("strategy/all.yml:18:11: error: there is a blank here that is not an ordinary space (U+00A0); it "
        "comes along with pasted text. Delete it and type spaces instead. [yaml-syntax]"),
    ),
    "a number sign": (
        "why: Trust is earned order by order.",
        "why: Become the #1 in trust.",
        ("strategy/all.yml:16:21: error: the text ends before “#1”: after a blank, YAML reads “#” as the "
        "beginning of a remark that nobody will see. Put the whole text in quotes; if it is a remark, write a "
        "space after the “#”. [swallowed-text]"),
    ),
    "a placeholder": (
        "why: Trust is earned order by order.",
        "why: TBD",
        ("strategy/all.yml:16:10: warning: goal “replies” does not say why it matters. Write one or two "
        "sentences under “why:”. [irrelevant-goal]"),
    ),
    "a placeholder for a title": (
        "title: Answer within two working hours",
        "title: TBD",
        ("strategy/all.yml:15:12: error: goal “replies”: title is “TBD”, which only keeps a place and counts "
        "as absent. Write it. [missing-field]"),
    ),
}


def said(folder: Path, text: str) -> list[str]:
    """What is found besides the remarks that the whole strategy gets as well."""
    before = {finding.check for finding in found(folder / "whole", {"strategy/all.yml": WHOLE})}
    assert "structure" not in {finding.family for finding in found(folder / "whole", {})}
    return [str(finding) for finding in found(folder / "slip", {"strategy/all.yml": text})
            if finding.check not in before]


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_is_one_finding_that_says_what_to_write(slip: str, tmp_path: Path) -> None:
    old, new, message = SLIPS[slip]
    assert WHOLE.count(old) == 1
    assert said(tmp_path, WHOLE.replace(old, new)) == [message]


def test_the_strategy_without_a_slip_is_whole(tmp_path: Path) -> None:
    assert all(finding.severity < Severity.ERROR for finding in found(tmp_path, {"strategy/all.yml": WHOLE}))


def test_a_file_that_is_saved_while_it_is_read_is_a_finding_and_not_half_a_strategy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def saved_meanwhile(file: Path) -> bytes:
        content = read(file)
        file.write_bytes(content + b"# more\n")
        return content[:20]

    monkeypatch.setattr(Path, "read_bytes", saved_meanwhile)
    assert finds(tmp_path, "yaml-syntax", {"strategy/all.yml": WHOLE}) == [
        "strategy/all.yml:1:1: error: this file was being saved while it was read. Try again. [yaml-syntax]"
    ]
