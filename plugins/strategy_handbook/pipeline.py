"""The corridor that both doors use: load, check, render. Read this first."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from strategy_handbook.checks import Case, Report, all_checks, run, severity_of
from strategy_handbook.checks.shared.secrets import Secret, Secrets
from strategy_handbook.facts import Facts
from strategy_handbook.findings import Finding, Location, Problem
from strategy_handbook.graph import Graph
from strategy_handbook.model import Strategy, build_strategy
from strategy_handbook.model.projection import Projection, project
from strategy_handbook.model.scalars import Cadence
from strategy_handbook.model.visibility import Clearance
from strategy_handbook.pages import NAVIGATION, Book, Page, plan, redirects
from strategy_handbook.rendering import Addresses
from strategy_handbook.settings import Settings, SettingsError
from strategy_handbook.source import Sources, read_sources
from strategy_handbook.source.configured import read_configured
from strategy_handbook.source.handwritten import HandwrittenPage, read_handwritten
from strategy_handbook.source.memory import collecting_later
from strategy_handbook.source.published import published, readable
from strategy_handbook.source.reader import Compose
from strategy_handbook.source.syntax import compose

if TYPE_CHECKING:  # brings Jinja and Markdown along, which checking does without
    from strategy_handbook.rendering.environment import Rendered, Renderer
    from strategy_handbook.rendering.free_text import StrategyMarkdown


@dataclass(frozen=True)
class Loaded:
    """A strategy that was read, with everything that was found wrong on the way."""

    settings: Settings
    sources: Sources
    strategy: Strategy
    graph: Graph
    facts: Facts
    reported: dict[str, tuple[Problem, ...]]
    handwritten: tuple[HandwrittenPage, ...] | None

    @functools.cached_property
    def projection(self) -> Projection:
        """The documents as the audience may see them."""
        return project(self.sources.documents, Clearance.of(self.settings))

    @functools.cached_property
    def shown(self) -> Loaded:
        """The same as if what the audience may not see had never been written; itself if there is nothing of the kind.

        What the reader found in files with something hidden is left out: its messages may quote it.
        """
        left = self.projection.documents
        if left == self.sources.documents:
            return self
        whole = {document.path for document in left} - {
            after.path for before, after in zip(self.sources.documents, left, strict=True) if before is not after}
        problems = tuple((check, one) for check, one in self.sources.problems if one.location.path in whole)
        return loaded_from(self.settings, replace(self.sources, documents=left, problems=problems), self.handwritten)


def load(settings: Settings, compose: Compose = compose) -> Loaded:
    """Read the YAML and the hand-written pages. Faults in them are findings, not exceptions.

    Args:
        settings: What the plugin was told.
        compose: Makes a document of a file, or has it from an earlier time.

    Raises:
        SettingsError: A setting cannot be used.
    """
    with collecting_later():
        sources = read_sources(settings.strategy_dir, settings.root, compose)
        folder = settings.handbook_dir
        handwritten = read_handwritten(folder, settings.root) if folder and folder.is_dir() else None
        return loaded_from(settings, sources, handwritten)


def loaded_from(settings: Settings, sources: Sources, handwritten: tuple[HandwrittenPage, ...] | None) -> Loaded:
    """The strategy that these sources hold, whether they lie on disk or are about to.

    Raises:
        SettingsError: A setting cannot be used.
    """
    strategy, problems = build_strategy(sources.documents)
    graph = Graph(strategy)
    try:
        cadence = Cadence.read(settings.goal_cadence)
    except ValueError as error:
        raise SettingsError(f"goal_cadence {error}.") from None
    reported: dict[str, list[Problem]] = defaultdict(list)
    for check, problem in (*sources.problems, *problems):
        reported[check].append(problem)
    return Loaded(settings, sources, strategy, graph, Facts(strategy, graph, settings.today, cadence),
                  {check: tuple(found) for check, found in reported.items()}, handwritten)


def check(loaded: Loaded) -> Report:
    """Run every check. While a file cannot be read, only those that make sense on parts of a strategy.

    Raises:
        SettingsError: The settings name a check or option that does not exist.
    """
    checks = all_checks()
    contents = book(loaded, Report(()))
    planned = frozenset((*(page.uri for page in plan(contents)), *(former.old_uri for former in redirects(contents))))
    case = Case(loaded.strategy, loaded.graph, loaded.facts, loaded.settings.today, loaded.reported, loaded.handwritten,
                planned, frozenset(one.name for one in checks), _folder(loaded.settings), loaded.settings.site_url,
                read_configured(loaded.settings), loaded.shown.strategy)
    return run(case, checks, loaded.settings, on_parts_only=_has_holes(loaded))


def _folder(settings: Settings) -> str:
    """The strategy folder as places name it."""
    folder, root = settings.strategy_dir, settings.root
    return folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()


def _has_holes(loaded: Loaded) -> bool:
    """Whether a whole file or a whole kind is missing, so that links to it would all seem to lead nowhere."""
    unknown_kinds = (one for one in loaded.reported.get("unknown-field", ()) if one.subject is None)
    return bool(loaded.sources.unreadable) or loaded.strategy.has_lost_kinds or any(unknown_kinds)


def book(loaded: Loaded, report: Report) -> Book:
    """What pages are made from: what the audience may see of the strategy, and of what was found about it."""
    shown = loaded.shown
    return Book(loaded.settings, shown.strategy, shown.graph, shown.facts, _told(loaded, report), all_checks(),
                loaded.projection.hidden)


def _told(loaded: Loaded, report: Report) -> Report:
    """What may be said of a report: what is also found without all that is hidden, in the words found then."""
    if loaded.shown is loaded or not (report.findings or report.waived):
        return report
    again = check(loaded.shown)
    true = {_fault(one) for one in (*report.findings, *(silenced.finding for silenced in report.waived))}
    return Report(tuple(one for one in again.findings if _fault(one) in true),
                  tuple(one for one in again.waived if _fault(one.finding) in true), again.skipped)


def _fault(finding: Finding) -> tuple[str, str | None, Location]:
    """What a finding is about, whatever its words."""
    return finding.check, finding.subject, finding.location


@dataclass(frozen=True)
class Site:
    """The pages of a handbook and what renders them.

    Attributes:
        pages: Every page, in the order it is made.
        renderer: Turns a page's view into HTML.
        markdown: The Markdown extension that hand-written pages need for links and embeds.
    """

    pages: tuple[Page, ...]
    renderer: Renderer
    markdown: StrategyMarkdown

    def rendered(self, page: Page) -> Rendered:
        """The content of a page."""
        from strategy_handbook.rendering.search_text import search_text, search_words

        made = self.renderer.render(page.template, self.renderer.addresses.url(page.uri), page.view())
        if not page.searchable:
            return made
        return replace(made, search=search_words(page.words()) if page.words else search_text(made.html))


def site(contents: Book, *, directory_urls: bool = True, extensions: Sequence[Any] = (),
         extension_configs: Mapping[str, Mapping[str, Any]] | None = None) -> Site:
    """Plan every page; rendering waits until a page is asked for.

    Args:
        contents: What pages are made from.
        directory_urls: Whether a page is ``goals/x/`` or ``goals/x.html``.
        extensions: The site's Markdown extensions, for free-text fields.
        extension_configs: Their settings.

    Raises:
        SettingsError: The locale is not known.
    """
    from strategy_handbook.pages.embeds import render_block
    from strategy_handbook.rendering.environment import Renderer
    from strategy_handbook.rendering.free_text import FreeText, StrategyMarkdown

    addresses = Addresses(directory_urls=directory_urls)
    free_text = FreeText(StrategyMarkdown(contents.strategy, addresses), extensions, extension_configs)
    shared = {"facts": contents.facts, "graph": contents.graph, "strategy": contents.strategy,
              "today": contents.settings.today, "edit_url": contents.edit_url,
              "current_goals": contents.current_goals, "roll_up": contents.roll_up, "forms": contents.settings.forms,
              "has_form": contents.has_form,
              "search": contents.settings.search,
              "site_url": contents.settings.site_url}
    company = contents.strategy.organization
    currency = company.capacity.currency if company and company.capacity else None
    renderer = Renderer(contents.settings, addresses, free_text, shared, currency)
    links = StrategyMarkdown(contents.strategy, addresses,
                             lambda text, here: render_block(contents, renderer, text, here))
    return Site(tuple(plan(contents)), renderer, links)


def exported(contents: Book, made: Site, keep: Callable[[str, Callable[[], Any]], Any] | None = None,
             ) -> Iterator[tuple[str, str]]:
    """Every file that is published beside the pages for other programs: its address and its text.

    Args:
        contents: What they are made from.
        made: The pages beside them.
        keep: Given a name and what makes files, gives the files, which it may have from an earlier time.
    """
    from strategy_handbook.exports import EXPORTS, FILES, PARTS
    from strategy_handbook.pages import strategy_map

    addresses = made.renderer.addresses
    makers: dict[str, Callable[[], Iterator[tuple[str, str]]]]
    makers = {uri: functools.partial(_file, uri, export, contents, addresses) for uri, export in EXPORTS.items()}
    makers |= {files.__name__: functools.partial(files, contents, addresses) for files in FILES}
    makers |= {name: part for parts in PARTS for name, part in parts(contents)}
    if contents.sights.items:
        makers[strategy_map.DATA] = functools.partial(_map_data, contents, made)
    for name, make in makers.items():
        yield from keep(name, functools.partial(_made, make)) if keep else make()


def _file(uri: str, export: Callable[[Book, Addresses], str], contents: Book, addresses: Addresses,
          ) -> Iterator[tuple[str, str]]:
    yield uri, export(contents, addresses)


def _made(make: Callable[[], Iterator[tuple[str, str]]]) -> tuple[tuple[str, str], ...]:
    return tuple(make())


def _map_data(contents: Book, made: Site) -> Iterator[tuple[str, str]]:
    from strategy_handbook.pages import strategy_map

    yield strategy_map.DATA, made.renderer.render("exports/map-data.js", "", strategy_map.data(contents)).html


def redirected(contents: Book, made: Site) -> Iterator[tuple[str, str]]:
    """Every former address, as a file that leads on: where it lies and its HTML."""
    addresses = made.renderer.addresses
    for redirect in redirects(contents):
        old, new = addresses.url(redirect.old_uri), addresses.url(redirect.new_uri)
        html = made.renderer.render("redirect.html", old, {"target": addresses.relative(new, old)}).html
        yield f"{old}index.html" if old.endswith("/") else old, html


def leaks(loaded: Loaded, report: Report, files: Iterable[tuple[str, bytes]]) -> Report:
    """What the finished site gives away all the same: templates, scripts and other plugins have had their say by now.

    What a waiver accepts in the texts is accepted in the files; what the handbook says in any case gives nothing away.

    Args:
        loaded: The strategy.
        report: What was found in it.
        files: The files of the site, each its path and content; asked for only if there is something to look for.
    """
    check = next(one for one in all_checks() if one.name == "leaked-entity")
    severity = severity_of(check, loaded.settings)
    said = loaded.settings.checks.get(check.name)
    secrets = Secrets(loaded.strategy, loaded.shown.strategy, said.options.get("allowed", ()) if said else ())
    accepted = [one.finding.message for one in report.waived if one.finding.check == check.name]
    holding: dict[Secret, list[str]] = defaultdict(list)
    for file, text in published(files) if secrets and severity else ():
        for secret, _at in secrets.found_in(text, readable):
            if not any(str(secret) in message for message in accepted):
                holding[secret].append(file)
    for text in _said_in_any_case(loaded.settings) if holding else ():
        for secret, _at in secrets.found_in(text, readable):
            holding.pop(secret, None)
    return Report(tuple(Finding(check.name, check.family, severity, _given_away(secret, len(names)),
                                Location(names[0], 1, 1), str(secret.item.ref)) for secret, names in holding.items()))


def _said_in_any_case(settings: Settings) -> Iterator[str]:
    """The name of the site, and what the handbook says of a company that has written nothing."""
    contents = book(loaded_from(replace(settings, history=False), Sources((), (), frozenset(), 0), None), Report(()))
    made = site(contents)
    yield settings.site_name
    yield from (section for section, _uris in NAVIGATION)
    for page in made.pages:
        yield page.title
        yield made.rendered(page).html
    yield from (text for _uri, text in exported(contents, made))


def _given_away(secret: Secret, files: int) -> str:
    several = f" ({files} files do)" if files > 1 else ""
    return (f"this file of the site mentions {secret}{several}, which the audience of this site must not see. If these "
            "are ordinary words, allow them in mkdocs.yml: “checks: {leaked-entity: {allowed: "
            f"[{json.dumps(secret.words, ensure_ascii=False)}]}}}}”.")
