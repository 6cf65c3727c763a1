"""``strategy render``: the handbook as files for generators without plugins."""

from __future__ import annotations

import contextlib
import re
import shutil
from html import unescape
from pathlib import Path

import pytest
import yaml
from acme import MKDOCS, STRATEGY, Strategy
from click.testing import CliRunner
from markdown import Markdown

from strategy_handbook import pipeline
from strategy_handbook.cli import main
from strategy_handbook.cli.project import Project
from strategy_handbook.handover.configuration import MADE_BY
from strategy_handbook.handover.folder import NotOursError, write
from support import project

HOSTILE = '`{{ 1 }}` {% raw %} <b> "q" ~~~'
ODD = f"""\
terms:
  odd:
    title: '{HOSTILE}'
    aliases: [strange]
    definition: |
      A fence:

      ```
      {{{{ evil }}}}

      two
      ```
"""
GUIDE = """\
# Guide

See [](goal:csat), [](<goal:csat>), [the goal](goal:csat#targets), [](theme:delight) and [a page](../about.md).

`[](goal:csat)` stays, and so does

```text
[](goal:csat)
```

- A list

    ```strategy
    show: goals

    ```

The end.
"""
ABOUT = "About us.\r\n\u2028In one\u2028 line\x0c with [](goal:csat).\n\n```strategy\nshow: goals\n```\n"
"""Only line feeds part lines here, as in Markdown: not the signs that Python takes for such."""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company with hand-written pages, rendered."""
    company = tmp_path_factory.mktemp("rendered")
    project(company, {"mkdocs.yml": MKDOCS, "strategy/strategy.yml": STRATEGY})
    project(company, {"handbook/guides/how.md": GUIDE, "handbook/about.md": ABOUT, "handbook/.secret/a.md": "",
                      "handbook/.hidden": "x", "handbook/assets/plan.txt": "A plan\n", "strategy/odd.yml": ODD})
    with contextlib.chdir(company):
        result = CliRunner().invoke(main, ["render", "--out", "out"])
    assert (result.exit_code, result.stderr) == (0, "")
    count = sum(file.is_file() for file in (company / "out/docs").rglob("*")) - 1
    assert result.stdout == f"{count} files in out/docs, and out/mkdocs.yml to build them with.\n"
    return company


@pytest.fixture
def rendered(once: Path, company: Path) -> Path:
    """A copy of it; gives the folder of its documents."""
    shutil.copytree(once, company, dirs_exist_ok=True)
    return company / "out/docs"


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def front_and_body(file: Path) -> tuple[dict[str, object], str]:
    _, front, body = file.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def test_a_page_has_its_title_sentence_and_tags_as_front_matter(rendered: Path) -> None:
    front, body = front_and_body(rendered / "goals/csat.md")
    assert front == {
        "title": "Reach 90% satisfaction",
        "description": "Nine in ten customers are satisfied.",
        "search": {"boost": 1.5},
        "tags": front["tags"],
        "hide": ["toc"],
    }
    assert body.startswith('\n<div class="sh-page sh-page--goal sh-columns">\n')


def test_what_search_leaves_out_in_a_build_it_leaves_out_here(rendered: Path) -> None:
    front, _ = front_and_body(rendered / "edit/goals/index.md")
    assert front["search"] == {"exclude": True}


@pytest.mark.parametrize("uri", ["glossary/odd.md", "goals/csat.md", "edit/glossary/index.md",
                                 "checks/orphaned-goal.md"])
def test_markdown_leaves_every_tag_and_every_word_of_a_page_as_it_was(rendered: Path, uri: str) -> None:
    _, body = front_and_body(rendered / uri)
    reader = Markdown(extensions=["tables", "toc", "fenced_code", "admonition", "attr_list", "md_in_html", "smarty",
                                  "pymdownx.superfences", "pymdownx.snippets", "pymdownx.details"])
    assert plain(reader.convert(body)) == plain(body)
    assert not re.search(r"[`~{]", re.sub(r"<script.*?</script>", "", body))
    loaded = Project().loaded
    made = pipeline.site(pipeline.book(loaded, pipeline.check(loaded)), extensions=["tables", "fenced_code"])
    page = next(page for page in made.pages if page.uri == uri)
    html = made.renderer.render(page.template, made.renderer.addresses.url(uri), page.view()).html
    assert without_links(plain(body)) == without_links(plain(html))


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(unescape(html))).strip()


def without_links(html: str) -> str:
    return re.sub(r'(?<=\s)(href|src)="[^"]*"', "", html)


def test_links_lead_to_files_and_every_one_is_there(rendered: Path) -> None:
    broken = []
    for file in rendered.rglob("*.md"):
        for link in re.findall(r'\s(?:href|src)="([^":#?]+)["#?]', file.read_text("utf-8")):
            if not (file.parent / link).resolve().is_file():
                broken.append(f"{file}: {link}")  # noqa: PERF401 - told apart when the test fails
    assert broken == []
    assert '<a href="../themes/delight.md" dir="auto">' in (rendered / "goals/csat.md").read_text("utf-8")


def test_hand_written_links_lead_to_files_and_blocks_are_html(rendered: Path) -> None:
    lines = (rendered / "guides/how.md").read_text("utf-8").splitlines()
    block = lines.pop(13)
    assert lines == [
        "# Guide", "",
        ("See [Reach 90% satisfaction](../goals/csat.md), [Reach 90% satisfaction](<../goals/csat.md>), "
         "[the goal](../goals/csat.md#targets), "
         "[Delight customers](../themes/delight.md) and [a page](../about.md)."), "",
        "`[](goal:csat)` stays, and so does", "",
        "```text", "[](goal:csat)", "```", "",
        "- A list", "", "", "", "",
        "The end.",
    ]  # fmt: skip
    assert block.startswith('    <div class="sh-')
    assert 'href="../goals/csat.md"' in block


def test_only_line_feeds_part_the_lines_of_a_page(rendered: Path) -> None:
    text = (rendered / "about.md").read_bytes().decode()
    assert re.match("About us.\r?\n\u2028In one\u2028 line\x0c with \\[[^]]+\\]\\(goals/csat.md\\).\n\n\n<", text)


def test_files_for_other_programs_and_of_the_company_lie_beside_and_hidden_ones_do_not(rendered: Path) -> None:
    for uri in ("calendar.ics", "raci.csv", "schema.json", "assets/strategy-handbook/handbook.css", "assets/plan.txt"):
        assert (rendered / uri).stat().st_size, uri
    assert not list(rendered.rglob("*secret*"))
    assert not (rendered / ".hidden").exists()
    assert 'url=../odd/"' in (rendered / "glossary/strange/index.html").read_text("utf-8")


def test_the_settings_name_every_section_and_the_assets(rendered: Path) -> None:
    settings = yaml.safe_load((rendered.parent / "mkdocs.yml").read_text("utf-8"))
    assert (settings["site_name"], settings["docs_dir"]) == ("Acme", "docs")
    assert settings["theme"] == {"name": "material", "font": False}
    assert settings["extra_css"] == ["assets/strategy-handbook/handbook.css"]
    assert settings["plugins"] == ["search"]
    assert settings["nav"][:3] == ["index.md", "about.md", {"Guides": ["guides/how.md"]}]
    assert {"Strategy": ["map.md", "vision/index.md", "themes/index.md", "goals/index.md"]} in [
        {title: uris[:4]} for section in settings["nav"][3:] for title, uris in section.items()]


def test_an_error_writes_nothing_and_says_what_it_is(company: Path, strategy: Strategy) -> None:
    project(company, {"strategy/wrong.yml": "goals:\n  lost: {title: Lost, themes: [nowhere]}\n"})
    result = strategy("render", "--out", "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[unknown-reference]" in result.stderr
    assert result.stderr.endswith("Nothing was written.\n")
    assert not (company / "out").exists()


def test_the_next_time_replaces_what_it_wrote(rendered: Path, strategy: Strategy) -> None:
    Path("handbook/about.md").rename("handbook/us.md")
    Path("handbook/guides/how.md").unlink()
    (rendered.parent / "site").mkdir()  # of a generator
    assert strategy("render", "--out", "out").exit_code == 0
    assert (rendered / "us.md").exists()
    assert not (rendered / "about.md").exists()
    assert sorted(entry.name for entry in rendered.parent.iterdir()) == ["docs", "mkdocs.yml", "site"]


@pytest.mark.parametrize("name", ["docs/goals/mine.md", "docs/goals/csat.md", "docs/about.md", "mkdocs.yml"])
def test_a_file_that_somebody_else_wrote_or_changed_is_kept(rendered: Path, name: str) -> None:
    project(rendered.parent, {name: "Mine.\n"})
    before = contents(rendered.parent)
    with pytest.raises(NotOursError, match=f"out/{name}” was not written by this command"):
        write(rendered.parent, {"index.md": b"New"}, MADE_BY)
    assert contents(rendered.parent) == before


def test_what_would_be_lost_is_said_and_ends_with_2(company: Path, strategy: Strategy) -> None:
    project(company, {"out/docs/mine.md": "Mine.\n"})
    result = strategy("render", "--out", "out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert " ".join(result.stderr.split()) == (
        f"Error: “{company}/out/docs/mine.md” was not written by this command, or was changed since, and would be "
        "lost. Move it away, or choose another folder with “--out”.")


def test_a_link_to_elsewhere_is_not_followed(rendered: Path, strategy: Strategy, tmp_path: Path) -> None:
    rendered.rename(tmp_path / "elsewhere")
    rendered.symlink_to(tmp_path / "elsewhere")
    result = strategy("render", "--out", "out")
    assert result.exit_code == 2
    assert "out/docs” is not a folder of its own" in result.stderr


@pytest.mark.parametrize("out", ["handbook", "handbook/out", "strategy/out"])
def test_what_is_read_is_not_written_into(company: Path, strategy: Strategy, out: str) -> None:
    result = strategy("render", "--out", out)
    assert result.exit_code == 2
    assert "which is read for the handbook" in result.stderr


def test_a_fault_on_the_way_leaves_all_as_it_was(rendered: Path) -> None:
    before = contents(rendered.parent)
    with pytest.raises(OSError, match="a"):
        write(rendered.parent, {"a": b"a file", "a/b": b"a file in a file"}, "")
    assert contents(rendered.parent) == before


def test_what_a_run_that_was_killed_left_is_put_away_and_nothing_else(rendered: Path) -> None:
    project(rendered.parent, {".strategy-render-a1b2c3_d/new/index.md": "", ".strategy-render-notes/a.md": "Mine.\n"})
    (rendered.parent / ".strategy-render-linked12").symlink_to(rendered.parent / ".strategy-render-notes")
    write(rendered.parent, {"index.md": b"New"}, MADE_BY)
    assert sorted(entry.name for entry in rendered.parent.glob(".*")) == [
        ".strategy-render-linked12", ".strategy-render-notes"]
    assert (rendered.parent / ".strategy-render-notes/a.md").exists()


@pytest.mark.parametrize("uri", ["../outside.md", "/outside.md", "a/../../outside.md"])
def test_nothing_lands_outside(tmp_path: Path, uri: str) -> None:
    with pytest.raises(NotOursError):
        write(tmp_path / "out", {uri: b""}, "")
    assert [entry.name for entry in tmp_path.rglob("*.md")] == []


def test_other_generators_bring_their_own_search(company: Path, strategy: Strategy) -> None:
    project(company, {"mkdocs.yml": MKDOCS.replace("as_of:", "search: pagefind\n      as_of:")})
    assert strategy("render", "--out", "out").exit_code == 0
    assert not (company / "out/docs/search").exists()
    assert yaml.safe_load((company / "out/mkdocs.yml").read_text("utf-8"))["plugins"] == ["search"]
