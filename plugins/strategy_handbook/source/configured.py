"""What ``mkdocs.yml`` makes a browser load: from other hosts, and more than one index of search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from strategy_handbook.findings import Location
from strategy_handbook.settings import MAX_INHERITED, Settings, named_blocks, read_mkdocs_yml
from strategy_handbook.source.requests import READERS, WrittenRequest, is_elsewhere, written

Way = tuple[str | int, ...]
"""The way down to a setting: keys, and numbers in lists."""
BUILT_IN = frozenset(("mkdocs", "readthedocs"))
"""The themes of MkDocs itself."""
SEARCH = frozenset(("search", "material/search"))
"""The plugins that make an index of search."""
OFF = (False, None, "", "false", "False")
"""What turns something off; “!ENV” gives text."""


@dataclass(frozen=True, slots=True)
class Configured:
    """What the settings of a site lead to.

    Attributes:
        requests: What they and the files they name make a browser load from other hosts.
        downloads: Whether Material's plugin “privacy” puts copies of such files into the site.
        second_indexes: The plugins that make an index of search beside that of Pagefind, and where they are listed.
    """

    requests: tuple[WrittenRequest, ...] = ()
    downloads: bool = False
    second_indexes: tuple[tuple[str, Location], ...] = ()


def read_configured(settings: Settings) -> Configured:
    """Read the settings, and the files they name.

    Raises:
        SettingsError: The settings cannot be read.
    """
    if settings.config_file is None:
        return Configured()
    config = read_mkdocs_yml(settings.config_file)
    return Configured(tuple(_requests(config, settings.config_file, settings)), _downloads(config),
                      tuple(_second_indexes(config, settings.config_file, settings)))


def _requests(config: Mapping[str, Any], file: Path, settings: Settings) -> Iterator[WrittenRequest]:
    root = settings.root
    chosen = config.get("theme") or "mkdocs"
    theme = chosen if isinstance(chosen, Mapping) else {"name": str(chosen)}
    for what, hosts, way in (*_of_theme(theme), *_of_extra(config, is_material=theme.get("name") == "material")):
        yield WrittenRequest(hosts, _place(file, root, way), what)
    for address, way in _named(config, theme):
        if is_elsewhere(address):
            yield WrittenRequest(address, _place(file, root, way), "file")
    docs = settings.handbook_dir or file.parent
    files = [docs / address for address, _ in _named(config, theme)]
    if theme.get("custom_dir"):
        files += sorted((file.parent / str(theme["custom_dir"])).rglob("*"))
    for one in dict.fromkeys(files):
        if (read := READERS.get(one.suffix)) and one.is_file():
            text = one.read_text("utf-8", errors="replace")
            yield from written(read(text), text, _path(one, root))


def _second_indexes(config: Mapping[str, Any], file: Path, settings: Settings) -> Iterator[tuple[str, Location]]:
    plugins = config.get("plugins")
    for number, (name, options) in enumerate(named_blocks(plugins) if settings.search else ()):
        is_off = isinstance(options, Mapping) and options.get("enabled", True) in OFF
        if name in SEARCH and not is_off:
            yield name, _place(file, settings.root, ("plugins", name if isinstance(plugins, Mapping) else number))


def _downloads(config: Mapping[str, Any]) -> bool:
    options = _first(config, "plugins", "privacy", "material/privacy")
    if not isinstance(options, Mapping):
        return options is not False
    return all(options.get(name, True) not in OFF for name in ("enabled", "assets", "assets_fetch"))


def _of_theme(theme: Mapping[str, Any]) -> Iterator[tuple[str, str, Way]]:
    """What themes load unless they are told not to: what for, from where, the setting."""
    if theme.get("name") == "material" and theme.get("font", True) is not False:
        yield "fonts", "fonts.googleapis.com", ("theme", "font")
    if theme.get("name") in BUILT_IN and theme.get("highlightjs", True) is not False:
        yield "highlighting", "cdnjs.cloudflare.com", ("theme", "highlightjs")
    if theme.get("name") in BUILT_IN and theme.get("analytics"):
        yield "analytics", "www.googletagmanager.com", ("theme", "analytics")


def _of_extra(config: Mapping[str, Any], *, is_material: bool) -> Iterator[tuple[str, str, Way]]:
    extra = config.get("extra")
    analytics = extra.get("analytics") if isinstance(extra, Mapping) else None
    if isinstance(analytics, Mapping) and analytics.get("provider") == "google":
        yield "analytics", "www.googletagmanager.com", ("extra", "analytics")
    fences = _first(config, "markdown_extensions", "pymdownx.superfences")
    fences = fences.get("custom_fences") if isinstance(fences, Mapping) else None
    draws = any(isinstance(fence, Mapping) and fence.get("name") == "mermaid" for fence in fences or ())
    if is_material and draws and not any("mermaid" in address for address, _ in _named(config, {})):
        yield "diagrams", "unpkg.com", ("markdown_extensions",)


def _first(config: Mapping[str, Any], setting: str, *names: str) -> Any:
    """The settings of the first of these plugins or extensions, empty if it has none; False if none is used."""
    return next((block or {} for name, block in named_blocks(config.get(setting)) if name in names), False)


def _named(config: Mapping[str, Any], theme: Mapping[str, Any]) -> Iterator[tuple[str, Way]]:
    """The stylesheets, scripts and pictures that the settings name, and where they do."""
    for setting in ("extra_css", "extra_javascript"):
        entries = config.get(setting)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            yield str(entry.get("path") if isinstance(entry, Mapping) else entry), (setting, number)
    for setting in ("logo", "favicon"):
        if theme.get(setting):
            yield str(theme[setting]), ("theme", setting)


def _place(file: Path, root: Path, way: Way, depth: int = 0) -> Location:
    """Where a setting stands, or what should hold it; in the file, else in the one it inherits from."""
    top: Any = yaml.compose(file.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    at = top
    inherited = _entry(top, "INHERIT")
    for step in way:
        at = _entry(at, step) or at
    if at is top and inherited and depth < MAX_INHERITED:
        return _place(file.parent / str(inherited.value), root, way, depth + 1)
    return Location(_path(file, root), at.start_mark.line + 1, at.start_mark.column + 1)


def _entry(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return] # PyYAML tells no types of its lists
    return None


def _path(file: Path, root: Path) -> str:
    file = file.resolve()
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
