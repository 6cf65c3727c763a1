"""The forms, driven as people drive them: what they write is accepted by the real check, and nothing else changes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from builder import REPOSITORY
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from strategy_handbook import pipeline
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.model import find_kind
from strategy_handbook.settings import settings_from_file
from strategy_handbook.source.document import plain
from strategy_handbook.source.syntax import compose

OUTPUT = "document.getElementById('sh-yaml').textContent"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    clipboard = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(viewport={"width": 1440, "height": 900}, permissions=clipboard)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    context.close()
    assert said == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("handbook", "strategy"):
        shutil.copytree(REPOSITORY / name, tmp_path / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    return tmp_path


def follow(page: Page, project: Path, yaml_text: str) -> tuple[Path, str]:
    """Do what the third step says; gives the file and what it held before."""
    step = page.locator(".sh-form li").nth(2).inner_text()
    file = project / re.findall(r"\S+\.yml", step)[0]
    before = file.read_text("utf-8") if file.exists() else ""
    lines = before.split("\n")
    if found := re.search(r"lines (\d+) to (\d+)", step):
        lines[int(found[1]) - 1 : int(found[2])] = yaml_text.split("\n")
    elif found := re.search(r"beginning of line (\d+)", step):
        lines[int(found[1]) - 1 : int(found[1]) - 1] = yaml_text.removesuffix("\n").split("\n")
    else:
        lines = [yaml_text]
    file.write_text("\n".join(lines), "utf-8")
    return file, before


def findings(project: Path) -> tuple[Finding, ...]:
    """What the checks say about the whole project now."""
    return pipeline.check(pipeline.load(settings_from_file(project / "mkdocs.yml"))).findings


def check(project: Path) -> None:
    assert [str(found) for found in findings(project) if found.severity is Severity.ERROR] == []


def entry(file: Path, kind: str, id_: str) -> dict[str, object]:
    found = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)[kind][id_]
    assert isinstance(found, dict)
    return found


def test_a_goal_is_changed_by_keyboard_and_the_check_accepts_it(page: Page, site_url: str, project: Path) -> None:
    page.goto(site_url + "goals/first-contact-resolution/")
    page.get_by_role("link", name="Edit with a form").click()
    page.locator("fieldset[data-name=targets]").get_by_label("To").fill("82")
    departments = page.locator("fieldset[data-name=departments]")
    add = departments.get_by_role("button", name="Add: Departments")
    add.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("sales")
    page.keyboard.press("Tab")
    page.keyboard.type("Says: “yes” # only to what we can keep")
    page.get_by_label("Why").fill("Line one:\n\n  - two\n#three")
    assert "Changed: Why, Departments, Targets" in page.locator("[data-changed]").inner_text()
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    file, before = follow(page, project, page.evaluate("navigator.clipboard.readText()"))
    said = entry(file, "goals", "first-contact-resolution")
    was = yaml.load(before, yaml.CBaseLoader)["goals"]["first-contact-resolution"]
    assert said["why"] == "Line one:\n\n  - two\n#three"
    assert said["targets"] == {"first-contact-resolution": {"from": "62", "to": "82"}}
    assert said["departments"] == {**was["departments"], "sales": "Says: “yes” # only to what we can keep"}
    assert {**was, "why": 0, "targets": 0, "departments": 0} == {**said, "why": 0, "targets": 0, "departments": 0}
    check(project)


def test_remarks_stay_and_a_field_that_is_cleared_goes(page: Page, site_url: str, project: Path) -> None:
    page.goto(site_url + "edit/goals/?id=first-contact-resolution")
    page.get_by_label("Due").fill("2027-04-30")
    page.get_by_label("Level").select_option("")
    remove = page.locator("fieldset[data-name=departments]").get_by_role("button", name="Remove: Departments")
    remove.nth(1).click()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Remove: Departments"
    file, before = follow(page, project, page.evaluate(OUTPUT))
    gone = set(before.splitlines()) - set(file.read_text("utf-8").splitlines())
    came = set(file.read_text("utf-8").splitlines()) - set(before.splitlines())
    assert gone == {"    due: 2027-03-31", "      operations: Shows advisors live where each order is"}
    assert came == {"    due: 2027-04-30"}
    assert "level" not in entry(file, "goals", "first-contact-resolution")
    check(project)


def test_a_repeating_group_grows_and_a_gap_in_it_is_pointed_at(page: Page, site_url: str, project: Path) -> None:
    page.goto(site_url + "edit/roles/?id=key-account-manager")
    decides = page.locator("fieldset[data-name=decides]")
    decides.get_by_role("button", name="Add: Decides").click()
    page.keyboard.press("Tab")
    page.keyboard.type("up to € 5")
    page.get_by_role("button", name="Copy").click()
    assert "a field needs attention" in page.get_by_role("status").inner_text()
    assert page.evaluate("document.activeElement.matches(':invalid')")
    page.keyboard.type("Which customers to visit")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    file, before = follow(page, project, page.evaluate(OUTPUT))
    came = [line for line in file.read_text("utf-8").splitlines() if line not in before.splitlines()]
    assert came == ["      - decision: Which customers to visit", "        limit: up to € 5"]
    check(project)


EVERY_FORM = """async addresses => {
    const read = [];
    let given, told, forgetting;
    Object.defineProperty(window, "shEntry", {configurable: true, get: () => given, set: value => {
        given = structuredClone(value);
        told = value || told;
        if (value && forgetting) for (const part of walk(given)) delete part.at, delete part.head;
    }});
    const walk = part => [part, ...[...part.parts || [], ...part.rows || []].flatMap(walk)];
    const pages = {};
    const form = async (address, forget) => {
        forgetting = forget;
        history.replaceState(null, "", address);
        pages[location.pathname] ??= await (await fetch(address)).text();
        const fresh = new DOMParser().parseFromString(pages[location.pathname], "text/html").querySelector(".sh-form");
        document.querySelector(".sh-form").replaceWith(fresh);
        begin();
        while (fresh.querySelector("[data-sides]").hidden) await new Promise(done => setTimeout(done, 1));
        return fresh;
    };
    const lines = () => document.getElementById("sh-yaml").textContent;
    for (const address of addresses) {
        const shown = (await form(address, false)).querySelector("li[data-edit]").textContent;
        const [entry, same] = [told, lines()];
        const title = (await form(address, true)).querySelector("[data-name=title] input");
        title.value += "!";
        title.dispatchEvent(new Event("input", {bubbles: true}));
        read.push([shown, entry.title, same, lines()]);
    }
    return read;
}"""
"""Each form as it is, and with every line of the source forgotten before it is filled."""


def test_unchanged_forms_change_no_line_and_all_written_anew_say_the_same(
    page: Page, site_url: str, example: Path
) -> None:
    script = (REPOSITORY / "site_templates/assets/form.js").read_text("utf-8")
    page.route("**/form.js", lambda route: route.fulfill(body="window.begin = () => {" + script + "}"))
    entries = {}
    for file in (REPOSITORY / "strategy").rglob("*.yml"):
        for kind, found in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader).items():
            if kind == "organization":
                entries["vision/"] = found
            elif isinstance(found, dict):
                folder = find_kind(kind).kind.folder  # type: ignore[union-attr]
                entries |= {f"{folder}/?id={id_}": fields for id_, fields in found.items()
                            if (example / f"edit/{folder}/{id_}.js").exists() or "visibility" not in str(fields)}
    assert len(entries) > 100
    page.goto(site_url + "edit/vision/")
    forms = page.evaluate(EVERY_FORM, [f"{site_url}edit/{path}" for path in entries])
    for (path, fields), (step, title, same, anew) in zip(entries.items(), forms, strict=True):
        name, first, last = re.findall(r"Open (\S+) and select lines (\d+) to (\d+)", step)[0]
        before = (REPOSITORY / name).read_text("utf-8").split("\n")[int(first) - 1 : int(last)]
        assert same == "\n".join(before), path
        assert title == fields["title"].strip(), path
        (said,) = yaml.load(anew, yaml.BaseLoader).values()
        assert canonical({**said, "title": said["title"].removesuffix("!")}) == canonical(fields), path


def canonical(value: object) -> object:
    """Texts without blanks around them, as the model reads them; one item and a list of one mean the same."""
    if isinstance(value, dict):
        return {key: canonical(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return canonical(value[0]) if len(value) == 1 else [canonical(inner) for inner in value]
    return str(value).strip()


@pytest.mark.parametrize(
    ("form", "fields", "kind"),
    [
        ("goals", {"Title": "Überall: 100% „grün“", "Why": "Because.", "Due": "2027-12-31"}, "goals"),
        ("roles", {"Title": "Night watch", "Summary": "no", "Department": "sales"}, "roles"),
        ("themes", {"Title": "Yes", "Intent": "2026-01-01"}, "themes"),
    ],
)
def test_something_new_is_put_where_the_others_are(
    page: Page, site_url: str, project: Path, form: str, fields: dict[str, str], kind: str
) -> None:
    page.goto(site_url + f"{form}/")
    page.get_by_role("link", name="Add a new one").click()
    for label, text in fields.items():
        page.get_by_label(label).first.fill(text)
    page.get_by_label("Id").first.press("Tab")
    assert page.locator("[data-sh-form] :invalid").count() == 0
    file, before = follow(page, project, page.evaluate(OUTPUT))
    after = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)[kind]
    was = yaml.load(before, yaml.CBaseLoader)[kind]
    (id_,) = after.keys() - was.keys()
    assert {key.lower(): text for key, text in fields.items()} == after.pop(id_)
    assert after == was
    assert [str(one) for one in findings(project) if re.search(r"yaml-|invalid|unknown|duplicate", str(one))] == []


def test_a_taken_id_is_refused_at_once(page: Page, site_url: str) -> None:
    page.goto(site_url + "edit/goals/")
    page.get_by_label("Title").fill("Customer Satisfaction")
    assert page.get_by_label("Id").first.input_value() == "customer-satisfaction"
    assert page.evaluate("document.querySelector('[data-id]').validationMessage") == "This id is taken."


def test_a_report_begins_at_the_goal(page: Page, site_url: str, project: Path) -> None:
    page.goto(site_url + "goals/first-contact-resolution/")
    page.get_by_role("link", name="Report on this goal with a form").click()
    expect(page.get_by_label("Goal")).to_have_value("first-contact-resolution")
    page.get_by_label("Date").fill("2026-11-20")
    page.get_by_label("Status").select_option("at-risk")
    page.get_by_label("Note").fill("Still 71%: the playbook came late.")
    page.get_by_label("Next step").fill("Train the evening shift.")
    page.get_by_label("Value", exact=True).fill("71")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download").click()
    report = yaml.safe_load(saved.value.path().read_text("utf-8"))["checkins"][0]
    assert report["values"] == {"first-contact-resolution": 71}
    file, before = follow(page, project, page.evaluate(OUTPUT))
    assert yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)["checkins"] == [
        *yaml.load(before, yaml.CBaseLoader)["checkins"],
        {"goal": "first-contact-resolution", "date": "2026-11-20", "status": "at-risk",
         "note": "Still 71%: the playbook came late.", "next_step": "Train the evening shift.",
         "values": {"first-contact-resolution": "71"}},
    ]
    check(project)


def test_ids_are_offered_with_their_titles(page: Page, site_url: str) -> None:
    page.goto(site_url + "edit/goals/?id=first-contact-resolution")
    page.get_by_label("Owner").focus()
    offered = page.locator("#sh-ids-roles option")
    assert offered.count() > 10
    assert page.locator("#sh-ids-roles option[value=managing-director]").text_content() == "Managing director"


def test_leaving_asks_only_while_something_would_be_lost(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.goto(site_url + "edit/goals/?id=first-contact-resolution")
    page.get_by_label("Summary").fill("Something else")
    page.get_by_role("link", name="Goals", exact=True).last.click()
    assert asked == ["Leave this form? What you changed here is lost."]
    assert page.url.endswith("edit/goals/?id=first-contact-resolution")
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    page.get_by_role("link", name="Goals", exact=True).last.click()
    page.wait_for_url("**/goals/")
    assert len(asked) == 1
    page.close()


def test_it_works_from_a_folder_and_under_a_strict_policy(browser: Browser, site_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if "sh-" in message.text else None)
    page.on("pageerror", lambda error: errors.append(str(error)) if "__md" not in str(error) else None)

    def strict(route):  # type: ignore[no-untyped-def]
        answer = route.fetch()
        policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})

    page.route("**/edit/goals/?id=*", strict)
    page.goto(site_url + "edit/goals/?id=first-contact-resolution")
    page.get_by_label("Summary").fill("Under a policy")
    assert "summary: Under a policy" in page.evaluate(OUTPUT)
    assert errors == []
    context.close()


def test_without_scripts_it_says_what_to_do_instead(browser: Browser, site_url: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(site_url + "edit/goals/?id=first-contact-resolution")
    assert page.get_by_text("This form needs scripts, and they are switched off or blocked").is_visible()
    assert page.get_by_text("use the pencil of its page instead: it opens the right line").is_visible()
    assert page.get_by_role("link", name="Goals", exact=True).last.is_visible()
    assert "edit/main/strategy/goals/company.yml#L" in str(page.locator(".sh-notes a").first.get_attribute("href"))
    assert not page.locator("form[data-sh-form]").is_visible()


NASTY = [
    *("no", "1.10", "12:30:45", "~", "null", "a: b", "a #b", "- x", "'", '"', "{a}", "[", "*x", "&x", "!x", "%x", "@x"),
    *("`x", "? x", "| x", "> x", "=", "<<", "x:", "\u2028", "a\u0085b", "\x7f", "\x00", "é\u0301", "𝕏😀", "a\tb", ".."),
    *("---", "a\n---\nb", "a\n\tb", " a\nb ", "a\n  b\nc", "#\na", "\\n", "\ufeffx", "عربي", "می\u200cخواهم"),
    *("a\u00a0b", "a\r\nb", "0x1F", "1e5", "2026-01-01", "2026-01-01 10:00", "yes", "NULL", "a, b", "a]", "x\ud800y"),
    *("</script>", "“quoted”"),
]


def test_any_text_survives(page: Page, site_url: str) -> None:
    texts: list[str] = [*NASTY]

    @settings(max_examples=400, database=None, deadline=None)
    @given(st.one_of(st.text(max_size=30), st.text(alphabet="ab:#-\n \t'\"{}[],&*!|>%@`\\0", max_size=12)))
    def gather(text: str) -> None:
        texts.append(text)

    gather()
    page.goto(site_url + "edit/goals/?id=first-contact-resolution")
    escaped = json.dumps(texts)
    written = page.evaluate(
        f"""() => {escaped}.map(text => {{
            const area = document.querySelector('[data-name=why] textarea');
            area.value = text;
            area.dispatchEvent(new Event('input', {{bubbles: true}}));
            return [area.value.trim().toWellFormed(), {OUTPUT}];
        }})"""
    )
    for said, text in written:
        document, found = compose("x.yml", Path("x.yml"), "goals:\n" + text)
        assert document is not None, (said, found)
        read = plain(document.root)["goals"]["first-contact-resolution"]  # type: ignore[index, call-overload]
        other = yaml.load(text, yaml.BaseLoader)["first-contact-resolution"]
        guessed = yaml.safe_load(text)["first-contact-resolution"]
        assert (read.get("why", ""), other.get("why", ""), guessed.get("why", "")) == (said, said, said)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forms_fit_on_a_phone(browser: Browser, site_url: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    ids = ("goals/?id=first-contact-resolution", "vision/", "cultures/?id=porto-head-office", "metrics/?id=csat")
    for path in (*ids, "goals/?id=nowhere", "check-ins/"):
        page.goto(site_url + "edit/" + path)
        page.locator("[data-sides]:visible, [data-missing]:visible").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
    context.close()
