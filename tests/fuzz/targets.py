"""What is fuzzed: each target takes any bytes, and returns; an exception is a fault of ours."""

from __future__ import annotations

import contextlib
import functools
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from strategy_handbook import pipeline
from strategy_handbook.edits.fmt import fmt
from strategy_handbook.edits.rename import rename
from strategy_handbook.edits.store import Draft, Opened, RefusedError, sources_after
from strategy_handbook.edits.workspace import Workspace
from strategy_handbook.model import Strategy, build_strategy
from strategy_handbook.model.base import Entity
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.free_text import FreeText, StrategyMarkdown
from strategy_handbook.settings import SettingsError, settings_from, settings_from_file
from strategy_handbook.source import Document, read_sources
from strategy_handbook.source.document import plain
from strategy_handbook.source.handwritten import read_page
from strategy_handbook.source.scene import lines_of
from strategy_handbook.source.syntax import compose
from test_any_strategy import Unsafe

EXTENSIONS = ("tables", "fenced_code", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "abbr",
              "pymdownx.details", "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.keys", "pymdownx.tabbed",
              "pymdownx.betterem", "pymdownx.inlinehilite", "pymdownx.magiclink", "pymdownx.critic", "smarty")


@functools.cache
def folder() -> Path:
    """A project to write to, for as long as the process lives."""
    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (root / "strategy").mkdir()
    return root


def text_of(data: bytes) -> str:
    """The bytes as the text of a file."""
    return data.decode("utf-8", "ignore")


def reader(data: bytes) -> None:
    """A file of any bytes gives a document or problems, each with a place in it."""
    (folder() / "strategy" / "a.yml").write_bytes(data)
    sources = read_sources(folder() / "strategy", folder())
    _strategy, problems = build_strategy(sources.documents)
    last = len(lines_of(data.decode("utf-8", "replace")))
    for _check, problem in (*sources.problems, *problems):
        assert problem.message[-1] in ".?", problem
        assert problem.location.line <= last, problem


def checks(data: bytes) -> None:
    """Every check comes to an end on any strategy, and every page of it is made."""
    (folder() / "strategy" / "a.yml").write_bytes(data)
    settings = settings_from({"as_of": "2026-06-30", "history": False}, root=folder(), docs_dir=None, locale="en")
    loaded = pipeline.load(settings)
    report = pipeline.check(loaded)
    assert not [finding for finding in report.findings if "itself failed" in finding.message], report.findings
    contents = pipeline.book(loaded, report)
    made = pipeline.site(contents)
    for page in made.pages:
        if page.item:
            unsafe(made.renderer.render(page.template, made.renderer.addresses.url(page.uri), page.view()).html)


def settings(data: bytes) -> None:
    """Any ``mkdocs.yml`` gives settings, or says why not."""
    file = folder() / "mkdocs.yml"
    file.write_bytes(data)
    with contextlib.suppress(SettingsError):
        settings_from_file(file)


def page(data: bytes) -> None:
    """Any hand-written page is read."""
    text = text_of(data)
    found = read_page("a.md", "a.md", text)
    assert all(1 <= one.location.line <= len(text.splitlines()) for one in (*found.links, *found.blocks))


@functools.cache
def _free_text() -> FreeText:
    return FreeText(StrategyMarkdown(Strategy({}), Addresses()), EXTENSIONS)


def free_text(data: bytes) -> None:
    """Any free text becomes HTML that runs nothing."""
    text = text_of(data)
    unsafe(_free_text().block(text, "goals/g/"))
    unsafe(_free_text().inline(text, "goals/g/"))


def unsafe(html: str) -> None:
    """Fail where something would run."""
    parser = Unsafe()
    parser.feed(html)
    assert not parser.found, parser.found


def edits(data: bytes) -> None:
    """Whatever is formatted or renamed says the same as before, or is refused."""
    text = text_of(data)
    file = folder() / "strategy" / "a.yml"
    file.write_bytes(text.encode())
    before = _document(file, text)
    if before is None:
        return
    try:
        formatted = fmt(Opened("a.yml", file, text.encode(), text.removeprefix("\ufeff")))
    except RefusedError:
        formatted = None
    if formatted:
        _says(file, formatted, before)
        twice = fmt(Opened("a.yml", file, formatted.after, formatted.after.decode("utf-8-sig")))
        assert twice.after == formatted.after, (formatted.after, twice.after)
    _renamed(file, text)


def _renamed(file: Path, text: str) -> None:
    loaded = pipeline.load(settings_from({"as_of": "2026-06-30"}, root=folder(), docs_dir=None, locale="en"))
    work = Workspace(loaded.settings, loaded.sources, loaded.strategy, ())
    item = next((item for item in loaded.strategy if isinstance(item, Entity)), None)
    if item is None:
        return
    try:
        drafts = [draft for draft, _times in rename(work, item, "renamed-item")]
        sources_after(loaded.sources, drafts)  # as the command does before it writes anything
    except RefusedError:
        return
    for draft in drafts:
        after = _document(file, draft.after.decode("utf-8-sig"))
        assert after is not None, draft.after
        strategy, _problems = build_strategy([after])
        assert strategy.find(item.kind.word, "renamed-item") is strategy.find(item.kind.word, item.id), draft.after
        assert len(strategy) == len(loaded.strategy), draft.after
    assert len(lines_of(text)) <= min((len(lines_of(draft.after.decode())) for draft in drafts), default=1 << 30)


def _document(file: Path, text: str) -> Document | None:
    return compose("a.yml", file, text.removeprefix("\ufeff"))[0]


def _says(file: Path, draft: Draft, before: Document) -> None:
    after = _document(file, draft.after.decode("utf-8-sig"))
    assert after is not None, draft.after
    assert plain(after.root) == plain(before.root), draft.after


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "reader": reader, "checks": checks, "settings": settings, "page": page, "free_text": free_text, "edits": edits,
}
