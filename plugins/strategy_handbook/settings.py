"""Plain settings that both doors fill in: the MkDocs plugin and the command line."""

from __future__ import annotations

import calendar
import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin

import yaml

from strategy_handbook.findings import Severity


class SettingsError(Exception):
    """The settings cannot be used; the message says which one and why."""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the settings say about one check or family: how severe it is, and its options."""

    severity: Severity | None = None
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Settings:
    """How to read, check and render a strategy.

    Attributes:
        root: The project folder; findings name files relative to it.
        strategy_dir: Where the YAML lies.
        handbook_dir: Where the hand-written Markdown lies; None if there is none.
        templates_dir: A company's own templates, looked up before ours; None if there are none.
        today: The day all computed truths refer to.
        goal_cadence: How often goals are reported on unless they say otherwise.
        checks: Severities and options by name of check or family.
        paths: Pairs of a glob for source paths and the severities that hold there; later ones win.
        edit_base: Address that the path of a file is appended to in order to edit it; None if there is none.
        locale: Language and region in which dates and numbers are written.
        history: Whether the page of what changed also tells what git knows.
        forms: Whether each kind has a form that writes the YAML of its entries and of new ones.
        patterns: Whether there is a page that shows every component with all its states.
        search: Which engine of our own search has: ``pagefind``, or empty for the site's own search plugin.
        audience: Whom the site is for: ``public``, ``internal`` or ``leadership``.
        default_visibility: For whom an entry is that does not say.
        site_name: What the site is called.
        site_url: The address the site is published at; None if nobody has said.
        directory_urls: Whether a page is published as ``goals/x/`` or as ``goals/x.html``.
        config_file: The ``mkdocs.yml``; None where there is none.
    """

    root: Path
    strategy_dir: Path
    handbook_dir: Path | None = None
    templates_dir: Path | None = None
    today: dt.date = field(default_factory=lambda: today())
    goal_cadence: str = "quarterly"
    checks: Mapping[str, CheckSettings] = field(default_factory=lambda: MappingProxyType({}))
    paths: tuple[tuple[str, Mapping[str, CheckSettings]], ...] = ()
    edit_base: str | None = None
    locale: str = "en"
    history: bool = True
    forms: bool = True
    patterns: bool = False
    search: str = ""
    audience: str = "internal"
    default_visibility: str = "internal"
    site_name: str = ""
    site_url: str | None = None
    directory_urls: bool = True
    config_file: Path | None = None


def today(as_of: object = None, environment: Mapping[str, str] = os.environ) -> dt.date:
    """The day that computed truths refer to: the setting, else ``SOURCE_DATE_EPOCH``, else the clock.

    ``SOURCE_DATE_EPOCH`` is in seconds since 1970 in UTC (reproducible-builds.org/specs/source-date-epoch).

    Raises:
        SettingsError: The setting or the variable cannot be read.
    """
    if isinstance(as_of, dt.date) and not isinstance(as_of, dt.datetime):
        return as_of
    if as_of not in (None, ""):
        try:
            return dt.date.fromisoformat(as_of if isinstance(as_of, str) else "")
        except ValueError:
            raise SettingsError(f"as_of is “{as_of}”, which is not a date. Write for example 2026-06-30.") from None
    if epoch := environment.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
        except (ValueError, OverflowError, OSError):
            raise SettingsError(f"SOURCE_DATE_EPOCH is “{epoch}”, which is not a number of seconds.") from None
    return dt.datetime.now(tz=dt.UTC).astimezone().date()


def stop_the_clock(day: dt.date) -> None:
    """Let MkDocs and its other plugins take this day for today, by the variable that they know."""
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(day.timetuple()))


def check_settings(written: Any, where: str = "checks") -> Mapping[str, CheckSettings]:
    """Read ``checks:`` — names of checks or families, each with a severity or with ``severity:`` and options.

    Raises:
        SettingsError: A value has the wrong shape.
    """
    if written is None:
        return MappingProxyType({})
    if not isinstance(written, Mapping):
        raise SettingsError(f"{where} must map names of checks to severities.")
    read = {}
    for name, value in written.items():
        options: dict[str, Any] = dict(value) if isinstance(value, Mapping) else {"severity": value}
        word = options.pop("severity", None)
        if word is False:  # YAML 1.1 reads a bare "off" as false
            word = "off"
        try:
            severity = None if word is None else Severity.parse(str(word))
        except ValueError as error:
            raise SettingsError(f"{where}: {name}: {error}") from None
        read[str(name)] = CheckSettings(severity, MappingProxyType(options))
    return MappingProxyType(read)


def path_settings(written: Any) -> tuple[tuple[str, Mapping[str, CheckSettings]], ...]:
    """Read ``checks_by_path:`` — globs of source paths, each with what ``checks:`` may hold.

    Raises:
        SettingsError: A value has the wrong shape.
    """
    if written is None:
        return ()
    if not isinstance(written, Mapping):
        raise SettingsError("checks_by_path must map globs such as “strategy/drafts/**” to severities.")
    return tuple((str(glob), check_settings(checks, f"checks_by_path: {glob}")) for glob, checks in written.items())


PLUGIN = "strategy-handbook"
AUDIENCE = "STRATEGY_AUDIENCE"
"""The variable that says whom the site is for, whatever ``mkdocs.yml`` says: one project, several sites."""


def settings_from(options: Mapping[str, Any], *, root: Path, docs_dir: str | Path | None, locale: str,
                  edit_base: str | None = None, site_name: str = "", site_url: str | None = None,
                  directory_urls: bool = True, config_file: Path | None = None) -> Settings:
    """Settings from the plugin's block of ``mkdocs.yml``; both doors come through here.

    Args:
        options: What the block holds; see the attributes of :class:`Settings`.
        root: The folder of ``mkdocs.yml``.
        docs_dir: The folder of the hand-written Markdown.
        locale: The language of the site's theme, used unless ``locale`` is set.
        edit_base: Address of ``docs_dir`` in the repository's web editor.
        site_name: What the site is called.
        site_url: The address the site is published at.
        directory_urls: Whether pages are published as folders.
        config_file: The ``mkdocs.yml``.

    Raises:
        SettingsError: A setting cannot be used.
    """
    refuse_a_flood(options, f"“{PLUGIN}:” in mkdocs.yml")
    strategy_dir = root / str(options.get("strategy_dir") or "strategy")
    if not strategy_dir.is_dir():
        raise SettingsError(f"the strategy folder “{strategy_dir}” does not exist. Create it, or set strategy_dir.")
    templates = options.get("templates_dir")
    if templates and not (root / str(templates)).is_dir():
        raise SettingsError(f"templates_dir “{templates}” does not exist.")
    return Settings(
        root=root,
        strategy_dir=strategy_dir,
        handbook_dir=root / docs_dir if docs_dir is not None else None,
        templates_dir=root / str(templates) if templates else None,
        today=today(options.get("as_of")),
        goal_cadence=str(options.get("goal_cadence") or "quarterly"),
        checks=check_settings(options.get("checks")),
        paths=path_settings(options.get("checks_by_path")),
        edit_base=edit_base,
        locale=str(options.get("locale") or locale),
        history=_switch("history", options),
        forms=_switch("forms", options),
        patterns=_switch("patterns", options, unless_said=False),
        search=_engine(options.get("search")),
        audience=str(os.environ.get(AUDIENCE) or options.get("audience") or "internal"),
        default_visibility=str(options.get("default_visibility") or "internal"),
        site_name=site_name,
        site_url=f"{site_url.rstrip('/')}/" if site_url else None,
        directory_urls=directory_urls,
        config_file=config_file,
    )


def _switch(name: str, options: Mapping[str, Any], *, unless_said: bool = True) -> bool:
    """A setting that is on or off."""
    written = options.get(name)
    if written is None:
        return unless_said
    if isinstance(written, bool):
        return written
    raise SettingsError(f"{name} is “{written}”, but must be true or false.")


def _engine(written: Any) -> str:
    """The search engine that is asked for; empty for the site's own search plugin."""
    if written in (None, "pagefind"):
        return written or ""
    raise SettingsError(f"search is “{written}”, but can only be “pagefind”. Leave it out for search by a plugin.")


def edit_address(repo_url: Any, edit_uri: Any, edit_uri_template: Any = None) -> str | None:
    """The address that the path of a hand-written page is appended to in order to edit it, as MkDocs makes it."""
    if edit_uri_template:
        return urljoin(f"{repo_url or ''}".rstrip("/") + "/", str(edit_uri_template))
    return f"{str(repo_url).rstrip('/')}/{str(edit_uri).lstrip('/')}" if edit_uri and repo_url else None


def settings_from_file(file: Path) -> Settings:
    """Settings from a ``mkdocs.yml``, read without MkDocs so that checking needs no site.

    Raises:
        SettingsError: The file cannot be read or does not configure the plugin.
    """
    config = read_mkdocs_yml(file)
    pairs = named_blocks(config.get("plugins"))
    if PLUGIN not in [name for name, _ in pairs]:
        raise SettingsError(f"{file} does not use the plugin “{PLUGIN}”. Add it under “plugins:”.")
    options = next(value for name, value in pairs if name == PLUGIN)
    if not isinstance(options, Mapping | None):
        raise SettingsError(f"{file}: below “{PLUGIN}:” there must be settings such as “strategy_dir: strategy”.")
    docs_dir = config.get("docs_dir") or "docs"
    if not isinstance(docs_dir, str):
        raise SettingsError(f"{file}: docs_dir must be the name of a folder.")
    theme = config.get("theme")
    language = theme.get("language", "en") if isinstance(theme, Mapping) else "en"
    site_url = config.get("site_url")
    return settings_from(
        options or {}, root=file.parent.resolve(), docs_dir=docs_dir, locale=str(language),
        edit_base=edit_address(config.get("repo_url"), config.get("edit_uri"), config.get("edit_uri_template")),
        site_name=str(config.get("site_name") or ""), site_url=str(site_url) if site_url else None,
        directory_urls=config.get("use_directory_urls") is not False, config_file=file)


def named_blocks(written: Any) -> list[tuple[Any, Any]]:
    """Plugins or Markdown extensions, in either shape of ``mkdocs.yml``: each name with its settings, or None."""
    if isinstance(written, Mapping):
        return list(written.items())
    return [next(iter(entry.items())) if isinstance(entry, Mapping) and entry else (entry, None)
            for entry in (written if isinstance(written, list) else ())]


class _LenientLoader(yaml.SafeLoader):
    """Reads ``mkdocs.yml`` without running what its tags name; ``!ENV`` gives the variable or its default."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(node.value))
    names = loader.construct_sequence(node)
    default = names.pop() if len(names) > 1 else None
    return next((os.environ[name] for name in names if name in os.environ), default)


_LenientLoader.add_constructor("!ENV", _environment)
_LenientLoader.add_multi_constructor("", lambda *_: None)


MAX_INHERITED = 10
"""Settings that inherit from themselves come to an end."""
MAX_BYTES = 4_000_000
MAX_VALUES = 200_000
"""Of one file: a navigation with every page of a large handbook holds fewer."""


def refuse_a_flood(top: Any, what: str) -> None:
    """Refuse settings that are small where they are written and endless once their aliases are followed.

    Args:
        top: Nodes of YAML, or what was made of them; of a text every hundred letters count as a value.
        what: Where it is written.

    Raises:
        SettingsError: There are too many values.
    """
    left, waiting = MAX_VALUES, [top]
    while waiting:
        value = waiting.pop()
        held = value.value if isinstance(value, yaml.Node) else value
        inside = [*held, *held.values()] if isinstance(held, Mapping) else held
        inside = inside if isinstance(inside, list | tuple) else []
        left -= len(held) // 100 if isinstance(held, str) else len(inside)
        if left < 0:
            raise SettingsError(f"{what} stands for more than {MAX_VALUES:,} values once its aliases (“*”) are "
                                "followed. Write out what you mean.")
        waiting.extend(inside)


def read_mkdocs_yml(file: Path, depth: int = 0) -> Mapping[str, Any]:
    """What a ``mkdocs.yml`` says, with all that it inherits.

    Raises:
        SettingsError: It cannot be read.
    """
    try:
        loader = _LenientLoader(_text(file))
        top = loader.get_single_node()
        refuse_a_flood(top, str(file))
        config = loader.construct_document(top) if top else None
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from None
    except RecursionError:
        raise SettingsError(f"{file} is nested more deeply than can be read.") from None
    except (yaml.YAMLError, ValueError) as error:  # a ValueError is a wrong encoding, or a day not in the calendar
        raise SettingsError(f"{file} is not valid YAML: {error}") from None
    if not isinstance(config, Mapping):
        raise SettingsError(f"{file} holds no settings.")
    parent = config.get("INHERIT")
    if parent and depth < MAX_INHERITED:
        return _joined(read_mkdocs_yml(file.parent / str(parent), depth + 1), config)
    return config


def _text(file: Path) -> str:
    """The text of a file.

    Raises:
        SettingsError: It is no file, or too large.
        OSError: It cannot be read.
    """
    if file.exists() and not (file.is_file() or file.is_dir()):
        raise SettingsError(f"{file} is no file but a pipe, a socket or a device.")
    if file.exists() and file.stat().st_size > MAX_BYTES:
        raise SettingsError(f"{file} is larger than {MAX_BYTES // 1_000_000} MB.")
    return file.read_text("utf-8-sig")


def _joined(base: Mapping[str, Any], over: Mapping[str, Any]) -> Mapping[str, Any]:
    """Mappings are joined all the way down; anything else is replaced, as MkDocs does for INHERIT."""
    both = {name: _joined(base[name], value) for name, value in over.items()
            if isinstance(value, Mapping) and isinstance(base.get(name), Mapping)}
    return {**base, **over, **both}
