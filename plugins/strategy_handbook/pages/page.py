"""What a page is before it is rendered, and what pages are made from."""

from __future__ import annotations

import functools
import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from strategy_handbook.checks import Check, Report
from strategy_handbook.facts import Facts, RollUp
from strategy_handbook.facts.dependencies import Dependency, dependencies
from strategy_handbook.findings import Finding, Location
from strategy_handbook.graph import Graph
from strategy_handbook.model.base import Item
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.role import Role
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.model.visibility import Hidden
from strategy_handbook.pages.form_lines import FileLines
from strategy_handbook.settings import Settings

if TYPE_CHECKING:  # read when a page first asks: a plan of all pages does not
    from strategy_handbook.history import History, Scores
    from strategy_handbook.pages.sights import Sights

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be made.

    Attributes:
        uri: Its path as if it were a Markdown file: ``goals/customer-satisfaction.md``.
        title: Its title, as plain text.
        template: The template of its content.
        view: Gives the data of the template; asked only when the page is rendered.
        summary: One sentence for search engines and previews.
        item: The item it is about; its place is what the edit link opens.
        index: The uri of the index page it belongs to; empty for pages of the navigation.
        searchable: Whether search finds it.
        boost: How much search prefers it to others.
        tags: Words that search shows beside its title: what kind of thing it is, and how it stands.
        series: Pages of one series lead to the next and the previous of it; empty for none.
        hide: What Material leaves out beside it: ``toc``, ``navigation``.
        words: Gives the texts that search reads instead of the whole page, as Markdown: what is said nowhere else.
            None for all of it, heading by heading.
    """

    uri: str
    title: str
    template: str
    view: Callable[[], View]
    summary: str = ""
    item: Item | None = None
    index: str = ""
    searchable: bool = True
    boost: float = 1.0
    tags: tuple[str, ...] = ()
    series: str = ""
    hide: tuple[str, ...] = ()
    words: Callable[[], Iterable[str]] | None = None

    def meta(self) -> dict[str, Any]:
        """What themes and search are told about it, as in front matter. Themes print it as it is, so it is escaped."""
        search = {"boost": self.boost} if self.searchable else {"exclude": True}
        said = {
            "title": escape(self.title),
            "description": escape(self.summary),
            "search": search,
            "tags": [escape(tag) for tag in self.tags],  # Material shows them beside the title in its search
            "hide": list(self.hide),
        }
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Redirect:
    """A former address of a page."""

    old_uri: str
    new_uri: str


class Book:
    """Everything that pages are made from."""

    def __init__(self, settings: Settings, strategy: Strategy, graph: Graph, facts: Facts, report: Report,
                 checks: Sequence[Check], hidden: Hidden) -> None:
        self.settings = settings
        self.strategy = strategy
        self.graph = graph
        self.facts = facts
        self.report = report
        self.checks = tuple(checks)
        self.hidden = hidden
        self._lines = functools.cache(FileLines.read)
        self._current: dict[Item, tuple[Goal, ...]] = {}
        self._rolled_up: dict[Item, RollUp] = {}
        self._findings: dict[str, list[Finding]] = defaultdict(list)
        for finding in report.findings:
            if finding.subject:
                self._findings[finding.subject].append(finding)

    @functools.cached_property
    def history(self) -> History:
        """What git tells was edited in the last year; read when it is first asked for."""
        from strategy_handbook.history import history

        return history(self.settings, self.hidden)

    @functools.cached_property
    def scores(self) -> Scores:
        """The score of earlier months, as git tells it; read when it is first asked for."""
        from strategy_handbook.history import scores

        return scores(self.settings, self.hidden)

    @functools.cached_property
    def sights(self) -> Sights:
        """What stands on the strategy map."""
        from strategy_handbook.pages.sights import Sights

        return Sights(self)

    @functools.cached_property
    def dependencies(self) -> Mapping[Department, tuple[Dependency, ...]]:
        """For each department, the work of it that waits for others and the work of others that waits for it."""
        found: dict[Department, list[Dependency]] = defaultdict(list)
        for one in dependencies(self.facts):
            for department in (*one.waits, *one.by):
                found[department].append(one)
        return {department: tuple(waiting) for department, waiting in found.items()}

    def page_text(self, uri: str) -> str:
        """The Markdown of a page of the handbook; empty if it is none, or lies outside its folder."""
        folder = self.settings.handbook_dir
        file = (folder / uri.partition("#")[0]).resolve() if folder else None
        if file is None or folder is None or not file.is_relative_to(folder.resolve()) or not file.is_file():
            return ""
        return file.read_text("utf-8-sig", errors="replace")

    def findings(self, item: Item) -> tuple[Finding, ...]:
        """What the checks found about an item."""
        return tuple(self._findings.get(str(item.ref), ()))

    def current_goals(self, item: Item) -> tuple[Goal, ...]:
        """The goals that serve an item, or that a department or role works on, without the archive."""
        if item not in self._current:
            self._current[item] = tuple(self._serving(item))
        return self._current[item]

    def roll_up(self, item: Item) -> RollUp:
        """How these goals stand; a theme with hundreds of them stands in the picture of each."""
        if item not in self._rolled_up:
            self._rolled_up[item] = self.facts.roll_up(self.current_goals(item))
        return self._rolled_up[item]

    def _serving(self, item: Item) -> Iterator[Goal]:
        if isinstance(item, Department):
            found = self.graph.sources(item, Goal, "departments")
        elif isinstance(item, Role):
            served = dict.fromkeys(higher for higher, _how in self.graph.serves(item))
            found = tuple(goal for goal in served if isinstance(goal, Goal))
        else:
            found = self.graph.below(item, Goal)
        return (goal for goal in found if isinstance(goal, Goal) and not self.facts.is_archived(goal))

    def has_form(self, item: Item) -> bool:
        """Whether a form edits an entry: its readers may see all of it, and nothing else stands on its lines.

        What else stands there may be what they may not see.
        """
        document, key, value = item.nodes
        return (self.settings.forms and not item.is_abridged
                and not self._lines(document.file).shares_lines(key, value))

    def edit_url(self, place: Location) -> str | None:
        """The address at which a line can be edited in the repository; None if the site names no repository."""
        base, handbook = self.settings.edit_base, self.settings.handbook_dir
        if base is None or handbook is None:
            return None
        root = self.settings.root
        inside = (handbook.relative_to(root) if handbook.is_relative_to(root) else Path(handbook.name)).as_posix()
        relative = posixpath.relpath(place.path, inside)
        return f"{_joined(base, relative)}#L{place.line}"


def _joined(base: str, relative: str) -> str:
    """An address with the dots of a relative path resolved, as a browser would."""
    if "{path}" in base:
        base, relative = base.replace("{path}", relative), ""
    parts = urlsplit(base)
    path = posixpath.normpath(posixpath.join(parts.path, relative))
    return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))
