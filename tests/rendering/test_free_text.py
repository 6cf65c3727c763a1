"""Free text of fields: the little HTML that it may hold, and the extensions that work in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_handbook.model import Strategy
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.free_text import FreeText, StrategyMarkdown


def shown(text: str, *extensions: object) -> str:
    return str(FreeText(StrategyMarkdown(Strategy({}), Addresses()), extensions).inline(text, "goals/g/"))


@pytest.mark.parametrize(("text", "expected"), [
    ("[a](https://x.example) [b](mailto:a@x.example) [c](tel:1)",
     '<a href="https://x.example">a</a> <a href="mailto:a@x.example">b</a> <a href="tel:1">c</a>'),
    ("[a](javascript:b) [c](data:d) [e](ftp://f.example) [g](sms:1) [h](ssh://i.example)",
     "<a>a</a> <a>c</a> <a>e</a> <a>g</a> <a>h</a>"),
    ('<b style="position: fixed" id="x" onclick="y" data-z="0">a</b>', "<b>a</b>"),
    ("![a](https://x.example/b.png) c", " c"),
    ("<form action=/x><input name=a></form><iframe src=/></iframe>b", "b"),
])
def test_little_html_is_left_and_addresses_of_few_kinds(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_no_extension_that_reads_files_or_runs_code_works_in_fields(tmp_path: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("secret")
    assert "secret" not in shown('--8<-- "notes.txt"', "pymdownx.snippets")
    live = StrategyMarkdown(Strategy({}), Addresses(), lambda _text, _here: "ran")
    assert "ran" not in shown("```strategy\nshow: goals\n```", live)
