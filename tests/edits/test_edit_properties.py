"""Any sequence of edits leaves a strategy that loads, with every comment where it was."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from workshop import FILES

from strategy_handbook import pipeline
from strategy_handbook.cli import main
from strategy_handbook.settings import settings_from_file
from strategy_handbook.source.reader import read_sources
from support import TODAY, project

MKDOCS = f"docs_dir: handbook\nplugins:\n  - strategy-handbook: {{as_of: {TODAY}}}\n"
IDS = st.sampled_from(
    ["csat", "replies", "calls", "joy", "two", "null", "1", "Bad Id", "y2026", "y2027", "head", "score"]
)
TEXTS = st.sampled_from(
    ["Plain", "A: b #c", "'q' \"d\"", "- x", "two\n\nparagraphs", "[a](goal:csat)", "é\u2028ü", "TBD"]
)
DAYS = st.sampled_from(["2026-06-30", "2026-05-01", "2027-01-01", "soon"])
KINDS = st.sampled_from(["goal", "role", "period", "metric", "term", "theme", "communication"])
HOW = st.sampled_from(["achieved", "missed:", "abandoned:A: b", "carry:y2027", "carry:y2026:Why", "odd"])


def _new(kind: str, id_: str, title: str, more: str) -> list[str]:
    fields = {"goal": f"themes.delight={more}", "period": "start=2026-01-01", "term": f"definition={more}"}
    also = ["--set", "end=2028-01-01"] if kind == "period" else []
    return ["new", kind, id_, "--set", f"title={title}", "--set", fields.get(kind, f"description={more}"), *also]


COMMANDS = st.one_of(
    st.builds(_new, KINDS, IDS, TEXTS, TEXTS),
    st.builds(
        lambda goal, note, day: ["checkin", goal, "--status", "on-track", "--note", note, "--date", day],
        IDS,
        TEXTS,
        DAYS,
    ),
    st.builds(lambda kind, old, new: ["rename", f"{kind}:{old}", new], KINDS, IDS, IDS),
    st.builds(
        lambda period, goals, text: [
            "close-period",
            period,
            "--learned",
            text,
            *(part for goal, how in goals.items() for part in ("--goal", f"{goal}={how}")),
        ],
        IDS,
        st.dictionaries(IDS, HOW, max_size=5),
        TEXTS,
    ),
    st.builds(
        lambda kind, id_, day, why: ["waive", "vague-goal", f"{kind}:{id_}", "--until", day, "--reason", why],
        KINDS,
        IDS,
        DAYS,
        TEXTS,
    ),
    st.just(
        [
            "close-period",
            "y2026",
            "--goal",
            "csat=missed:A: b",
            "--goal",
            "replies=carry:y2027:x",
            "--goal",
            "calls=achieved",
        ]
    ),
    st.just(["fmt"]),
)


def remarks(folder: Path) -> list[str]:
    """Every comment, whether it has a line of its own or not."""
    lines = [line for file in folder.rglob("*.yml") for line in file.read_text("utf-8").splitlines()]
    return sorted(
        "#" + line.partition("# ")[2] for line in lines if "# our heart" in line or line.strip().startswith("#")
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, min_size=1, max_size=7))
def test_any_sequence_of_edits_leaves_a_strategy_that_loads(commands: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name), {**FILES, "mkdocs.yml": MKDOCS})
        here, said = Path.cwd(), remarks(folder / "strategy")
        os.chdir(folder)
        try:
            for command in commands:
                before = {file: file.read_bytes() for file in folder.rglob("*.*") if file.is_file()}
                result = CliRunner().invoke(main, command)
                assert isinstance(result.exception, SystemExit | None), (command, result.exception)
                assert result.exit_code in (0, 1, 2)
                after = {file: file.read_bytes() for file in folder.rglob("*.*") if file.is_file()}
                if result.exit_code == 2 or "Nothing was written" in result.output:
                    assert after == before
                _loads(folder, command)
        finally:
            os.chdir(here)
        assert remarks(folder / "strategy") == said


def _loads(folder: Path, command: list[str]) -> None:
    settings_ = settings_from_file(folder / "mkdocs.yml")
    assert read_sources(settings_.strategy_dir, folder).unreadable == frozenset()
    report = pipeline.check(pipeline.load(settings_))
    wrong = [
        str(finding)
        for finding in report.findings
        if finding.severity.word == "error"
        and (finding.family == "structure" or finding.check in ("unresolved-link", "invalid-embed"))
    ]
    assert wrong == [], command
    assert not [file for file in folder.rglob("*") if file.suffix == ".tmp"]
