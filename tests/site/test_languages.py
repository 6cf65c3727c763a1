"""A site in several languages, by the plugin mkdocs-static-i18n: every page of the handbook in each of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder import MKDOCS_YML, broken_links, build, mkdocs, write

pytest.importorskip("mkdocs_static_i18n")

STRATEGY = """\
organization: {title: Acme, vision: {statement: Every tool lasts}, mission: {statement: We sharpen knives in town}}
themes: {lasting: {title: Tools that last}}
goals: {fewer: {title: Fewer returns, themes: [lasting], due: 2026-12-31}}
"""
I18N = """\
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: de, name: Deutsch}}
"""
PAGES = {"suffix": ("about.md", "about.de.md"), "folder": ("en/about.md", "de/about.md")}


def company(folder: Path, structure: str, *more: str) -> Path:
    english, german = PAGES[structure]
    ours = "\n      ".join(["- strategy-handbook:", "as_of: 2026-06-30", "locale: en_GB", *more])
    config = MKDOCS_YML.replace("- strategy-handbook", ours) + I18N.format(structure=structure)
    return write(folder, {
        "mkdocs.yml": f"site_url: https://acme.example/plan/\n{config}", "strategy/a.yml": STRATEGY,
        f"handbook/{english}": "# About us\n\n[](goal:fewer)\n", f"handbook/{german}": "# Über uns\n\n[](goal:fewer)\n",
    })


@pytest.mark.parametrize("structure", PAGES)
def test_every_page_is_there_in_each_language_and_leads_to_those_of_its_own(tmp_path: Path, structure: str) -> None:
    site = build(company(tmp_path, structure))
    english, german = ({file.relative_to(top) for file in top.rglob("*.html")} for top in (site, site / "de"))
    assert {page for page in english if page.parts[0] != "de"} == german | {Path("404.html")}
    assert list(broken_links(site)) == []
    for language, top in (("en", site), ("de", site / "de")):
        goal, about = ((top / name / "index.html").read_text("utf-8") for name in ("goals/fewer", "about"))
        address = "https://acme.example/plan/" + ("de/" if language == "de" else "")
        assert f'<html lang="{language}"' in goal
        assert f'<link rel="canonical" href="{address}goals/fewer/">' in goal
        assert ("31 Dec 2026" if language == "en" else "31.12.2026") in goal
        assert '<a href="../goals/fewer/">Fewer returns</a>' in about
        assert '<a href="../goals/"' in about  # in the navigation
        assert f"{address}goals/fewer/" in (top / "reviews.ics").read_text("utf-8").replace("\r\n ", "")
    menu = (site / "de/goals/fewer/index.html").read_text("utf-8")
    assert '<a href="../../../goals/fewer/" hreflang="en"' in menu
    assert (site / "sitemap.xml").read_text("utf-8").count("plan/de/goals/fewer/</loc>") == 1


def test_an_index_of_one_language_is_refused(tmp_path: Path) -> None:
    result = mkdocs(company(tmp_path, "suffix", "search: pagefind"), "build")
    assert result.returncode == 1
    assert "makes an index of one language. Leave it out beside “i18n”." in result.stderr
