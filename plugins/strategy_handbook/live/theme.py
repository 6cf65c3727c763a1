"""What the theme and the search make of a page, kept as long as they would be given the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template

from strategy_handbook.live.last import Last
from strategy_handbook.rendering.compiled import Compiled

_KNOWN_THEMES = ("material", "mkdocs")
"""Their templates show of other pages only what the navigation, the neighbours and the sections of a page tell."""

_SAME = ("config", "nav", "pages", "page", "mkdocs_version", "build_date_utc")
"""What templates are given that stays for the whole build, and is looked at once; the page has a look of its own."""


class _Unclear(Exception):  # noqa: N818 - not an error: the work is done again
    """Nobody can tell whether a theme would be given the same."""


class KeptTheme:
    """What themes and search made of pages in the last build.

    Args:
        page_type: The class of the pages to keep.
    """

    def __init__(self, page_type: type) -> None:
        self._page_type = page_type
        self._outputs = Last[str]()
        self._entries = Last[list[Any]]()
        self._compiled = Last[Compiled]()
        self._ground = Last[Any]()

    def begin(self, env: Environment, config: Any, nav: Any, indexes: Iterable[Any]) -> None:
        """Begin a build.

        Args:
            env: The environment of the theme, before it has loaded a template.
            config: The configuration of the site.
            nav: Its navigation.
            indexes: The search indexes that take in each page.
        """
        for index in indexes:
            self._keep_entries(index)
        if config.theme.name not in _KNOWN_THEMES or config.hooks:  # a hook can teach templates anything
            return
        try:
            ground = (_settings(config), _navigation(nav.items), list(_templates(config.theme.dirs)))
        except _Unclear:
            return
        env.bytecode_cache = self._compiled.made("theme", ground[0], Compiled)
        same = self._ground.made("ground", ground, lambda: ground)  # the same object, soon compared for each page
        env.template_class = self._template(env.template_class, same)

    def _template(self, template_class: type[Template], ground: Any) -> type[Template]:
        outputs, page_type = self._outputs, self._page_type

        class Kept(template_class):  # type: ignore[misc, valid-type]
            def render(self, *args: Any, **named: Any) -> str:
                page = args[0].get("page") if args and isinstance(args[0], Mapping) else None
                if not isinstance(page, page_type) or page.is_homepage or named:  # type: ignore[attr-defined]
                    return str(super().render(*args, **named))
                try:
                    given = {name: _plain(value) for name, value in args[0].items() if name not in _SAME}
                    source = self.name, ground, given, _look(page)
                except _Unclear:
                    return str(super().render(*args))
                return outputs.made(page.file.src_uri, source, lambda: super(Kept, self).render(*args))  # type: ignore[attr-defined]

        return Kept

    def _keep_entries(self, index: Any) -> None:
        """Let a search index take in again what it made of a page that stays."""
        entries = next((getattr(index, name) for name in ("entries", "_entries") if hasattr(index, name)), None)
        add = getattr(index, "add_entry_from_context", None)
        if not isinstance(entries, list) or add is None:
            return

        def made(page: Any) -> list[Any]:
            before = len(entries)
            add(page)
            found = entries[before:]
            del entries[before:]
            return found

        def add_kept(page: Any) -> None:
            try:
                source = repr(index.config), _look(page)
            except (_Unclear, AttributeError):
                add(page)
                return
            entries.extend(self._entries.made((type(index), page.file.src_uri), source, lambda: made(page)))

        index.add_entry_from_context = add_kept


def _plain(value: Any) -> Any:
    """A value that can be compared with that of another build: texts, numbers, and lists and mappings of them."""
    if value is None or isinstance(value, str | int | float):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if type(value).__module__ == "datetime":
        return repr(value)
    raise _Unclear(type(value).__name__)


def _settings(config: Any) -> Any:
    """What a theme can read of the settings; what matters to reading files only is left out."""
    aside = ("plugins", "hooks", "nav", "theme", "markdown_extensions", "mdx_configs", "validation", "watch",
             "exclude_docs", "draft_docs", "not_in_nav", "extra_javascript")
    theme = config.theme
    return ({name: _plain(value) for name, value in config.items() if name not in aside},
            [str(script) for script in config.extra_javascript], theme.name, str(theme.locale),
            {name: _plain(theme[name]) for name in theme if name != "locale"},
            {name: repr(dict(plugin.config)) for name, plugin in config.plugins.items()})


def _look(page: Any) -> dict[str, Any]:
    """Everything a template can read of a page, neighbours and sections as far as links need them."""
    told: dict[str, Any] = {"toc": _headings(page.toc), "parents": [one.title for one in page.ancestors]}
    for name, value in vars(page).items():
        if name in ("previous_page", "next_page"):
            told[name] = value and (value.title, value.url, _plain(value.meta))
        elif name == "file":
            told[name] = value.src_uri, value.url
        elif name not in ("toc", "parent", "children", "_page", "_render", "_made"):
            told[name] = _plain(value)
    return told


def _headings(toc: Iterable[Any]) -> list[Any]:
    return [(one.title, one.id, one.level, _headings(one.children)) for one in toc]


def _navigation(items: Iterable[Any] | None) -> list[Any]:
    """The navigation as a theme shows it."""
    return [(type(one).__name__, one.title, getattr(one, "url", None), _plain(getattr(one, "meta", None)),
             _navigation(one.children)) for one in items or ()]


def _templates(folders: Iterable[str]) -> Iterable[tuple[str, int, int]]:
    """The files of a theme, when they were written and how long they are; those of an installed theme's icons stay."""
    for folder in folders:
        installed = Path(folder, "mkdocs_theme.yml").is_file()
        for place, inner, files in os.walk(folder):
            inner[:] = [name for name in inner if not (installed and (name.startswith(".") or name == "assets"))]
            for name in files:
                state = (Path(place) / name).stat()
                yield f"{place}/{name}", state.st_mtime_ns, state.st_size
