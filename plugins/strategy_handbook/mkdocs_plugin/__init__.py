"""The MkDocs adapter: says when, the pipeline knows how. Nothing else imports MkDocs."""

from __future__ import annotations

import logging
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import log as build_log
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.findings import Severity
from strategy_handbook.live.idle import Idle
from strategy_handbook.live.kept import KeptPages, ground
from strategy_handbook.live.overlay import laid_over, overlay
from strategy_handbook.live.site import KeptSite
from strategy_handbook.live.theme import KeptTheme
from strategy_handbook.mkdocs_plugin.languages import below, is_translated, join, language, uri_of
from strategy_handbook.mkdocs_plugin.pages import EntityPage, file_of, made_file
from strategy_handbook.mkdocs_plugin.shared_navigation import share_navigation
from strategy_handbook.pages import Book, Page
from strategy_handbook.pages.home import main_ways
from strategy_handbook.pages.navigation import named_in, navigation
from strategy_handbook.progress import Progress
from strategy_handbook.rendering.environment import Rendered
from strategy_handbook.rendering.templates import ASSETS_URI, assets, linked, template_folders, theme_folder
from strategy_handbook.reporting.context import visible
from strategy_handbook.search_index import SearchIndex
from strategy_handbook.settings import Settings, SettingsError, edit_address, settings_from, stop_the_clock
from strategy_handbook.source.memory import collecting_later
from strategy_handbook.source.published import files_below
from strategy_handbook.staging import Stage

log = get_plugin_logger("strategy-handbook")


class StrategyHandbookConfig(Config):
    """The plugin's block in ``mkdocs.yml``; ``settings.py`` says what each option means."""

    strategy_dir = c.Type(str, default="strategy")
    templates_dir = c.Optional(c.Type(str))
    as_of = c.Optional(c.Type(object))
    goal_cadence = c.Type(str, default="quarterly")
    audience = c.Optional(c.Type(str))
    default_visibility = c.Optional(c.Type(str))
    checks = c.Type(dict, default={})
    checks_by_path = c.Type(dict, default={})
    locale = c.Optional(c.Type(str))
    history = c.Type(bool, default=True)
    forms = c.Type(bool, default=True)
    patterns = c.Type(bool, default=False)
    search = c.Optional(c.Type(str))


class StrategyHandbookPlugin(BasePlugin[StrategyHandbookConfig]):
    """Publishes the strategy as pages of the site."""

    book: Book | None = None
    asked: Book
    site: pipeline.Site
    found: tuple[pipeline.Loaded, Report]
    stage: Stage | KeptSite | None = None
    index: SearchIndex | None = None
    serving = dirty = False
    overlay = left = ""
    kept: KeptPages
    kept_site: KeptSite
    theme: KeptTheme
    idle: Idle
    nav: Navigation
    progress: Progress

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs is doing; with this hook, it also keeps the plugin from one rebuild to the next."""
        self.serving, self.dirty = command == "serve", dirty
        if self.serving:
            build_log.addFilter(self._is_told)
        self.kept, self.kept_site, self.theme, self.idle = KeptPages(), KeptSite(), KeptTheme(EntityPage), Idle()

    def on_shutdown(self) -> None:
        """Leave MkDocs as it was."""
        build_log.removeFilter(self._is_told)

    def _is_told(self, record: logging.LogRecord) -> bool:
        """Not that MkDocs skipped a page that stays."""
        return not self.left or not record.getMessage().startswith(f"Page skipped: '{self.left}'.")

    @event_priority(100)
    def _stage(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have the site built aside, before others read where it goes."""
        if self.serving:
            self.idle.over()
        within = self.stage is not None and config.site_dir == str(self.stage.folder)
        if not (self.dirty or within):
            site = Path(config.site_dir)
            finishers = config.plugins.events["post_build"]
            self.stage = self.kept_site.at(site, finishers) if self.serving else Stage(site)
            config.site_dir = str(self.stage.folder)
        return config

    def _load(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check before MkDocs touches the output folder, so that an error keeps the last good site.

        While serving, an error keeps the last good strategy in the browser and is told there: MkDocs itself would
        answer no request until it is mended.
        """
        report = None
        try:
            settings = _settings(dict(self.config), config)
            if self.config.as_of and not self.serving:
                stop_the_clock(settings.today)
            with collecting_later(for_good=not self.serving):  # a build ends with its process
                loaded = pipeline.load(settings, self.kept.compose) if self.serving else pipeline.load(settings)
                report = pipeline.check(loaded)
            _log(report)
            book = pipeline.book(loaded, report)
            asked = self.kept.begin(book, ground(book, (config.use_directory_urls, list(config.markdown_extensions),
                                                        config.mdx_configs))) if self.serving else book
            site = pipeline.site(asked, directory_urls=config.use_directory_urls,
                                 extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
            self.index = SearchIndex(settings, site.pages) if settings.search and not self.dirty else None
            self.book, self.asked, self.site, self.overlay = book, asked, site, ""
            self.found = loaded, report
        except (SettingsError, PluginError) as error:
            told = f"strategy-handbook: {error}" if isinstance(error, SettingsError) else str(error)
            if not self.serving or self.book is None:
                raise PluginError(told) from None
            log.error("%s", told)  # noqa: TRY400 - the findings say it all
            self.overlay = overlay(self.site.renderer, report, error)
        config.markdown_extensions.append(self.site.markdown)  # type: ignore[arg-type]
        styles, scripts = linked(material=_is_material(config), search=self._checked().settings.search)
        _before(config.extra_css, styles)
        _before(config.extra_javascript, scripts)
        after_theirs = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(after_theirs, str(theme_folder()))
        return config

    on_config = CombinedEvent(_stage, _load)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the folder that the site is built in; MkDocs empties and fills it."""
        if self.serving:
            self.kept.watch()
        if self.stage:
            self.stage.begin(lambda: log.info("Another build of this site is going on; waiting for it"))

    @event_priority(-200)  # after those, too, that want to be last
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the site in place, unless it gives away what is hidden, or MkDocs is about to stop at its warnings."""
        self._served()
        self.progress.end()
        if self.index:
            self.index.write(Path(config.site_dir))
        if self.serving:
            self._publish(config)
            with suppress(PluginError):  # who serves has all the YAML, and has been told
                self._scan(config)
            return
        self._scan(config)
        if not (config.strict and _warned()) and self._publish(config):
            log.info("The new site is in place: %s", config.site_dir)

    def _scan(self, config: MkDocsConfig) -> None:
        _log(pipeline.leaks(*self.found, files_below(Path(config.site_dir))))

    def _publish(self, config: MkDocsConfig) -> bool:
        if self.stage is None or not self.stage.publish():
            return False
        config.site_dir, self.stage = str(self.stage.site), None
        return True

    @event_priority(-200)
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site, and say so.

        Raises:
            PluginError: A file could not be read or written, which is no fault of the program.
        """
        self._served()
        stage, self.stage = self.stage, None
        if stage and (reason := stage.discard(error)):
            raise PluginError(reason) from None

    def _served(self) -> None:
        """A build of ``mkdocs serve`` is over, well or not."""
        if self.serving:
            self.kept.end()
            self.idle.begin()

    @event_priority(-50)
    def _add(self, files: Files, *, config: MkDocsConfig) -> Files:
        return files if is_translated(config) else self._with_ours(files, config)

    @event_priority(-150)  # after the plugin for several languages
    def _add_translated(self, files: Files, *, config: MkDocsConfig) -> Files:
        return self._with_ours(files, config) if is_translated(config) else files

    on_files = CombinedEvent(_add, _add_translated)

    def _with_ours(self, files: Files, config: MkDocsConfig) -> Files:
        """Add pages, redirects and assets; a hand-written page of the same address stays (and is a finding)."""
        book, folder = self._checked(), below(config)
        written = {uri_of(file) for file in files}
        ours = [page for page in self.site.pages if page.uri not in written]
        listed = [uri_of(file) for file in files.documentation_pages() if file.inclusion.is_in_nav()]
        config.nav = navigation(config.nav, listed, {page.uri for page in ours})
        named = set(named_in(config.nav))
        self.progress = Progress(2 * len(ours))  # each is rendered, and then dressed by the theme
        for page in ours:
            source = book.settings.root / page.item.place().path if page.item else None
            file = file_of(page, config, source, in_nav=page.uri in named)
            join(file, config)
            files.append(file)
            edit = book.edit_url(page.item.place()) if page.item else None
            file.page = EntityPage(page, self._rendered, file, config, edit)
        material, search = _is_material(config), bool(book.settings.search)
        stays = self.kept_site.stays if self.serving else None
        for uri, content in assets(book.settings.templates_dir, material=material, search=search).items():
            files.append(made_file(config, folder + uri, content, stays))
        for uri, text in pipeline.exported(self.asked, self.site, self.kept.made if self.serving else None):
            if text and uri not in written:
                files.append(made_file(config, folder + uri, text.encode(), stays))
        for uri, html in pipeline.redirected(book, self.site):
            files.append(made_file(config, folder + uri, html.encode(), stays))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give every page outside the navigation its section, and its neighbours in its series."""
        last: dict[str, MkDocsPage] = {}
        for page in self.site.pages:
            file, index = files.get_file_from_path(page.uri), files.get_file_from_path(page.index)
            if page.index and file and index and isinstance(file.page, EntityPage) and index.page:
                file.page.parent = index.page.parent  # so that tab and sidebar show where one is
            if page.series and file and isinstance(file.page, EntityPage):
                if before := last.get(page.series):
                    before.next_page, file.page.previous_page = file.page, before
                last[page.series] = file.page
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let pages share the navigation and, while serving, keep what theme and search made of pages that stay."""
        if self.serving:
            indexes = [plugin.search_index for plugin in config.plugins.values() if hasattr(plugin, "search_index")]
            self.theme.begin(env, config, self.nav, indexes)
        share_navigation(env, config, files)
        return env

    def on_template_context(self, context: TemplateContext, *, template_name: str,
                            config: MkDocsConfig) -> TemplateContext:
        """Give the page for addresses that do not exist its content."""
        if template_name == "404.html":
            base = urlsplit(config.site_url or "").path.rstrip("/") + "/"
            ways = [(title, base + self.site.renderer.addresses.url(uri)) for title, uri in main_ways(self.site.pages)]
            lost = self.site.renderer.render("lost.html", "", {"base": base, "ways": ways})
            context["strategy_lost"] = lost.html  # type: ignore[typeddict-unknown-key]
        return context

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Tell the Markdown extension which page its links are on."""
        self.site.markdown.here = page.url.removeprefix(below(config))
        return markdown

    @event_priority(100)
    def _before_search(self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig,
                       nav: Navigation) -> TemplateContext:
        if isinstance(page, EntityPage):
            page.show_search()
        if self.index:
            self.index.add(page.file.src_uri, page.file.dest_uri, page)
        return context

    @event_priority(-100)
    def _after_search(self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig,
                      nav: Navigation) -> TemplateContext:
        if isinstance(page, EntityPage):
            page.show_readers()
            self.progress.step()
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(0)
    def _lay_over(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Say on every page what keeps the last edit from being shown."""
        return laid_over(output, self.overlay) if self.overlay else output

    @event_priority(-200)  # what is written
    def _leave(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Leave a page that stays as it is; MkDocs writes no empty page."""
        if not (self.serving and self.kept_site.stays(page.file.dest_uri, output)):
            return output
        self.left = page.file.src_uri
        return ""

    on_post_page = CombinedEvent(_lay_over, _leave)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when the strategy or a template changes."""
        settings = self._checked().settings
        server.watch(str(settings.strategy_dir))
        for folder in template_folders(settings.templates_dir):
            server.watch(str(folder))
        return server

    def _rendered(self, page: Page) -> Rendered:
        made = self.kept.rendered(page, self.site.rendered) if self.serving else self.site.rendered(page)
        self.progress.step()
        return made

    def _checked(self) -> Book:
        if self.book is None:
            raise PluginError("strategy-handbook: MkDocs asked for pages before its configuration was read")
        return self.book


def _is_material(config: MkDocsConfig) -> bool:
    """Whether the theme is Material or extends it."""
    return any(Path(folder).parts[-2:] == ("material", "templates") for folder in config.theme.dirs)


def _before(files: list[Any], ours: list[str]) -> None:
    """Put our assets before those of the company, so that its own win."""
    addresses = [f"{ASSETS_URI}/{name}" for name in ours]
    files[:0] = [address for address in addresses if address not in files]


def _settings(options: dict[str, Any], config: MkDocsConfig) -> Settings:
    root = Path(config.config_file_path).parent.resolve() if config.config_file_path else Path.cwd()
    if options.get("search") and is_translated(config):
        raise SettingsError("“search: pagefind” makes an index of one language. Leave it out beside “i18n”.")
    if below(config):
        options["locale"] = None  # it is that of the default language
    words = language(config) or config.theme.get("language") or config.theme.get("locale") or "en"
    site_url = f"{config.site_url.rstrip('/')}/{below(config)}" if config.site_url else None
    return settings_from(options, root=root, docs_dir=Path(config.docs_dir).resolve(), locale=str(words),
                         edit_base=edit_address(config.repo_url, config.edit_uri, config.edit_uri_template),
                         site_name=config.site_name, site_url=site_url,
                         directory_urls=config.use_directory_urls,
                         config_file=Path(config.config_file_path) if config.config_file_path else None)


def _warned() -> bool:
    """Whether there was a warning that counts for ``--strict``."""
    return any(one.get_counts() for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))


MAX_WARNINGS = 30
"""More than a screen of warnings is not read; the alignment page and ``strategy check`` have them all."""


def _log(report: Report) -> None:
    """Log every error and the first warnings, which count for ``--strict``.

    Raises:
        PluginError: There are errors, which MkDocs must not publish.
    """
    levels = {Severity.INFO: logging.DEBUG, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}
    warnings = 0
    for finding in report.findings:
        warnings += finding.severity is Severity.WARNING
        if finding.severity is not Severity.WARNING or warnings <= MAX_WARNINGS:
            log.log(levels[finding.severity], "%s: %s [%s]", visible(str(finding.location)), visible(finding.message),
                    finding.check)
    if warnings > MAX_WARNINGS:
        log.warning("… and %s more warnings. The alignment page lists them all, as does `strategy check`.",
                    warnings - MAX_WARNINGS)
    errors = report.count(Severity.ERROR)
    if errors:
        number = "an error" if errors == 1 else f"{errors} errors"
        raise PluginError(f"The strategy has {number} (see above), so it is not published. "
                          "The site that was built last stays as it is.")
