"""What people wrote around the values stays: remarks, other ways of writing, and what the form does not know."""

from __future__ import annotations

from pathlib import Path

import pytest
from builder import build, mkdocs, write
from playwright.sync_api import Browser

STRATEGY = """\
# Ours
organization:
  title: Acme
  vision: {statement: Forges that last., horizon: 2030-12-31}  # said in January
  mission:
    # why we get up
    statement: We mend.
themes:
  iron: &base
    title: Iron
    intent: |
      Heat,
      then hammer.

    # what we never do
    not_doing:
      - Gold   # too soft
      # nor this
      - Silver
  steel: {title: Steel, intent: "Harder"}
  tin:
    <<: *base
    title: Tin
    # the end of tin
values:
  care: {title: Care, links: {Wrong: "nowhere"}}
departments:
  forge:
    title: Forge
    purpose: To forge.
    links: {Manual: "https://acme.example/#forge"}
    tags: [hot]
    commitments:
    - theme: iron   # indented like its key
      do: Hammer daily
    # the second
    - theme: steel
      do: Try it
"""

EDITS = {
    "organization": (
        "vision",
        {"#f-mission-statement": "We mend: always.", "#f-vision-horizon": "2031-12-31"},
    ),
    "iron": ("themes?id=iron", {"#f-not_doing-2": "Copper", "#f-intent": "Heat,\nthen cool."}),
    "steel": ("themes?id=steel", {"#f-intent": "Hardest"}),
    "tin": ("themes?id=tin", {"#f-title": "Zinn"}),
    "forge": (
        "departments?id=forge",
        {"#f-commitments-2-do": "Try # twice", "#f-links-1-2": "https://acme.example/"},
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("form"), {
        "strategy/all.yml": STRATEGY.replace("\n", "\r\n"),
        "handbook/index.md": "# Home\n",
        "mkdocs.yml": "site_name: T\ndocs_dir: handbook\nuse_directory_urls: false\n"
                      "theme: {name: material, font: false}\n"
                      "plugins: [strategy-handbook: {checks: {invalid-url: off}}]\n",
    })
    return build(folder)


def address(site: Path, way: str) -> str:
    """The address of a form in the folder: of a kind, or of one of its entries."""
    kind, mark, query = way.partition("?")
    return (site / "edit" / kind / "index.html").as_uri() + mark + query


def edited(browser: Browser, site: Path, name: str) -> list[str]:
    """The lines of an entry after its edits, filled in on a page opened from the folder."""
    way, fields = EDITS[name]
    page = browser.new_page()
    page.goto(address(site, way))
    page.locator("summary").last.click()
    for field, text in fields.items():
        page.locator(field).fill(text)
    lines = str(page.evaluate("document.getElementById('sh-yaml').textContent")).split("\n")
    page.close()
    return lines


def test_remarks_above_and_behind_what_is_edited_stay(browser: Browser, site: Path) -> None:
    assert edited(browser, site, "organization") == [
        "organization:",
        "  title: Acme",
        "  vision:  # said in January",
        "    statement: Forges that last.",
        "    horizon: 2031-12-31",
        "  mission:",
        "    # why we get up",
        '    statement: "We mend: always."',
    ]


def test_a_list_keeps_the_lines_of_its_other_items(browser: Browser, site: Path) -> None:
    assert edited(browser, site, "iron") == [
        "  iron: &base",
        "    title: Iron",
        "    intent: |-",
        "      Heat,",
        "      then cool.",
        "",
        "    # what we never do",
        "    not_doing:",
        "      - Gold   # too soft",
        "      # nor this",
        "      - Copper",
    ]


def test_what_stands_in_braces_is_written_out_when_it_changes(browser: Browser, site: Path) -> None:
    assert edited(browser, site, "steel") == ["  steel:", "    title: Steel", "    intent: Hardest"]


def test_what_is_copied_by_an_alias_stays_a_copy(browser: Browser, site: Path) -> None:
    assert edited(browser, site, "tin") == ["  tin:", "    <<: *base", "    title: Zinn"]


def test_a_group_in_a_list_changes_alone(browser: Browser, site: Path) -> None:
    assert edited(browser, site, "forge") == [
        "  forge:",
        "    title: Forge",
        "    purpose: To forge.",
        "    links:",
        "      Manual: https://acme.example/",
        "    tags: [hot]",
        "    commitments:",
        "    - theme: iron   # indented like its key",
        "      do: Hammer daily",
        "    # the second",
        "    - theme: steel",
        '      do: "Try # twice"',
    ]


def test_what_was_wrong_before_does_not_keep_one_from_mending_something_else(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto(address(site, "values?id=care"))
    page.get_by_label("Statement").fill("We care.")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    page.locator("summary").last.click()
    page.locator("#f-links-1-2").fill("nowhere else")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Not yet: a field needs attention.").wait_for()
    page.close()


def test_forms_can_be_left_out(tmp_path: Path) -> None:
    config = "site_name: T\ndocs_dir: handbook\ntheme: material\nplugins:\n  - strategy-handbook:\n      "
    files = {"strategy/all.yml": STRATEGY, "handbook/index.md": "# Home\n", "mkdocs.yml": config + "forms: false\n"}
    write(tmp_path, files)
    site = build(tmp_path)
    assert not (site / "edit").exists()
    assert "Edit with a form" not in (site / "themes/iron/index.html").read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(config + "forms: perhaps\n")
    assert mkdocs(tmp_path, "build").returncode == 1
