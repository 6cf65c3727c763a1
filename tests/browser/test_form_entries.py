"""One form serves all entries of a kind: what it is asked for, it shows, from a server, from a folder, and in a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from builder import REPOSITORY, build, write
from playwright.sync_api import Browser, Page, expect

OUTPUT = "#sh-yaml"
FIRST, SECOND = "edit/goals/?id=first-contact-resolution", "edit/goals/?id=customer-satisfaction"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert faults == []


def titled(page: Page, id_: str) -> str:
    """The title of a goal of the example, once the form says it wherever a title stands."""
    texts = (file.read_text("utf-8") for file in (REPOSITORY / "strategy/goals").glob("*.yml"))
    (title,) = (found["goals"][id_]["title"] for found in map(yaml.safe_load, texts) if id_ in found.get("goals", {}))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Edit: {title}")
    expect(page.locator("[data-name=title] input")).to_have_value(title)
    expect(page.locator(OUTPUT)).to_contain_text(f"  {id_}:\n    title: {title}")
    assert page.title().startswith(f"Edit: {title} - ")
    return str(title)


@pytest.mark.parametrize("id_", ["nowhere", "//elsewhere.example/x", "<img src=x>", ""])
def test_an_id_that_does_not_exist_is_said_with_the_way_to_those_that_do(page: Page, site_url: str, id_: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url + "edit/goals/")
    page.evaluate("id => location.search = new URLSearchParams({id})", id_)
    said = page.get_by_role("alert")
    expect(said).to_contain_text(f"There is nothing to edit here with the id “{id_}”, it shares its lines")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Edit: {id_}")
    assert [url for url in asked if not url.startswith(site_url)] == []
    assert not page.locator("form[data-sh-form]").is_visible()
    said.get_by_role("link", name="Goals").click()
    page.wait_for_url("**/goals/")
    assert page.locator("article h1").first.is_visible()


def test_an_answer_that_is_no_entry_is_said_too(page: Page, site_url: str) -> None:
    page.route("**/customer-satisfaction.js", lambda route: route.fulfill(body="window.shEntry = {id: 'other'}"))
    page.goto(site_url + SECOND)
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")


def test_entries_follow_each_other_and_back_without_mixing(page: Page, instant_url: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(instant_url + "goals/first-contact-resolution/")
    page.evaluate("window.marked = true")
    page.get_by_role("link", name="Edit with a form").click()
    titled(page, "first-contact-resolution")
    page.go_back()
    page.get_by_role("link", name="Edit with a form").click()  # twice in a row
    titled(page, "first-contact-resolution")
    page.locator(".sh-eyebrow a").click()
    page.wait_for_url("**/goals/")
    page.get_by_role("link", name="Add a new one: goal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("New: goal")
    expect(page.get_by_label("Title")).to_have_value("")
    page.go_back()
    expect(page.locator("article tbody").first).to_be_visible()
    page.go_back()
    titled(page, "first-contact-resolution")
    assert page.evaluate("window.marked === true")  # all of it without loading a page anew


def test_a_link_from_one_entry_to_another_of_its_kind_leads_there_and_back(page: Page, instant_url: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(instant_url + FIRST)
    titled(page, "first-contact-resolution")
    page.evaluate("""address => document.querySelector(".sh-form").insertAdjacentHTML("afterbegin",
        `<a href="${address}">another</a>`)""", instant_url + SECOND)
    page.get_by_role("link", name="another").click()
    titled(page, "customer-satisfaction")
    page.go_back()
    titled(page, "first-contact-resolution")


def test_going_back_over_other_pages_to_another_entry_shows_that_one(page: Page, instant_url: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(instant_url + "goals/first-contact-resolution/")
    page.get_by_role("link", name="Edit with a form").click()
    titled(page, "first-contact-resolution")
    page.locator(".sh-eyebrow a").click()
    page.locator("tbody a[href$='customer-satisfaction/']").first.click()
    page.get_by_role("link", name="Edit with a form").click()
    titled(page, "customer-satisfaction")
    page.evaluate("history.go(-3)")
    titled(page, "first-contact-resolution")


HOSTILE = ("</script><script>window.pwned=1</script>", "a\u2028b\u2029c", "'\"`${window.pwned=1}\\", "{title} $& {at}",
           "<img src=x onerror=window.pwned=1>", "\u202egnp.exe", "]]>-->", "__proto__")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site to open without a server, in which any text may stand."""
    fields = {"title": HOSTILE[0], "definition": "\n".join(HOSTILE), "summary": "two\nlines",
              "links": dict.fromkeys(HOSTILE, "https://a.example/"), "tags": list(HOSTILE),
              "review": {"last": "someday", "every": "monthly", "__proto__": {"polluted": "yes"}},
              "__proto__": {"polluted": "yes"}, "constructor": "x"}
    terms = {"term": fields, "constructor": {"title": "{title} $& {at}", "definition": "x"}}
    checks = {"structure": "warning", "invalid-url": "off"}
    return build(write(tmp_path_factory.mktemp("entries"), {
        "strategy/all.yml": json.dumps({"terms": terms}, indent=2),
        "handbook/index.md": "# Home\n",
        "mkdocs.yml": "site_name: T\ndocs_dir: handbook\nuse_directory_urls: false\n"
                      "theme: {name: material, font: false}\n"
                      f"plugins: [strategy-handbook: {{checks: {json.dumps(checks)}}}]\n",
    }))


def opened(page: Page, folder: Path, id_: str) -> None:
    page.goto((folder / "edit/glossary/index.html").as_uri() + f"?id={id_}")
    page.locator("form[data-sh-form]").wait_for()


SHOWN = """() => {
  const told = node => {
    const all = [...node.querySelectorAll("[data-sh]")];
    const inner = all.filter(one => one.parentElement.closest("[data-sh]") === node);
    if (node.dataset.sh === "kept") return JSON.parse(node.dataset.yaml);
    if (node.dataset.sh === "leaf") return node.querySelector("input, select, textarea").value;
    if (node.dataset.sh !== "group") return inner.map(told);
    return inner.map(one => [one.dataset.name, told(one)]).filter(([, value]) => value.length || !Array.isArray(value));
  };
  return told(document.querySelector("[data-sh-form]"));
}"""


def test_any_text_is_shown_as_it_is_and_does_nothing(page: Page, folder: Path) -> None:
    opened(page, folder, "term")
    shown = dict(page.evaluate(SHOWN))
    assert shown["title"] == HOSTILE[0]
    assert shown["definition"] == "\n".join(HOSTILE)
    assert shown["summary"] == "two\nlines"  # written in a line, shown in an area
    assert shown["links"] == [[text, "https://a.example/"] for text in HOSTILE]
    assert shown["tags"] == list(HOSTILE)
    assert dict(shown["review"])["last"] == "someday"  # no date, shown as text
    assert dict(shown["review"])['"__proto__"'] == {"polluted": "yes"}
    assert (shown['"__proto__"'], shown["constructor"]) == ({"polluted": "yes"}, "x")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Edit: {HOSTILE[0]}")
    assert page.evaluate("[window.pwned, {}.polluted, document.querySelectorAll('.sh-form img').length]") == [
        None, None, 0]
    page.get_by_label("Definition").fill("New")
    said = yaml.safe_load(str(page.locator(OUTPUT).text_content()))
    assert {**said["term"], "definition": 0} == {
        **json.loads((folder.parent / "strategy/all.yml").read_text("utf-8"))["terms"]["term"], "definition": 0}


def test_signs_of_the_template_in_a_title_stay_signs(page: Page, folder: Path) -> None:
    opened(page, folder, "constructor")
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit: {title} $& {at}")
    assert page.title().startswith("Edit: {title} $& {at} - ")
