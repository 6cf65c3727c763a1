"""The first page: every kind of reader finds a door, and a company that writes its own keeps it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from handbooks import book, html
from strategy_handbook import pipeline

ACME = """
organization:
  title: Acme
  vision: {statement: A shop in every street.}
  mission: {statement: We bring what is needed.}
themes: {near: {title: Near to people}}
departments: {shops: {title: Shops}}
roles: {keeper: {title: Shopkeeper, department: shops}, boss: {title: Managing director}}
goals:
  more: {title: Open ten shops, themes: [near], owner: boss, start: 2026-01-01, due: 2026-12-31}
checkins:
  - {goal: more, date: 2026-06-01, status: off-track}
"""


def test_a_company_without_a_first_page_gets_one(tmp_path: Path) -> None:
    told = html(book(tmp_path, ACME), "index.md")
    assert told.count("<h1") == 1
    for words in ("A shop in every street.", "We bring what is needed.", "Find my role or department", "I am new here",
                  "Near to people", "What changed lately"):
        assert words in told
    for address in ("roles/keeper/", "roles/boss/", "departments/shops/", "onboarding/", "themes/near/"):
        assert f'href="{address}"' in told
    assert 'sh-chip--off-track sh-chip--small" href="goals/?goals-status=Off%20track"><b>1</b>' in told


def test_a_company_with_nothing_yet_gets_a_first_page_that_says_so(tmp_path: Path) -> None:
    told = html(book(tmp_path, "values: {open: {title: We are open}}"), "index.md")
    assert "The vision is not written yet." in told
    assert "No departments or roles are described yet." in told
    assert "There are no goals yet." in told, "silence is no good news"
    assert "There are no themes yet. Add the first one" in told
    assert "Nothing now" not in told


def test_a_written_first_page_stays(tmp_path: Path) -> None:
    for name in ("index.md", "README.md"):
        folder = tmp_path / name
        (folder / "handbook").mkdir(parents=True)
        (folder / "handbook" / name).write_text("# Ours\n")
        contents = book(folder, ACME)
        contents.settings = dataclasses.replace(contents.settings, handbook_dir=folder / "handbook")
        assert "index.md" not in {page.uri for page in pipeline.site(contents).pages}
