"""A real site built from a real repository: its history, its feed, and the same bytes again from the cache."""

from __future__ import annotations

import filecmp
import xml.etree.ElementTree as ET
from pathlib import Path

from builder import MKDOCS_YML, broken_links, build, write

from repositories import commit, edit

STRATEGY = """\
organization: {title: Acme, vision: {statement: Every office works without waste}}
themes: {calm: {title: Calm <work>}}
goals:
  fast: {title: Answer fast, themes: [calm], due: 2026-12-31}
  gone: {title: Soon given up, themes: [calm]}
"""


def test_what_git_knows_is_told_and_linked_and_a_rebuild_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = write(tmp_path, {"mkdocs.yml": f"site_url: https://a.example/\n{MKDOCS_YML}", "strategy/all.yml": STRATEGY,
                              "handbook/index.md": "# Home\n", ".gitignore": "site/\n"})
    commit(folder, day="2026-05-01")
    edit(folder / "strategy" / "all.yml", ("2026-12-31", "2027-03-31"),
         ("  gone: {title: Soon given up, themes: [calm]}\n", ""))
    commit(folder, day="2026-06-01")
    site = build(folder)
    page = (site / "what-changed" / "index.html").read_text("utf-8")
    assert 'due date of <a href="../goals/fast/" dir="auto">Answer fast</a> 3 months later' in page
    assert "Removed goal: Soon given up" in page
    assert list(broken_links(site)) == []
    feed = ET.parse(site / "what-changed.xml").getroot()
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 2
    site.rename(tmp_path / "first")
    again = build(folder, seed="1")
    for name in ("what-changed/index.html", "what-changed.xml"):
        assert filecmp.cmp(tmp_path / "first" / name, again / name, shallow=False)
    assert (folder / ".cache" / "strategy-handbook" / "history.json").is_file()
