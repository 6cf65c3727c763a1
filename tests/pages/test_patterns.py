"""The pattern page: there only when asked for, with every state of what it shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handbooks import book, html
from strategy_handbook.facts import Standing
from strategy_handbook.pages import Book, plan

TEXT = "organization: {title: Acme, vision: {statement: Paper that comes back}}\n"


@pytest.fixture
def asked(tmp_path: Path) -> Book:
    found = book(tmp_path, TEXT)
    found.settings = replace(found.settings, patterns=True)
    return found


def test_a_published_handbook_has_no_pattern_page(tmp_path: Path) -> None:
    assert "patterns.md" not in {page.uri for page in plan(book(tmp_path, TEXT))}


def test_every_state_is_shown_light_and_dark_and_text_stays_text(asked: Book) -> None:
    page = html(asked, "patterns.md")
    for standing in Standing:
        assert page.count(f"sh-chip--{standing}") >= 2, standing
    assert {'data-md-color-scheme="default"', 'data-md-color-scheme="slate"'} <= set(page.replace(">", " ").split())
    assert "-60%" in page
    assert "140%" in page
    assert "<script>" not in page
    assert "رضا العملاء" in page
    assert not next(one for one in plan(asked) if one.uri == "patterns.md").searchable
