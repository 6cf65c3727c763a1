"""While serving, pages that an edit does not touch are kept; what is in the site is what a full build puts there."""

from __future__ import annotations

import gc
import shutil
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from builder import EPOCH, write
from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from test_small_sites import MINIMAL

from strategy_handbook import pipeline
from strategy_handbook.live import idle
from strategy_handbook.live.reads import Read, Reads
from strategy_handbook.live.site import KeptSite
from strategy_handbook.model.goal import Goal
from strategy_handbook.pages import Page
from strategy_handbook.rendering.environment import Rendered

BLADE = """\
  blade: {title: Blade, definition: "What **cuts**; see [its goal](goal:fewer-returns)."}
"""
STRATEGY = MINIMAL + """\
  heater: {title: Heater, contributes_to: {warm-hall: Lights the fire}, reports_to: smith}
metrics:
  returns: {title: Returns, direction: decrease, observations: {2026-05-31: 38}}
terms:
""" + BLADE + """\
departments:
  forge: {title: Forge, head: smith}
checkins:
  - {goal: fewer-returns, date: 2026-06-01, status: on-track, note: Well}
"""
GOAL = """\
goals:
  warm-hall:
    title: Keep the hall warm
    themes: [quality]
    owner: heater
"""
MKDOCS_YML = """\
site_name: Test
site_url: https://example.com/
repo_url: https://git.example.com/acme
docs_dir: handbook
theme: {name: material, font: false, features: [navigation.tabs, navigation.footer], language: en}
plugins:
  - search
  - strategy-handbook: {templates_dir: ours, history: false}
"""


class Live:
    """A site that is built again and again in one process, as ``mkdocs serve`` does."""

    def __init__(self, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project = project
        self.rendered: list[str] = []
        self._plugins = dict(MkDocsConfig._schema)["plugins"]
        self._plugins.plugin_cache = {}
        self._config("live").plugins.on_startup(command="serve", dirty=False)
        render = pipeline.Site.rendered

        def counted(site: pipeline.Site, page: Page) -> Rendered:
            self.rendered.append(page.uri)
            return render(site, page)

        monkeypatch.setattr(pipeline.Site, "rendered", counted)
        self.follow()

    def _config(self, folder: str) -> MkDocsConfig:
        return load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.project / folder))

    def follow(self) -> list[str]:
        """Build what has changed; gives the pages that were rendered."""
        self.rendered.clear()
        build(self._config("live"))
        return list(self.rendered)

    def edit(self, name: str, change: Callable[[str], str]) -> list[str]:
        file = self.project / name
        before = file.read_text() if file.exists() else ""
        assert change(before) != before
        file.parent.mkdir(exist_ok=True)
        file.write_text(change(before))
        return self.follow()

    def build_anew(self) -> None:
        kept, self._plugins.plugin_cache = self._plugins.plugin_cache, {}
        try:
            config = self._config("anew")
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        finally:
            self._plugins.plugin_cache = kept

    def assert_as_built_anew(self) -> None:
        self.build_anew()
        live, anew = _tree(self.project / "live"), _tree(self.project / "anew")
        assert [name for name in sorted(live.keys() | anew.keys()) if live.get(name) != anew.get(name)] == []
        shutil.rmtree(self.project / "anew")


def _tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    project = write(tmp_path_factory.mktemp("live"), {
        "mkdocs.yml": MKDOCS_YML, "strategy/all.yml": STRATEGY, "strategy/warm.yml": GOAL,
        "handbook/about.md": "# About\n\n[](goal:warm-hall)\n\n```strategy\nshow: goals\n```\n",
        "ours/note.txt": ""})
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        plugins = dict(MkDocsConfig._schema)["plugins"]
        cache = plugins.plugin_cache
        yield Live(project, monkeypatch)
        plugins.plugin_cache = cache


def _swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


EDITS = {
    "a field": ("strategy/all.yml", _swap("Lights the fire", "Lights every fire")),
    "a title": ("strategy/warm.yml", _swap("Keep the hall warm", "Keep the hall cosy")),
    "an entity hidden that others link to": ("strategy/all.yml", _swap("{title: Heater", "{visibility: leadership,"
                                             " title: Heater")),
    "and shown again": ("strategy/all.yml", _swap("{visibility: leadership, ", "{")),
    "an entity added, which moves others": ("strategy/all.yml", _swap("goals:\n", "goals:\n  new-one:\n    title: New"
                                            " blade\n    themes: [quality]\n    owner: smith\n")),
    "a check-in": ("strategy/more.yml", lambda _text: "goals:\n  other: {title: Other, themes: [quality], owner: smith}"
                   "\ncheckins:\n  - {goal: other, date: 2026-06-02, status: off-track, note: Cold, next_step: Wood, "
                   "values: {returns: 36}}\n"),
    "an id renamed that a check-in goes on naming": ("strategy/more.yml", _swap("other: {", "others: {aliases: [other],"
                                                     " ")),
    "a meeting": ("strategy/more.yml", lambda text: text + "communications:\n  circle:\n    title: Circle\n"
                  "    audience: [forge]\n    carries: {theme:quality: What cracked}\n"
                  "    schedule: {start: 2027-01-05 10:00, timezone: Europe/Berlin}\n"),
    "the clock of a meeting that stays when it is": ("strategy/more.yml", lambda text: text.replace("10:00", "09:00")
                                                     .replace("Berlin", "London")),
    "a hand-written page": ("handbook/about.md", _swap("# About", "# About us")),
    "an id renamed": ("strategy/all.yml", _swap("new-one:\n", "newer-one:\n    aliases: [new-one]\n")),
    "an entity removed": ("strategy/all.yml",
                          lambda text: text.replace(BLADE, "  edge: {title: Edge, definition: No blade}\n")),
    "a template": ("ours/pages/term.html", lambda _text: "<p>{{ item.title }} in short</p>"),
    "the settings": ("mkdocs.yml",
                     lambda text: text.replace("name: Test", "name: Tested")
                     .replace("{templates", "{goal_cadence: monthly, templates")),
    "the language": ("mkdocs.yml", _swap("language: en", "language: pt")),
}


def test_only_pages_that_were_told_of_an_edited_entity_are_rendered(live: Live) -> None:
    live.follow()
    assert live.follow() == []
    rendered = live.edit("strategy/all.yml", _swap("title: Blade", "title: Edged"))
    assert "glossary/blade.md" in rendered
    assert "edit/glossary/index.md" in rendered
    assert not {"goals/fewer-returns.md", "edit/goals/index.md", "checks/orphaned-goal.md"} & set(rendered)
    live.edit("strategy/all.yml", _swap("title: Edged", "title: Blade"))


def test_a_page_that_shows_the_title_of_an_entity_is_not_rendered_after_its_reason_was_edited(live: Live) -> None:
    live.follow()
    rendered = live.edit("strategy/warm.yml", _swap("  owner: heater\n", "  owner: heater\n    why: It is cold\n"))
    assert "goals/warm-hall.md" in rendered
    assert "themes/quality.md" not in rendered
    live.assert_as_built_anew()
    assert "themes/quality.md" in live.edit("strategy/warm.yml", _swap("Keep the hall warm", "Keep the hall heated"))
    live.assert_as_built_anew()
    live.edit("strategy/warm.yml", _swap("Keep the hall heated", "Keep the hall warm"))


def test_kinds_are_watched_only_while_a_site_is_built(live: Live) -> None:
    live.follow()
    assert "title" not in vars(Goal)
    goal = Goal(title="Keep warm")
    reads = Reads()
    with pytest.raises(RuntimeError, match="before the build is watched"), reads.noting(set()):
        pass
    reads.begin()
    try:
        noted: set[Read] = set()
        with reads.noting(noted):
            assert goal.title == "Keep warm"
        assert noted == {(id(goal), "title")}
        assert goal.why is None
        assert len(noted) == 1
    finally:
        reads.end()
    assert "title" not in vars(Goal)


def test_after_each_edit_the_site_is_as_built_anew(live: Live) -> None:
    for edit in EDITS.values():  # one after the other, as people work
        live.edit(*edit)
        live.assert_as_built_anew()


def test_a_note_on_a_broken_edit_never_gets_into_a_site_that_is_built(live: Live) -> None:
    live.edit("strategy/all.yml", _swap("  quality: {title", "  qualty: {title"))
    assert b'role="alert"' in _tree(live.project / "live")["goals/fewer-returns/index.html"]
    with pytest.raises(Abort):
        live.build_anew()
    assert not (live.project / "anew").exists()
    live.edit("strategy/all.yml", _swap("  qualty: {title", "  quality: {title"))
    live.assert_as_built_anew()


def _states(folder: Path) -> dict[str, tuple[int, int]]:
    return {file.relative_to(folder).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns)
            for file in folder.rglob("*") if file.is_file()}


def test_what_an_edit_does_not_change_is_not_written_again(live: Live, caplog: pytest.LogCaptureFixture) -> None:
    live.follow()
    before = _states(live.project / "live")
    with caplog.at_level("INFO"):
        live.edit("strategy/warm.yml", _swap("    owner: heater\n", "    owner: heater\n    description: Cold\n"))
    after = _states(live.project / "live")
    written = {name for name, state in after.items() if state != before.get(name)}
    assert {"goals/warm-hall/index.html", "edit/goals/warm-hall.js", "search/search_index.json"} <= written
    assert not {"goals/fewer-returns/index.html", "themes/quality/index.html", "about/index.html",
                "edit/goals/fewer-returns.js", "raci.csv"} & written
    assert "Page skipped" not in caplog.text
    assert [one.name for one in (live.project / "live").iterdir() if one.name.startswith(".")] == []
    live.edit("strategy/warm.yml", _swap("    description: Cold\n", ""))


def test_a_build_that_fails_leaves_the_site(live: Live) -> None:
    live.follow()
    before = _states(live.project / "live")
    file = live.project / "ours/pages/goal.html"
    file.parent.mkdir(exist_ok=True)
    file.write_text("{% if %}")
    with pytest.raises(TemplateSyntaxError):
        live.follow()
    assert _states(live.project / "live") == before
    file.unlink()
    live.follow()
    live.assert_as_built_anew()


def test_what_a_build_that_could_not_be_put_in_place_has_left_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptSite()

    def follow(content: str) -> None:
        kept.at(tmp_path, ()).begin(lambda: None)
        if not kept.stays("page.html", content):
            (kept.folder / "page.html").write_text(content)
        kept.publish()

    follow("one")
    with monkeypatch.context() as broken:
        broken.setattr(Path, "rmdir", _fail)  # the page is in its place by then
        with pytest.raises(OSError, match="full"):
            follow("two")
    kept.discard()
    follow("one")
    assert (tmp_path / "page.html").read_text() == "one"


def _fail(_folder: Path) -> None:
    raise OSError("full")


def test_whoever_looks_at_the_finished_site_sees_all_of_it(live: Live) -> None:
    (live.project / "hook.py").write_text(
        "from pathlib import Path\ndef on_post_build(config):\n    site = Path(config.site_dir)\n"
        "    pages = sorted(str(one.relative_to(site)) for one in site.rglob('*.html'))\n"
        "    (site / 'pages.txt').write_text('\\n'.join(pages))\n")
    live.edit("mkdocs.yml", lambda text: text + "hooks: [hook.py]\n")
    live.follow()
    live.assert_as_built_anew()
    live.edit("mkdocs.yml", _swap("hooks: [hook.py]\n", ""))


def test_memory_is_cleared_once_nobody_waits_for_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "PATIENCE", 0.01)
    resting = idle.Idle()
    resting.over()
    try:
        assert not gc.isenabled()
        resting.begin()
        for _look in range(1000):  # at most ten seconds
            if gc.isenabled():
                break
            time.sleep(0.01)
        assert gc.isenabled()
    finally:
        gc.enable()


def test_memory_is_cleared_now_and_then_while_edits_follow_upon_each_other() -> None:
    class Left:
        """What a build leaves: it leads to itself, so that only the collector finds it."""

    left = Left()
    left.itself = left  # type: ignore[attr-defined]
    gone = weakref.ref(left)
    del left
    resting = idle.Idle()
    try:
        for _edit in range(idle.AT_MOST + 1):
            resting.over()
            assert not gc.isenabled()
            resting.begin()
        assert gone() is None
    finally:
        resting.over()
        gc.enable()
