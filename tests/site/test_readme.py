"""What the README tells a stranger to copy works as it stands."""

from __future__ import annotations

import re
from pathlib import Path

from builder import REPOSITORY, broken_links, build, mkdocs

from strategy_handbook.findings import Severity
from strategy_handbook.pipeline import check, load
from strategy_handbook.settings import settings_from_file


def blocks() -> dict[str, str]:
    """The files that “Start your own” shows, by the name in their first line."""
    text = (REPOSITORY / "README.md").read_text("utf-8").partition("## Start your own")[2].partition("\n## ")[0]
    fenced = re.findall(r"^(`{3,})(\w+)\n(.*?)^\1$", text, re.MULTILINE | re.DOTALL)
    named = {}
    for _fence, language, content in fenced:
        if language in ("yaml", "markdown") and (match := re.match(r"(?:# |<!-- )(\S+)", content)):
            named[match[1]] = content
    return named


def test_the_blocks_of_the_readme_make_a_handbook(tmp_path: Path) -> None:
    files = blocks()
    assert set(files) == {"mkdocs.yml", "strategy/strategy.yml", "handbook/index.md"}
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    site = build(tmp_path)
    assert list(broken_links(site)) == []
    assert "Every workshop in town can rely on its tools." in (site / "index.html").read_text("utf-8")
    report = check(load(settings_from_file(tmp_path / "mkdocs.yml")))
    assert report.at_least(Severity.ERROR) == ()


def test_a_link_sentence_of_a_goal_is_on_its_page(example: Path) -> None:
    page = (example / "goals/carbon-per-order/index.html").read_text("utf-8")
    assert "Fewer and lighter kilometres are the heart of this theme." in page


def test_the_example_has_warnings_and_no_error(example_project: Path) -> None:
    assert mkdocs(example_project, "build", "--strict", "--site-dir", "strict").returncode == 1
