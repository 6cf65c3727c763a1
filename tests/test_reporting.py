"""Reports compared whole: for people at several widths, and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.text import Text

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.findings import Finding, Location, Severity
from strategy_handbook.reporting import Context, formatted
from strategy_handbook.reporting.excerpt import Excerpts, extent
from strategy_handbook.settings import settings_from
from support import TODAY, project

FILES = {
    "strategy/goals.yml": """\
goals:
  csat:
    title: Reach 90% customer satisfaction
    due: end of June
    ownr: "head of service"   # not a role yet
    targets: {csat: {from: 78, to: 90%}}
    why: Trust is earned order by order, and lost in one. That is why we measure it #monthly
""",
    "strategy/broken.yml": "themes:\n  delight:\n\ttitle: Delight\n",
}


def report(folder: Path, files: dict[str, str] = FILES, **options: object) -> tuple[Report, Context]:
    project(folder, files)
    settings = settings_from({"as_of": TODAY, **options}, root=folder, docs_dir=None, locale="en")
    loaded = pipeline.load(settings)
    sources = loaded.sources
    return pipeline.check(loaded), Context(folder, sources.files, len(sources.unreadable))


def written(folder: Path, form: str, *, width: int | None = None, colour: bool = False) -> str:
    found, context = report(folder)
    context = Context(folder, context.files, context.unreadable, width, colour)
    return formatted(form, found, context)


def finding(message: str, path: str = "strategy/a.yml", severity: Severity = Severity.ERROR) -> Finding:
    return Finding("some-check", "structure", severity, message, Location(path, 1, 1))


# -- for people --------------------------------------------------------------------------------------

AT_80 = """\
strategy/broken.yml:3:1: error: this line is indented with a tab. Use spaces:
  two for each level. [yaml-syntax]
    3 │ →title: Delight
      │ ^

strategy/goals.yml:4:10: error: goal “csat”: due is “end of June”, which is
  not a date. Write year-month-day, such as 2027-06-30. [invalid-value]
    4 │     due: end of June
      │          ^^^^^^^^^^^

strategy/goals.yml:5:5: error: goal “csat”: “ownr” is not a field it has. Did
  you mean “owner”? [unknown-field]
    5 │     ownr: "head of service"   # not a role yet
      │     ^^^^

strategy/goals.yml:6:36: error: goal “csat”: targets › csat › to is “90%”,
  which is not a number. Write 90; the unit belongs to the metric.
  [invalid-value]
    6 │     targets: {csat: {from: 78, to: 90%}}
      │                                    ^^^

strategy/goals.yml:7:85: error: the text ends before “#monthly”: after a
  blank, YAML reads “#” as the beginning of a remark that nobody will see. Put
  the whole text in quotes; if it is a remark, write a space after the “#”.
  [swallowed-text]
    7 │ …at is why we measure it #monthly
      │                          ^^^^^^^^

5 errors in 2 files
Checks on links waited because 1 file could not be read. Mend it first, then
check again.
"""

AT_50 = """\
strategy/broken.yml:3:1: error: this line is
  indented with a tab. Use spaces: two for each
  level. [yaml-syntax]
    3 │ →title: Delight
      │ ^

strategy/goals.yml:4:10: error: goal “csat”: due
  is “end of June”, which is not a date. Write
  year-month-day, such as 2027-06-30.
  [invalid-value]
    4 │     due: end of June
      │          ^^^^^^^^^^^

strategy/goals.yml:5:5: error: goal “csat”:
  “ownr” is not a field it has. Did you mean
  “owner”? [unknown-field]
    5 │     ownr: "head of service"   # not a ro…
      │     ^^^^
"""

PIPED = """\
strategy/broken.yml:3:1: error: this line is indented with a tab. Use spaces: two for each level. \
[yaml-syntax]
    3 │ →title: Delight
      │ ^
"""


def test_text_at_80_columns(tmp_path: Path) -> None:
    assert written(tmp_path, "text", width=80) == AT_80


def test_errors_come_first(tmp_path: Path) -> None:
    found = Report((finding("one", "a.yml", Severity.WARNING), finding("two", "b.yml", Severity.INFO),
                    finding("three", "c.yml"), finding("four", "d.yml", Severity.WARNING)))
    lines = formatted("text", found, Context(tmp_path, 4)).splitlines()
    assert [line.split(":")[0] for line in lines if ".yml" in line] == ["c.yml", "a.yml", "d.yml", "b.yml"]


def test_text_at_50_columns(tmp_path: Path) -> None:
    assert written(tmp_path, "text", width=50).startswith(AT_50)


def test_without_a_terminal_each_finding_is_one_line(tmp_path: Path) -> None:
    text = written(tmp_path, "text")
    assert text.startswith(PIPED)
    found, _ = report(tmp_path)
    assert [line for line in text.splitlines() if line.startswith("strategy/")] == [str(one) for one in found.findings]


@pytest.mark.parametrize("width", [20, 50, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int, tmp_path: Path) -> None:
    for line in written(tmp_path, "text", width=width).splitlines():
        assert Text(line).cell_len <= max(width, 30), line


def test_colour_changes_no_letter(tmp_path: Path) -> None:
    coloured = written(tmp_path, "text", width=80, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert Text.from_ansi(coloured).plain.rstrip() == AT_80.rstrip()
    assert "\x1b" not in written(tmp_path, "text", width=80)


def test_nothing_found_is_said_in_a_sentence(tmp_path: Path) -> None:
    assert formatted("text", Report(()), Context(tmp_path, 0)) == "No findings in 0 files\n"
    assert formatted("text", Report(()), Context(tmp_path, 1)) == "No findings in 1 file\n"


def test_severities_and_waivers_are_counted(tmp_path: Path) -> None:
    waived = "waive: [{check: vague-goal, until: 2027-01-01, reason: A name}]"
    files = {"strategy/a.yml": f"goals:\n  a:\n    title: Improve\n    {waived}\n"}
    found, _ = report(tmp_path, files)
    severities = [Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.INFO, Severity.INFO]
    findings = tuple(finding("x.", severity=severity) for severity in severities)
    text = formatted("text", Report(findings, found.waived), Context(tmp_path, 1200))
    assert text.endswith("2 errors, 1 warning, 2 info in 1,200 files\n1 more finding is waived for now.\n")


def test_findings_of_one_place_share_its_line(tmp_path: Path) -> None:
    project(tmp_path, {"strategy/a.yml": "goals: x\n"})
    both = Report((finding("One."), finding("Two.", severity=Severity.INFO)))
    assert formatted("text", both, Context(tmp_path, 1)).splitlines()[:4] == [
        "strategy/a.yml:1:1: error: One. [some-check]",
        "strategy/a.yml:1:1: info: Two. [some-check]",
        "    1 │ goals: x",
        "      │ ^^^^^",
    ]


def test_what_could_command_a_terminal_is_made_visible(tmp_path: Path) -> None:
    project(tmp_path, {"strategy/a.yml": "a: \x1b[31mred\u202e\n"})
    found = Report((finding("a title \x1b]0;x\x07 and\x9b \u202eback."),))
    text = formatted("text", found, Context(tmp_path, 1, colour=True, width=80))
    for sign in ("\x1b]", "\x07", "\x9b", "\u202e", "\x1b[31mred"):
        assert sign not in text
    assert "␛]0;x␇ and" in text
    assert "a: ␛[31mred" in text


def test_a_file_that_is_gone_has_no_excerpt(tmp_path: Path) -> None:
    text = formatted("text", Report((finding("Gone."),)), Context(tmp_path, 1))
    assert text.splitlines()[:2] == ["strategy/a.yml:1:1: error: Gone. [some-check]", ""]


# -- excerpts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "underlined"),
    [
        ("goals:", "goals"),
        ("due: end of June  # or July", "due"),
        ("due: >end of June  # or July", "end of June"),
        ("    title: >“Reach 90%”", "“Reach 90%”"),
        ('title: >"a: b, ""c"" " x', '"a: b, "'),
        ("title: >'it''s here' x", "'it''s here'"),
        ("themes: [a, >delight-custmers, b]", "delight-custmers"),
        ("targets: {csat: {from: 78, to: >90%}}", "90%"),
        ("targets: >{csat: {to: 90}} # so", "{csat: {to: 90}}"),
        ("themes: >[a, b", "["),
        ("url: >https://a.example/b", "https://a.example/b"),
        ("- >text: with a colon", "text"),
    ],
)
def test_the_place_is_underlined_to_its_end(line: str, underlined: str) -> None:
    start = line.find(">") if ">" in line else 0
    plain = line.replace(">", "", 1)
    assert plain[start : extent(plain, start)] == underlined


def excerpt(folder: Path, line: str, column: int, width: int = 80) -> tuple[str, str]:
    """The line as it is shown, and what of it is underlined, by columns of the terminal."""
    project(folder, {"strategy/a.yml": line})
    found = Excerpts(folder, width).at(Location("strategy/a.yml", 1, column))
    assert found is not None
    return found.line, " " * found.before + "^" * found.length


def test_a_missing_value_is_underlined_behind_the_line(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "title:", 7) == ("title:", "      ^")
    assert excerpt(tmp_path, "title: ", 99) == ("title:", "      ^")


def test_wide_and_combining_letters_keep_the_underline_in_place(tmp_path: Path) -> None:
    assert excerpt(tmp_path, "満足: x", 5) == ("満足: x", "      ^")
    assert excerpt(tmp_path, "e\u0301: xy", 5) == ("e\u0301: xy", "   ^^")


def test_a_long_line_is_cut_around_its_place(tmp_path: Path) -> None:
    line = f"a: {'b ' * 100}#here {'c ' * 100}"
    shown, marks = excerpt(tmp_path, line, line.index("#") + 1, 60)
    assert shown.startswith("…b b b")
    assert shown.endswith("…")
    assert len(shown) <= 60
    assert shown[marks.index("^") :].startswith("#here")


# -- for programs ------------------------------------------------------------------------------------


def test_json_holds_everything(tmp_path: Path) -> None:
    text = written(tmp_path, "json")
    content = json.loads(text)
    assert text.isascii()
    assert list(content) == [
        "findings",
        "waived",
        "counts",
        "files",
        "unreadable_files",
        "complete",
    ]
    assert content["findings"][1] == {
        "check": "invalid-value",
        "family": "structure",
        "severity": "error",
        "message": "goal “csat”: due is “end of June”, which is not a date. Write year-month-day, such as 2027-06-30.",
        "path": "strategy/goals.yml",
        "line": 4,
        "column": 10,
        "subject": "goal:csat",
        "field": "due",
    }
    assert content["counts"] == {"error": 5, "warning": 0, "info": 0}
    assert (content["files"], content["unreadable_files"], content["complete"]) == (2, 1, False)
    places = [(one["path"], one["line"], one["column"]) for one in content["findings"]]
    assert places == sorted(places)
    assert written(tmp_path, "json") == text


GITHUB = """\
::error file=strategy/broken.yml,line=3,col=1,title=yaml-syntax::this line is indented with a tab. \
Use spaces: two for each level.
::error file=strategy/goals.yml,line=4,col=10,title=invalid-value::goal “csat”: due is “end of \
June”, which is not a date. Write year-month-day, such as 2027-06-30.
::error file=strategy/goals.yml,line=5,col=5,title=unknown-field::goal “csat”: “ownr” is not a \
field it has. Did you mean “owner”?
::error file=strategy/goals.yml,line=6,col=36,title=invalid-value::goal “csat”: targets › csat › \
to is “90%25”, which is not a number. Write 90; the unit belongs to the metric.
::error file=strategy/goals.yml,line=7,col=85,title=swallowed-text::the text ends before \
“#monthly”: after a blank, YAML reads “#” as the beginning of a remark that nobody will see. Put \
the whole text in quotes; if it is a remark, write a space after the “#”.
5 errors in 2 files
Checks on links waited because 1 file could not be read. Mend it first, then check again.
"""


def test_github_shows_findings_beside_their_lines(tmp_path: Path) -> None:
    assert written(tmp_path, "github") == GITHUB


def test_github_commands_are_escaped_as_its_own_toolkit_does(tmp_path: Path) -> None:
    message, path = "100%\r\n::error::b, c: d", "strategy/a,b:c%.yml"
    found = Report((finding(message, path, Severity.INFO),))
    assert formatted("github", found, Context(tmp_path, 1)).splitlines()[0] == (
        "::notice file=strategy/a%2Cb%3Ac%25.yml,line=1,col=1,title=some-check::100%25%0A::error::b, c: d"
    )


def test_github_paths_begin_at_the_top_of_the_repository(tmp_path: Path) -> None:
    found = Report((finding("Here."),))
    for repository, path in [
        (tmp_path, "company/strategy/a.yml"),
        (tmp_path / "company", "strategy/a.yml"),
        (tmp_path / "elsewhere", "strategy/a.yml"),
    ]:
        context = Context(tmp_path / "company", 1, repository=repository)
        assert f"file={path},line=1" in formatted("github", found, context)
