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
from collections.abc import Iterator
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
from strategy_handbook.settings import settings_from
from support import TODAY, project
from test_any_strategy import Unsafe

ESCAPES = "\x1b]8;;http://evil.example\x07a\x1b[2J\x9b31m\u202eb"
LINES = "\r\nX-EVIL:1\n::error::pwned%0A::error::x\nBEGIN:VEVENT\n* @evil"
MARKUP = "</script></svg><script>alert(1)</script><img src=x onerror=alert(1)>[x](javascript:alert(1)) {{ 7 * 7 }}"
FORMULA = "=cmd|' /C calc'!A0"
EVIL = f"{FORMULA}{ESCAPES}{LINES}{MARKUP}\u2028]]>&#x3c;"
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
                                 "agenda": [EVIL], "schedule": schedule}},
        "checkins": [{"goal": "g", "date": "2026-06-20", "status": "off-track", "note": EVIL, "next_step": EVIL}],
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    plugin = {"strategy-handbook": {"as_of": TODAY, "history": False}}
    settings = json.dumps({"site_name": "T", "plugins": [plugin]})
    return project(tmp_path_factory.mktemp("sinks"), {"strategy/a.yml": json.dumps(strategy()), "mkdocs.yml": settings})


@pytest.fixture(scope="module")
def loaded(folder: Path) -> pipeline.Loaded:
    settings = settings_from({"as_of": TODAY, "history": False}, root=folder, docs_dir=None, locale="en",
                             site_url="https://x.example/")
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
        written = formatted(form, report, Context(folder, 1, width=100, colour=colour))
        plain = re.sub("\x1b\\[[0-9;]*m", "", written) if colour and form == "text" else written
        assert not CONTROL.search(plain)
        if form == "github":
            commands = [line for line in written.split("\n") if "::" in line[:2]]
            assert len(commands) == len(report.findings)
        elif form == "junit":
            assert len(ET.fromstring(written).findall(".//testcase")) == len(report.findings)
        elif form != "text":
            json.loads(written)


@pytest.mark.parametrize("command", [["show", "goal:g"], ["show", "role:r"], ["show", "goals"], ["reviews"], ["health"],
                                     ["check"], ["update", "--month", "2026-06"], ["codeowners"]])
def test_no_command_shows_a_terminal_what_it_obeys(command: list[str], folder: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(main, command)
    assert isinstance(result.exception, SystemExit | None)
    assert result.output
    assert not CONTROL.search(result.output)


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
    parser = Unsafe()
    parser.feed(Markdown().convert(CliRunner().invoke(main, ["update", "--month", "2026-06"]).output))
    assert parser.found == []


def test_a_name_of_a_file_adds_no_line_to_codeowners(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = "{title: G, owner: r}"
    project(tmp_path, {"strategy/a\n* @evil.yml": f"goals: {{g: {goal}}}\nroles: {{r: {{title: R, handle: '@a/b'}}}}",
                       "mkdocs.yml": "site_name: T\nplugins: [strategy-handbook]\n"})
    monkeypatch.chdir(tmp_path)
    written = CliRunner().invoke(main, ["codeowners"]).output
    assert "\n* @evil" not in written
    assert "a\ufffd* @evil.yml" in written
