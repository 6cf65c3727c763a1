"""``strategy schema``: on the terminal, in a file, and what it says when it cannot write."""

from __future__ import annotations

import json
from pathlib import Path

from acme import Strategy


def test_it_goes_to_the_terminal(strategy: Strategy) -> None:
    result = strategy("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    content = json.loads(result.stdout)
    assert "csat" in content["$defs"]["goals-id"]["anyOf"][0]["enum"]


def test_a_file_is_left_alone_while_nothing_changes(strategy: Strategy, company: Path) -> None:
    file = company / ".strategy" / "schema.json"
    for _ in range(2):
        result = strategy("schema", "--output", ".strategy/schema.json")
        assert (result.exit_code, result.output) == (0, "")
        written = file.stat()
    assert strategy("schema").stdout == file.read_text("ascii")
    assert strategy("schema", "-o", str(file)).exit_code == 0
    assert file.stat().st_mtime_ns == written.st_mtime_ns
    assert [found.name for found in file.parent.iterdir()] == ["schema.json"]


def test_a_strategy_with_faults_still_gives_a_schema(strategy: Strategy, broken: Path) -> None:
    (broken / "strategy" / "tab.yml").write_text("goals:\n\ta: {}\n", "utf-8")
    assert "lonely" in json.loads(strategy("schema").stdout)["$defs"]["goals-id"]["anyOf"][0]["enum"]


def test_a_place_that_cannot_be_written_ends_with_2(strategy: Strategy, company: Path) -> None:
    result = strategy("schema", "--output", "mkdocs.yml/schema.json")
    assert result.exit_code == 2
    assert "“mkdocs.yml/schema.json” cannot be written: File exists." in result.stderr
