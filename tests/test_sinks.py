"""Every place that a text of a strategy flows into, given what does harm there, and read back by what reads it.

Pages have tests of their own: ``test_any_strategy.py`` for what stands in them, ``browser/test_hostile.py`` for what
runs.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner
from icalendar import Calendar
from markdown import Markdown

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli import main
from strategy_handbook.findings import Finding, Location, Severity
from strategy_handbook.mkdocs_plugin import _log
from strategy_handbook.reporting import FORMATS, Context, formatted
from strategy_handbook.reporting.context import visible
from strategy_handbook.settings import settings_from
from support import TODAY, project
from test_any_strategy import Unsafe

ESCAPES = "\x1b]8;;http://evil.example\x07a\x1b[2J\x9b31m\u202eb"
LINES = "\r\nX-EVIL:1\n::error::pwned%0A::error::x\nBEGIN:VEVENT\n* @evil"
MARKUP = "</script></svg><script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1)) {{ 7 * 7 }}"
FORMULA = "=cmd|' /C calc'!A0"
EVIL = f"{FORMULA}{ESCAPES}{LINES}{MARKUP}\u2028]]>&#x3c;\uffff @all #1"
ELSEWHERE = r"![p](https://evil.example/p) \![p](https://evil.example/p) [x\](javascript:alert(1)) "
EVIL_FILE = "strategy/b\x1b[2J\x9b31m%0A,line=9:\n::error::x`<img src=x onerror=alert(1)>.yml"
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def strategy() -> dict[str, object]:
    schedule = {"rule": "FREQ=WEEKLY;BYDAY=MO", "start": "2026-07-06 09:30", "timezone": "Europe/Lisbon", "minutes": 30}
    return {
        "organization": {"title": EVIL, "vision": {"statement": EVIL}, "mission": {"statement": EVIL}},
        "themes": {"t": {"title": EVIL}},
        "departments": {"d": {"title": EVIL, "head": "r"}},
        "roles": {"r": {"title": EVIL, "department": "d", "handle": "@a/b", "contributes_to": {"g": EVIL},
                        "decides": [{"decision": EVIL, "limit": EVIL}]}},
        "goals": {"g": {"title": EVIL, "why": EVIL, "themes": {"t": EVIL}, "owner": "r", "departments": {"d": EVIL},
                        "due": "2026-12-31", "tags": [EVIL], "links": {EVIL: "javascript:alert(1)"}},
                  "lost": {"title": EVIL, "themes": [EVIL], "level": EVIL}},
        "communications": {"c": {"title": EVIL, "form": "team-meeting", "audience": ["d"], "carries": {"goal:g": EVIL},
                                 "agenda": [EVIL], "schedule": schedule},
                           "all": {"title": EVIL, "form": "company-update", "reply_to": ELSEWHERE + EVIL}},
        "checkins": [{"goal": "g", "date": "2026-06-20", "status": "off-track", "note": EVIL, "next_step": EVIL}],
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plugin = {"strategy-handbook": {"as_of": TODAY, "history": False}}
    settings = json.dumps({"site_name": "T", "plugins": [plugin]})
    evil = 'tools: {t: {title: T, titel: "\u202ex"}}'
    return project(tmp_path_factory.mktemp("sinks"),
                   {"strategy/a.yml": json.dumps(strategy()), EVIL_FILE: evil, "mkdocs.yml": settings})


@pytest.fixture(scope="module")
def loaded(folder: Path) -> pipeline.Loaded:
    settings = settings_from({"as_of": TODAY, "history": False}, root=folder, docs_dir=None, locale="en",
                             site_url="https://x.example/a&b/")
    return pipeline.load(settings)


@pytest.fixture(scope="module")
def report(loaded: pipeline.Loaded) -> Report:
    found = pipeline.check(loaded)
    assert any(EVIL[:20] in finding.message for finding in found.findings)
    return found


@pytest.fixture(scope="module")
def exported(loaded: pipeline.Loaded, report: Report) -> dict[str, str]:
    contents = pipeline.book(loaded, report)
    return dict(pipeline.exported(contents, pipeline.site(contents)))


def ending(exported: dict[str, str], suffix: str) -> Iterator[str]:
    found = [text for uri, text in exported.items() if uri.endswith(suffix) and text]
    assert found
    yield from found


def test_no_cell_of_a_table_is_a_formula(exported: dict[str, str]) -> None:
    cells = [cell for text in ending(exported, ".csv") for row in csv.reader(io.StringIO(text[1:], newline=""))
             for cell in row]
    assert any(FORMULA in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_no_text_is_a_line_of_a_calendar(exported: dict[str, str]) -> None:
    for text in ending(exported, ".ics"):
        unfolded = text.replace("\r\n ", "")
        assert "\n" not in unfolded.replace("\r\n", "")
        assert not [line for line in unfolded.split("\r\n") if line.startswith(("X-EVIL", "::", "*"))]
        assert not CONTROL.search(unfolded.replace("\r\n", "").replace("\u202e", "").replace("\x9b", ""))
        events = Calendar.from_ical(text).walk("VEVENT")
        assert len(events) == text.count("\r\nBEGIN:VEVENT\r\n")


def test_the_feed_and_the_badge_hold_text_and_no_elements(exported: dict[str, str]) -> None:
    for suffix in (".xml", ".svg"):
        for text in ending(exported, suffix):
            names = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}
            assert not names & {"script", "img", "foreignObject"}


def test_json_and_scripts_hold_data_only(exported: dict[str, str]) -> None:
    for text in ending(exported, ".json"):
        json.loads(text)
    for text in ending(exported, ".js"):
        name, _, data = text.partition(" = ")
        assert re.fullmatch(r"window\.\w+", name)
        json.loads(data.rstrip().removesuffix(";"))


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_of_findings_commands_a_terminal_or_a_runner(form: str, report: Report, folder: Path) -> None:
    for colour in (False, True):
        written = formatted(form, report, Context(folder, 2, width=100, colour=colour))
        plain = re.sub("\x1b\\[[0-9;]*m", "", written) if colour and form == "text" else written
        assert not CONTROL.search(plain)
    assert str(report.findings).count("titel"), "the file with the evil name is among them"
    if form == "github":
        commands = [line for line in written.split("\n") if "::" in line[:2]]
        assert [told_to_github(one) for one in commands] == [
            ({"file": "\n".join(map(visible, found.location.path.splitlines())), "line": str(found.location.line),
              "col": str(found.location.column), "title": found.check},
             "\n".join(map(visible, found.message.splitlines()))) for found in report.findings]
    elif form == "junit":
        assert len(ET.fromstring(written).findall(".//testcase")) == len(report.findings)
    elif form != "text":
        shown = texts_in(json.loads(written)) if form != "json" else ()  # “json” is for programs, which get all of it
        assert [text for text in shown if CONTROL.search(text.replace("\n", ""))] == []


def told_to_github(command: str) -> tuple[dict[str, str], str]:
    """What the runner makes of a command."""
    _, head, data = command.split("::", 2)
    told = (one.partition("=") for one in head.partition(" ")[2].split(","))
    signs = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    read = lambda text: re.sub("%(?:0D|0A|3A|2C|25)", lambda sign: signs[sign[0]], text)  # noqa: E731
    return {name: read(value) for name, _, value in told}, read(data)


def texts_in(value: object) -> Iterator[str]:
    """Every text in what JSON holds, but for names of files, which have to be those of the disk."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        inner = value if isinstance(value, list) else [value[name] for name in value if name not in ("path", "uri")]
        yield from (text for one in inner for text in texts_in(one))


@pytest.mark.parametrize("command", [["show", "goal:g"], ["show", "role:r"], ["show", "tool:t"], ["show", "goals"],
                                     ["reviews"], ["health"], ["check"], ["update", "--month", "2026-06"],
                                     ["codeowners"]])
def test_no_command_shows_a_terminal_what_it_obeys(command: list[str], folder: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, command)
    assert isinstance(result.exception, SystemExit | None)
    assert result.output
    assert not CONTROL.search(result.output)


@pytest.fixture(scope="module")
def compared(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """What ``strategy diff`` says when all texts become evil, by format."""
    kind = json.dumps(strategy()).replace(json.dumps(EVIL), '"calm"').replace("2026-06-20", "2026-05-20")
    before = project(tmp_path_factory.mktemp("b`<img src=x onerror=alert(1)>"),
                     {"strategy/a.yml": kind, EVIL_FILE: "goals: ["})

    def told(form: str) -> str:
        result = CliRunner().invoke(main, ["diff", "--folders", str(before), str(folder), "--format", form])
        assert result.exit_code == 0, result.output
        return result.output

    return told


def test_the_comment_of_a_comparison_is_text_where_markdown_is_read(compared: Callable[[str], str]) -> None:
    comment = compared("markdown")
    assert not CONTROL.search(comment)
    parser = Unsafe()
    parser.feed(Markdown().convert(re.sub("<(?:/?details|summary).*", "", comment)))  # code hosts read on within them
    assert parser.found == []
    outside_code = re.sub("`[^`]*`", "", comment)
    assert not re.search(r"[@#]\w", outside_code), "nobody is mentioned, and no issue is linked"
    for head in ("#### Changed: ", "### Reported", "### New findings", "could not be read"):
        assert head in comment


def test_a_comparison_shows_no_terminal_what_it_obeys(compared: Callable[[str], str]) -> None:
    assert not CONTROL.search(compared("text"))
    assert not CONTROL.search(compared("json"))
    json.loads(compared("json"))


def test_the_log_of_a_build_shows_no_terminal_what_it_obeys(caplog: pytest.LogCaptureFixture) -> None:
    found = Finding("vague-goal", "smart", Severity.WARNING, EVIL, Location("a\x1b[2J.yml", 1, 1))
    logging.getLogger("mkdocs").propagate = True
    with caplog.at_level(logging.WARNING):
        _log(Report((found,)))
    assert FORMULA in caplog.text
    assert not CONTROL.search(caplog.text.replace("\n", "", 1))
    assert caplog.text.count("\n") == 1


def test_the_monthly_update_is_text_where_markdown_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    html = Markdown().convert(CliRunner().invoke(main, ["update", "--month", "2026-06"]).output)
    parser = Unsafe()
    parser.feed(html)
    assert parser.found == []
    assert "<img" not in html, "a picture would tell another host who reads it"
    assert [line for line in html.splitlines() if "X-EVIL" in line and not line.startswith("<li>")] == []


def test_a_name_of_a_file_adds_no_line_to_codeowners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = "{title: G, owner: r}"
    project(tmp_path, {"strategy/a\n* @evil.yml": f"goals: {{g: {goal}}}\nroles: {{r: {{title: R, handle: '@a/b'}}}}",
                       "mkdocs.yml": "site_name: T\nplugins: [strategy-handbook]\n"})
    monkeypatch.chdir(tmp_path)
    written = CliRunner().invoke(main, ["codeowners"]).output
    assert "\n* @evil" not in written
    assert "a\ufffd* @evil.yml" in written
