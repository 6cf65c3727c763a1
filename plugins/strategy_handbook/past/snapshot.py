"""One side of a comparison: the files as they are, as a revision had them, or as another folder has them."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path

from strategy_handbook import pipeline
from strategy_handbook.comparison import Side
from strategy_handbook.settings import Settings, SettingsError, settings_from, settings_from_file
from strategy_handbook.source.revision import GitError, Repository

CONFIG_FILES = ("mkdocs.yml", "mkdocs.yaml")


def working_side(settings: Settings) -> Side:
    """The strategy as its files are now.

    Raises:
        SettingsError: A setting cannot be used.
    """
    loaded = pipeline.load(settings)
    return Side(loaded.facts, pipeline.check(loaded).findings, tuple(sorted(loaded.sources.unreadable)))


def folder_sides(before: Path, after: Path, current: Settings | None) -> tuple[Side, Side, Settings]:
    """Two folders, each a project or a strategy folder, on the same day; and the settings of the second.

    Raises:
        SettingsError: A setting cannot be used.
    """
    later = _folder_settings(after)
    day = current.today if current else later.today
    later = replace(later, today=day)
    return working_side(replace(_folder_settings(before), today=day)), working_side(later), later


def _folder_settings(folder: Path) -> Settings:
    for name in CONFIG_FILES:
        if (folder / name).is_file():
            return settings_from_file(folder / name)
    inner = "strategy" if (folder / "strategy").is_dir() else "."
    return settings_from({"strategy_dir": inner}, root=folder.resolve(), docs_dir=None, locale="en_GB")


def revision_side(repository: Repository, commit: str, current: Settings, config_file: Path | None = None) -> Side:
    """The strategy of a commit, on the day of the current settings.

    Its own ``mkdocs.yml`` says where it lies and what is checked; where that cannot be used, the current settings do.

    Raises:
        GitError: Its files are not here, or the strategy lies outside of the repository, now or then.
        SettingsError: A current setting cannot be used.
    """
    if not current.strategy_dir.resolve().is_relative_to(repository.top):
        raise GitError(f"the strategy folder “{current.strategy_dir}” lies outside of the git repository, which "
                       "therefore holds no earlier one. Compare two folders with “--folders A B”.")
    with tempfile.TemporaryDirectory(prefix="strategy-revision-") as temporary:
        top = Path(temporary).resolve() / "project"
        inside = all(folder is None or folder.is_relative_to(current.root)
                     for folder in (current.strategy_dir, current.handbook_dir))
        source = repository if inside else replace(repository, prefix="")
        source.write(commit, top)
        root = top if inside else top / repository.prefix
        names = (config_file.name,) if config_file else CONFIG_FILES
        try:
            return _side(root, current, names, top)
        except _LeadsOutError as error:
            raise GitError(f"at revision {commit[:12]}, “{error}” leads out of the project, so what stood there then "
                           "is not known. Compare two folders with “--folders A B”.") from None


class _LeadsOutError(Exception):
    """A setting of a revision names a folder outside of what the revision holds; the message is the setting."""


def _side(root: Path, current: Settings, names: tuple[str, ...], top: Path) -> Side:
    moved = _moved(current, root)
    for folder in (moved.strategy_dir, moved.templates_dir):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    file = next((root / name for name in names if (root / name).is_file()), None)
    if file is not None:
        try:
            own = replace(settings_from_file(file), today=current.today, locale=current.locale)
            _refuse_outside(own, current, top)
            return working_side(own)
        except SettingsError:
            pass  # written for another version of the handbook: the current settings serve
    return working_side(moved)


def _refuse_outside(own: Settings, current: Settings, top: Path) -> None:
    for name, folder in (("strategy_dir", own.strategy_dir), ("docs_dir", own.handbook_dir)):
        if folder is not None and not folder.resolve().is_relative_to(top) and folder != current.handbook_dir:
            raise _LeadsOutError(name)


def _moved(settings: Settings, root: Path) -> Settings:
    """The same settings for a project in another folder."""

    def there(folder: Path) -> Path:
        return root / os.path.relpath(folder, settings.root)

    handbook, templates = settings.handbook_dir, settings.templates_dir
    return replace(settings, root=root, strategy_dir=there(settings.strategy_dir),
                   handbook_dir=there(handbook) if handbook else None,
                   templates_dir=there(templates) if templates and templates.is_relative_to(settings.root) else None)
