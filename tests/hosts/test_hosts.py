"""The example on other hosts: without Material, on what takes the place of MkDocs, and handed over to Zensical."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))

from builder import MKDOCS_YML, REPOSITORY, broken_links, build, pages, write

from strategy_handbook.exports.security_policy import security_policy
from strategy_handbook.rendering.other_themes import for_other_themes
from strategy_handbook.rendering.templates import ASSETS_URI, OTHER_THEMES, assets

SMALL = """\
organization: {title: Acme, vision: {statement: Tools that last.}, mission: {statement: We repair what others drop.}}
themes: {lasting: {title: Tools that last}}
goals: {fewer: {title: Fewer returns, themes: [lasting]}}
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources of the example."""
    folder = tmp_path_factory.mktemp("example")
    for name in ("handbook", "strategy"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", folder)
    return folder


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_themes_without_material_get_its_variables_and_our_sizes(tmp_path: Path, theme: str) -> None:
    project = write(tmp_path, {"strategy/a.yml": SMALL,
                               "mkdocs.yml": MKDOCS_YML.replace("{name: material, font: false}", theme)})
    site = build(project)
    page = (site / "goals/fewer/index.html").read_text("utf-8")
    theirs, ours = (page.index(f"{ASSETS_URI}/{name}") for name in (OTHER_THEMES, "handbook.css"))
    assert theirs < ours
    assert page.count("<h1") == 1
    style = (site / ASSETS_URI / "handbook.css").read_text("utf-8")
    assert "md-typeset" not in style.replace("--md-typeset-a-color", "")
    assert "[dir] " not in style  # which only Material says of a page from left to right
    assert '[data-bs-theme="dark"]' in style
    assert '"title":"Fewer returns"' in (site / "search/search_index.json").read_text("utf-8")
    assert list(broken_links(site)) == []
    sends = "'self'" if theme == "readthedocs" else "'none'"  # the search of one leads to a page of its own
    assert f"; form-action {sends};" in security_policy(site).text


def test_the_other_stylesheet_gives_every_variable_of_material_that_ours_uses() -> None:
    published = assets(None, material=False)
    ours, theirs = (published[f"{ASSETS_URI}/{name}"].decode() for name in ("handbook.css", OTHER_THEMES))
    used = set(re.findall(r"var\((--md-[\w-]+)\)", ours))
    assert used <= set(re.findall(r"(--md-[\w-]+):", theirs))
    assert len(theirs) < 6_000


def test_a_rem_is_as_large_as_materials_and_nothing_else_changes() -> None:
    css = ('[dir] .md-typeset .x{width:.7rem;margin:-1rem}.md-typeset a,'
           '[data-md-color-scheme="slate"] b{top:12rem;left:2.5em}')
    assert for_other_themes(css) == (
        ':root:root .x{width:0.875rem;margin:-1.25rem}:root a,[data-bs-theme="dark"] b{top:15rem;left:2.5em}')


def test_zensical_builds_every_page_of_what_is_rendered_and_every_link_leads_somewhere(example: Path) -> None:
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("zensical is not installed here; `make test-properdocs` has it")
    for command in (["strategy", "render", "--out", "out"], ["zensical", "build", "-f", "out/mkdocs.yml"]):
        binary, *arguments = command
        tool = Path(sys.executable).with_name(binary)
        done = subprocess.run([tool, *arguments], cwd=example, capture_output=True, text=True, timeout=240, check=False,
                              env={**os.environ, "NO_COLOR": "1"})
        assert done.returncode == 0, done.stdout + done.stderr
    rendered, site = example / "out/docs", example / "out/site"
    built = set(pages(site))
    assert {address(uri.relative_to(rendered)) for uri in rendered.rglob("*.md")} <= built
    assert list(broken_links(site)) == []
    front = yaml.safe_load((rendered / "goals/market-share.md").read_text("utf-8").split("---\n")[1])
    assert f"<title>{front['title']} - " in (site / "goals/market-share/index.html").read_text("utf-8")


def address(uri: Path) -> str:
    folder = uri.parent if uri.name == "index.md" else uri.with_suffix("")
    return "" if folder == Path() else f"{folder}/"
