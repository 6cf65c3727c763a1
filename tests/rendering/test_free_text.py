"""Free text of fields: the little HTML that it may hold, and the extensions that work in it."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(("text", "extensions"), [
    ('<b class="sh-banner md-dialog modal md-overlay">a</b>', []),
    ("**a**{.md-search__overlay .sh-x .btn}", ["attr_list"]),
    ('<pre class="mermaid">a</pre>', []),
    ("!!! md-banner sh-x\n    a", ["admonition"]),
    ("``` { .python .md-banner #a }\na\n```", ["fenced_code", "attr_list"]),
])
def test_a_text_cannot_borrow_the_looks_of_the_site(text: str, extensions: list[str]) -> None:
    html = shown(text, *extensions)
    classes = {name for written in re.findall('class="([^"]*)"', html) for name in written.split()}
    assert "a" in html
    assert classes <= {"admonition", "admonition-title", "language-python"}


@pytest.mark.parametrize(("text", "extension", "expected"), [
    ("!!! warning\n    a", "admonition", '<div class="admonition warning">'),
    ("```python\nx = 1  # y\n```", "pymdownx.superfences", '<div class="highlight">'),
    ("```python\nx = 1  # y\n```", "pymdownx.superfences", '<span class="c1"># y</span>'),
    ("    :::python\n    x = 1", "codehilite", '<span class="mi">1</span>'),
    ("a[^1]\n\n[^1]: b", "footnotes", '<div class="footnote">'),
    ("a[^1]\n\n[^1]: b", "footnotes", 'class="footnote-ref"'),
    ("- [x] a", "pymdownx.tasklist", '<ul class="task-list">'),
    ("*Press* ++ctrl+a++", "pymdownx.keys", '<kbd class="key-control">'),
    ("https://github.com/a/b/issues/1", "pymdownx.magiclink", '<a href="https://github.com'),
])
def test_what_extensions_write_keeps_its_looks(text: str, extension: str, expected: str) -> None:
    assert expected in shown(text, extension)


def test_a_fence_that_the_company_set_up_keeps_its_class() -> None:
    fence = {"name": "mermaid", "class": "mermaid"}
    text = FreeText(StrategyMarkdown(Strategy({}), Addresses()), ["pymdownx.superfences"],
                    {"pymdownx.superfences": {"custom_fences": [fence]}})
    assert 'class="mermaid"' in text.block("```mermaid\na-->b\n```", "goals/g/")


def test_no_extension_that_reads_files_or_runs_code_works_in_fields(tmp_path: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notes.txt").write_text("secret")
    assert "secret" not in shown('--8<-- "notes.txt"', "pymdownx.snippets")
    live = StrategyMarkdown(Strategy({}), Addresses(), lambda _text, _here: "ran")
    assert "ran" not in shown("```strategy\nshow: goals\n```", live)
