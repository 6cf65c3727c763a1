"""A site for an audience holds no trace of what is hidden: unique words in every hidden place are in no file of it."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from xml.sax.saxutils import escape as xml_text

import pytest
import yaml
from builder import MKDOCS_YML, build, mkdocs, write

from repositories import commit, edit
from strategy_handbook import pipeline
from strategy_handbook.checks import FAMILIES, Report
from strategy_handbook.exports.comma_separated import comma_separated
from strategy_handbook.exports.ics import calendar_file, event_text
from strategy_handbook.findings import Severity
from strategy_handbook.handover import handed_over
from strategy_handbook.model import KINDS, Item
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.model.kinds import BY_WORD
from strategy_handbook.model.links import KeysTo, To
from strategy_handbook.model.patterns import scalar_of
from strategy_handbook.settings import settings_from, settings_from_file
from strategy_handbook.source.published import files_below
from test_any_strategy import SCALARS, WORDS

CANARIES = {
    "date": "2189-07-13", "day and time": "2189-07-13 03:21", "number": "73571357", "whole number": "73571",
    "time zone": "Antarctica/Troll", "hours, from-to": "03:21-04:32", "recurrence rule": "FREQ=WEEKLY;UNTIL=21890713",
    "currency code": "XAF", "account handle": "@canary/all", "web address": "https://canary.example",
}
"""What a hidden field holds where it takes no text; no other field has it."""
SONG = re.compile(r"canar|2189|7357|73,571|73.571|troll|\bXAF\b|03:21", re.IGNORECASE)
UPKEEP = ("aliases", "waive", "visibility", "visibility_of")


class Cage:
    """Of each kind an entry that is seen, one that hides what fields it can, one that is hidden.

    Whatever is seen links to all of them, in its fields and in its texts.
    """

    def __init__(self) -> None:
        self._number = itertools.count()
        self._hiding = False

    def strategy(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for model in KINDS:
            kind = model.kind
            entries = {f"{kind.word}-seen": self.entry(model), f"{kind.word}-partly": self.partly(model),
                       f"canary-{kind.word}": self.hidden(model)}
            if kind.shape == "one":
                found[kind.key] = self.partly(model)
            else:
                found[kind.key] = entries if kind.shape == "many" else list(entries.values())
        return found

    def entry(self, model: type[Item], names: Sequence[str] | None = None) -> dict[str, Any]:
        rows = [row for row in field_table(model) if row.name not in UPKEEP]
        return self.group([row for row in rows if names is None or row.name in names])

    def partly(self, model: type[Item]) -> dict[str, Any]:
        rows = [row for row in field_table(model) if row.name not in UPKEEP]
        keeps = [row.name for row in rows if row.required or getattr(row.to, "narrows", False)]
        hides = [row.name for row in rows if row.name not in keeps]
        self._hiding = True
        hidden = self.entry(model, hides)
        self._hiding = False
        return {**self.entry(model, keeps), **hidden, "visibility_of": dict.fromkeys(hides, "leadership")}

    def hidden(self, model: type[Item]) -> dict[str, Any]:
        self._hiding = True
        made = {**self.entry(model), "visibility": "leadership"}
        self._hiding = False
        return made if model.kind.shape == "list" else {**made, "aliases": [f"old-canary-{model.kind.word}"]}

    def group(self, rows: Sequence[FieldRow]) -> dict[str, Any]:
        return {row.name: self.value(row) for row in rows}

    def value(self, row: FieldRow) -> Any:
        if row.to is not None:
            return self.links(row, row.to)
        if row.many == "map" and "date → " in row.takes:
            return {CANARIES["date"] if self._hiding else "2026-05-31": self.scalar(row)}
        one = self.group(row.parts) if row.parts else self.scalar(row)
        if row.many == "map":
            return {f"canary {next(self._number)}" if self._hiding else "Label": one}
        return [one] if row.many == "list" else one

    def links(self, row: FieldRow, to: To | KeysTo) -> Any:
        kinds = WORDS if to.kind == "*" else {word: key for word, key in WORDS.items() if key == to.kind}
        names = [f"{word}:{id_}" if to.kind == "*" else id_ for word in kinds
                 for id_ in (f"{word}-seen", f"{word}-partly", f"canary-{word}", f"old-canary-{word}")]
        if isinstance(to, KeysTo):
            return {id_: self.group(row.parts) if row.parts else self.scalar(row) for id_ in names[:3]}
        if row.many and to.explained:
            return {id_: f"canary {next(self._number)}" if "canary" in id_ else self.text() for id_ in names}
        return names if row.many else names[0]

    def scalar(self, row: FieldRow) -> str:
        takes = scalar_of(row)
        if row.words:
            return row.words[0]
        if takes in SCALARS:
            return CANARIES.get(takes, SCALARS[takes][0]) if self._hiding else SCALARS[takes][-1]
        return self.text()

    def text(self) -> str:
        number = next(self._number)
        if self._hiding:
            return f"canary {number}"
        word = list(WORDS)[number % len(WORDS)]
        return f"Words {number} of [a friend]({word}:canary-{word}) and [another]({word}:old-canary-{word}#here)"


def cage() -> dict[str, str]:
    """A project in which everything that can be hidden is, and hand-written pages that link to it."""
    settings = {"checks": dict.fromkeys(FAMILIES, "warning"), "as_of": "2026-06-30", "locale": "en_GB"}
    links = "\n".join(f"- [a friend]({word}:canary-{word})" for word in WORDS)
    return {
        "mkdocs.yml": MKDOCS_YML.replace("- strategy-handbook", f"- strategy-handbook: {json.dumps(settings)}"),
        "strategy/all.yml": json.dumps(Cage().strategy(), indent=1),
        "handbook/by-hand.md": f"# By hand\n\n{links}\n\n```strategy\nshow: goals\ntheme: canary-theme\n```\n",
    }


def songs(site: Path) -> Iterator[str]:
    """Every canary in the names and texts of a site's files, with what stands around it."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        content = file.read_bytes() if file.is_file() else b""
        text = (gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8", "replace")
        if name.startswith("assets/") and not name.startswith("assets/strategy-handbook"):
            continue  # Material's own
        for heard in {name, unescape(text), text.replace("\r\n ", "")}:
            for song in SONG.finditer(heard):
                yield f"{name}: {heard[max(0, song.start() - 60) : song.end() + 30]!r}"


@pytest.fixture(scope="module")
def caged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a history in which everything, seen or hidden, was edited."""
    folder = write(tmp_path_factory.mktemp("caged"), cage())
    commit(folder, day="2026-05-01")
    edit(folder / "strategy/all.yml", ("Words 1", "Words one"), ("canary 1", "canary 2"))
    commit(folder, day="2026-06-01")
    return folder


def test_nothing_hidden_is_in_any_file(caged: Path) -> None:
    site = build(caged)
    assert list(songs(site)) == []
    assert "Words one" in (site / "what-changed/index.html").read_text("utf-8")
    for word in WORDS:
        folder = BY_WORD[word].kind.folder
        assert (site / folder / f"{word}-seen/index.html").is_file()
        assert (site / folder / f"{word}-partly/index.html").is_file()
        assert not (site / "edit" / folder / f"{word}-seen").exists()  # its lines name canaries
    assert (site / "edit/goals/index.html").is_file()


def test_nothing_hidden_is_in_what_is_handed_over_to_other_generators(caged: Path, tmp_path: Path) -> None:
    loaded = pipeline.load(settings_from_file(caged / "mkdocs.yml"))
    files, config = handed_over(loaded, pipeline.book(loaded, Report(())), {})
    for name, content in {**files, "mkdocs.yml": config.encode()}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert "- a friend\n" in (tmp_path / "by-hand.md").read_text("utf-8")
    assert list(songs(tmp_path)) == []


def test_the_canaries_sing_to_those_who_may_hear_them(caged: Path) -> None:
    loaded = pipeline.load(replace(settings_from_file(caged / "mkdocs.yml"), audience="leadership"))
    assert loaded.shown is loaded
    contents = pipeline.book(loaded, Report(()))
    site = pipeline.site(contents)
    pages = {page.uri: page for page in site.pages}
    for word in WORDS:
        page = pages[f"{BY_WORD[word].kind.folder}/canary-{word}.md"]
        html = site.renderer.render(page.template, site.renderer.addresses.url(page.uri), page.view()).html
        assert {song.casefold() for song in SONG.findall(html)} >= {"canar", "2189"}, word


LEAK = {
    "strategy/all.yml": """\
organization: {title: Acme, vision: {statement: Every tool lasts}, mission: {statement: We sharpen knives in town}}
terms:
  crow: {title: Crow, definition: Ordinary words}
  falcon: {title: Operation Falcon & Crow, definition: Nobody knows what it is, visibility: leadership}
""",
    "handbook/index.md": "# Home\n",
}


@pytest.mark.parametrize(("name", "text"), [
    ("note.html", "<text><tspan>Operation</tspan> <tspan>Falcon &amp; Crow</tspan></text>"),
    ("note.json", '["Operation\\nFalcon \\u0026 Crow"]'),
    ("note.ics", "SUMMARY:Operation Fal\r\n con & Crow"),
    ("glossary/falcon.txt", "Nothing to see here"),
    ("mail.html", '<a href="mailto:x@example.com?subject=Operation%20Falcon%20%26%20Crow">x</a>'),
])
def test_a_finished_site_with_something_hidden_in_it_fails(tmp_path: Path, name: str, text: str) -> None:
    folder = write(tmp_path, LEAK)
    settings = settings_from({}, root=folder, docs_dir="handbook", locale="en")
    loaded = pipeline.load(settings)
    report = pipeline.check(loaded)
    assert report.at_least(Severity.ERROR) == ()
    site = write(tmp_path / "site", {"glossary/index.html": "About falcons and crows", name: text})
    found = pipeline.leaks(loaded, report, files_below(site)).findings
    assert [(leak.location.path, leak.subject) for leak in found] == [(name, "term:falcon")]


AWKWARD = 'Café “Größe” and \'Über\' for "Łódź"; 50% of R&D, C:\\new/old <b> 🎉 + more'


@pytest.mark.parametrize(("name", "written"), [
    ("page.html", escape(AWKWARD)),
    ("attribute.html", f'<a title="{escape(AWKWARD).replace("é", "&eacute;").replace("ö", "&#246;")}">x</a>'),
    ("config.html", f"<i data-x='{escape(json.dumps([AWKWARD]))}'></i>"),
    ("link.html", f'<a href="?goals-theme={quote(AWKWARD)}&amp;x=1">x</a>'),
    ("form.html", f'<a href="?{escape(urlencode({"goals-theme": AWKWARD}))}">x</a>'),
    ("mail.html", f'<a href="mailto:?{escape(urlencode({"subject": AWKWARD}, quote_via=quote))}">x</a>'),
    ("ids.js", f"window.shIds = {json.dumps([AWKWARD])};"),
    ("search.json", json.dumps([escape(AWKWARD)])),
    ("labels.json", json.dumps([AWKWARD], ensure_ascii=False)),
    ("part.pf_fragment", gzip.compress(b"pagefind_dcd" + json.dumps([AWKWARD]).encode())),
    ("table.csv", comma_separated(["title"], [[AWKWARD]])),
    ("reviews.ics", calendar_file("Reviews", [event_text({"summary": f"Review {AWKWARD}"})])),
    ("feed.xml", f"<title>{xml_text(AWKWARD)}</title>"),
    ("plain.yml", yaml.safe_dump({"title": AWKWARD}, width=20)),
    ("single.yml", yaml.safe_dump({"title": AWKWARD}, default_style="'", allow_unicode=True)),
    ("double.yml", yaml.safe_dump({"title": AWKWARD}, default_style='"', width=20)),
    ("smart.html", escape(AWKWARD).replace("&quot;", "”").replace("&#x27;", "’")),
    ("page.md", re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", AWKWARD)),
])
def test_a_hidden_title_is_recognised_however_a_file_writes_its_signs(tmp_path: Path, name: str,
                                                                      written: str | bytes) -> None:
    folder = write(tmp_path, {"strategy/all.yml": json.dumps(
        {"goals": {"x1": {"title": AWKWARD, "visibility": "leadership"}, "y1": {"title": "Café for R&D"}}},
        ensure_ascii=False)})
    loaded = pipeline.load(settings_from({}, root=folder, docs_dir=None, locale="en"))
    content = written if isinstance(written, bytes) else written.encode()
    assert len(pipeline.leaks(loaded, Report(()), [(name, content)]).findings) == 1


def test_what_a_waiver_accepts_in_a_text_is_accepted_in_the_site(tmp_path: Path) -> None:
    folder = write(tmp_path, LEAK)
    waiver = "waive: [{check: leaked-entity, until: 2199-01-01, reason: Everybody knows}]"
    edit(folder / "strategy/all.yml", ("Ordinary words", f"Not operation falcon & crow, {waiver}"))
    loaded = pipeline.load(settings_from({}, root=folder, docs_dir="handbook", locale="en"))
    site = write(tmp_path / "site", {"a.html": "operation falcon &amp; crow", "b.html": "nobody knows what it is"})
    (leak,) = pipeline.leaks(loaded, pipeline.check(loaded), files_below(site)).findings
    assert str(leak) == (
        "b.html:1:1: error: this file of the site mentions “Nobody knows what it is”, a text of term “falcon”, which "
        "the audience of this site must not see. If these are ordinary words, allow them in mkdocs.yml: "
        "“checks: {leaked-entity: {allowed: [\"Nobody knows what it is\"]}}”. [leaked-entity]"
    )


def test_what_every_handbook_says_and_the_name_of_the_site_give_nothing_away(tmp_path: Path) -> None:
    folder = write(tmp_path, {"strategy/all.yml": """\
organization: {title: Blue Lantern}
departments: {people: {title: People}, operations: {title: Operations}, harbour: {title: The harbour of Faro}}
roles: {head-of-people: {title: Head of People}}
"""})
    settings = settings_from({"default_visibility": "leadership"}, root=folder, docs_dir=None, locale="en",
                             site_name="Handbook of Blue Lantern")
    files = [("index.html", b"Blue Lantern: People, Operations, head-of-people, the harbour of Faro")]
    (leak,) = pipeline.leaks(pipeline.load(settings), Report(()), files).findings
    assert leak.subject == "department:harbour"


def test_words_that_are_in_every_file_of_a_site_are_one_finding(tmp_path: Path) -> None:
    loaded = pipeline.load(settings_from({}, root=write(tmp_path, LEAK), docs_dir="handbook", locale="en"))
    site = write(tmp_path / "site", {f"{name}.html": "Operation Falcon &amp; Crow" for name in "abc"})
    (leak,) = pipeline.leaks(loaded, pipeline.check(loaded), files_below(site)).findings
    assert str(leak.location) == "a.html:1:1"
    assert "the title of term “falcon” (3 files do), which the audience" in leak.message


@pytest.mark.parametrize(("file", "old", "new", "told"), [
    ("strategy/all.yml", "Ordinary words", "An operation falcon & crow", "strategy/all.yml:3:35: term “crow”"),
    ("handbook/plan.txt", "", "operation falcon & crow", "plan.txt:1:1: this file of the site"),
])
def test_a_build_that_gives_something_away_keeps_the_last_good_site(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    folder = write(tmp_path, {**LEAK, "handbook/plan.txt": "", "site/index.html": "the last good site"})
    (folder / file).write_text((folder / file).read_text("utf-8").replace(old, new, 1), "utf-8")
    result = mkdocs(folder, "build")
    assert (result.returncode, (folder / "site/index.html").read_text("utf-8")) == (1, "the last good site")
    assert f"{told} mentions “Operation Falcon & Crow”, the title of term “falcon”, which the audience" in result.stderr
    assert "The site that was built last stays as it is." in result.stderr
