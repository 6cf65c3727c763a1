"""The files of a new company's handbook: its name and departments, and suggestions for its sector, marked as such.

The files are templates in ``site_templates/starter/files``; a sector is one file in ``site_templates/starter/sectors``.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jinja2
import yaml

from strategy_handbook import __version__
from strategy_handbook.edits.new import suggested_id
from strategy_handbook.edits.store import Draft, RefusedError
from strategy_handbook.edits.written import key_text, quoted, scalar
from strategy_handbook.model.build import as_id
from strategy_handbook.model.kinds import BY_KEY
from strategy_handbook.model.links import MAX_ID_LENGTH, RESERVED
from strategy_handbook.model.scalars import did_you_mean, is_placeholder
from strategy_handbook.rendering.templates import template_folders

OTHER = "other"
"""The sector of those who name none of the others."""

WORKFLOWS: Mapping[str, Mapping[str, str]] = {
    "github": {
        "github/strategy.yml": ".github/workflows/strategy.yml",
        "github/strategy-comment.yml": ".github/workflows/strategy-comment.yml",
    },
    "gitlab": {"gitlab/strategy.gitlab-ci.yml": ".gitlab-ci.yml"},
}
"""Code hosts that there are ready workflows for: file in ``docs/ci`` → where it goes."""

_LEAD = "managing-director"
_MODELINE = "# yaml-language-server: $schema=../.strategy/schema.json\n"
_REMARKS: Mapping[str, str] = {
    "themes": "The few directions you choose. A theme that leaves nothing out is none.",
    "goals": "What you want to reach, by when, and how you will know. “strategy new goal” asks for all a goal needs.",
    "metrics": "How you measure it. A goal names its metric under “targets:”, with the value now and the one to reach.",
    "processes": "How the work runs where customers notice it. Describe what you do, not what you would like to do.",
    "values": "How you work together. A value that rules nothing out is decoration: keep the lines below “avoid:”.",
    "lessons": "What other sectors do well. Look at it where it is done, try it in one place, and say where under "
    "“adopted_in:”.",
}
"""What stands above the suggestions of each kind."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new handbook is made from.

    Attributes:
        name: The company's.
        sector: One of :func:`sectors`.
        departments: Their names; none for those usual in the sector.
        vision: In a sentence; None if it has yet to be written.
        locale: How dates and numbers are written, such as ``pt_PT``; None for English.
        workflows: The code host whose workflows are wanted, or None.
    """

    name: str
    sector: str = OTHER
    departments: tuple[str, ...] = ()
    vision: str | None = None
    locale: str | None = None
    workflows: str | None = None


@dataclass(frozen=True, slots=True)
class Department:
    """A department of the new company."""

    id: str
    title: str
    head: str


@functools.cache
def sectors() -> tuple[str, ...]:
    """The sectors that there are suggestions for; that of all others comes last."""
    names = sorted(file.stem for file in (_folder() / "sectors").glob("*.yml"))
    return (*(name for name in names if name != OTHER), OTHER)


def usual_departments(sector: str) -> tuple[str, ...]:
    """The departments that a company of that sector often has."""
    about = yaml.safe_load(_section(_text(sector), "sector"))["sector"]
    return tuple(about["departments"])


def starter(folder: Path, answers: Answers) -> list[Draft]:
    """Every file of the new handbook.

    Raises:
        RefusedError: There is no such sector, a name cannot be used, or files would be overwritten.
    """
    if answers.sector not in sectors():
        near = did_you_mean(answers.sector, sectors())
        hint = f"Did you mean “{near}”?" if near else f"There are: {', '.join(sectors())}."
        raise RefusedError(f"there is no sector “{answers.sector}”. {hint}")
    texts = {**_files(answers), **_workflows(answers.workflows)}
    taken = [path for path in sorted(texts) if (folder / path).exists() or (folder / path).is_symlink()]
    if (folder / "strategy").is_dir() and any((folder / "strategy").rglob("*.y*ml")):
        taken.append("strategy/")
    if taken:
        raise RefusedError(
            f"there is something already that would be overwritten or mixed up: {', '.join(taken)}. "
            "Nothing was written. Choose an empty folder: strategy init FOLDER"
        )
    return [Draft(path, folder / path, None, text.encode()) for path, text in texts.items()]


def usable_name(written: str) -> str:
    """A name with single blanks between its words.

    Raises:
        RefusedError: It says nothing, or holds what cannot be written.
    """
    name = " ".join(written.split())
    if not name or is_placeholder(name):
        raise RefusedError(f"“{name}” is no name. Give one that people would recognise.")
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Cn") for letter in name):
        raise RefusedError("the name holds characters that cannot be shown. Type it anew.")
    return name


# -- what stands in the files --------------------------------------------------------------------------------


def _files(answers: Answers) -> dict[str, str]:
    departments = tuple(_departments(answers.departments or usual_departments(answers.sector)))
    suggested = _suggestions(answers.sector, departments[0])
    ids = {kind: list(yaml.safe_load(text)[kind]) for kind, text in suggested.items()}
    known = {
        "name": usable_name(answers.name),
        "vision": usable_name(answers.vision) if answers.vision else None,
        "sector": yaml.safe_load(_section(_text(answers.sector), "sector"))["sector"]["title"],
        "has_sector": answers.sector != OTHER,
        "departments": departments,
        "departments_suggested": not answers.departments,
        "locale": answers.locale,
        "version": __version__,
        "theme": ids["themes"][0],
        "values": ids["values"],
        "suggestions": [
            (BY_KEY[kind].kind.title, kind)
            for kind in (*suggested, "roles", *(() if answers.departments else ("departments",)), "communications")
        ],
    }
    templates = _folder() / "files"
    files = {
        re.sub(r"(^|/)_", r"\1.", file.relative_to(templates).as_posix()): _rendered(file.read_text("utf-8"), known)
        for file in sorted(templates.rglob("*"))
        if file.is_file()
    }
    for kind, text in suggested.items():
        files[f"strategy/{kind}.yml"] = f"{_MODELINE}# {_REMARKS[kind]}\n# {_IS_SUGGESTED}\n{text}"
    return dict(sorted(files.items()))


_IS_SUGGESTED = "Suggestions: keep what fits and take its tag away, change it, or delete it."


def _departments(names: Iterable[str]) -> Iterator[Department]:
    seen = set[str]()
    ids, heads = set[str](), {_LEAD}
    for name in map(usable_name, names):
        if name.casefold() in seen:
            continue
        seen.add(name.casefold())
        plain = as_id(name)
        id_ = suggested_id("department" if not plain else f"{name} department" if plain in RESERVED else name, ids)
        ids.add(id_)
        head = suggested_id(f"head of {id_.replace('-', ' ')}"[:MAX_ID_LENGTH], heads)
        heads.add(head)
        yield Department(id_, name, head)


def _suggestions(sector: str, first: Department) -> dict[str, str]:
    """What is suggested for a sector: kind → the YAML of its file."""
    known = {"department": first.id, "lead": first.head}
    text = _rendered(_text(sector), known)
    found = {kind: _section(text, kind) for kind in _REMARKS if kind != "lessons"}
    others = (_section(_rendered(_text(other), known), "lessons") for other in sectors() if other != sector)
    return {**found, "lessons": "lessons:\n" + "".join(other.partition("\n")[2] for other in others)}


def _section(text: str, key: str) -> str:
    """The part of a file of YAML that stands below one of its top-level keys, with the key; empty if it has none."""
    match = re.search(rf"^{key}:\n(?:(?: .*)?\n)*", text, re.MULTILINE)
    return match[0].rstrip("\n") + "\n" if match else ""


def _text(sector: str) -> str:
    return (_folder() / "sectors" / f"{sector}.yml").read_text("utf-8")


def _workflows(host: str | None) -> dict[str, str]:
    if host is None:
        return {}
    return {target: (_workflow_folder() / source).read_text("utf-8") for source, target in WORKFLOWS[host].items()}


def _rendered(text: str, known: Mapping[str, object]) -> str:
    environment = jinja2.Environment(  # noqa: S701 - YAML, not HTML; names pass through “yaml” or “quoted”
        undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters.update(yaml=scalar, key=key_text, quoted=quoted)
    return environment.from_string(text).render(known)


def _folder() -> Path:
    return template_folders(None)[-1] / "starter"


def _workflow_folder() -> Path:
    packaged = Path(__file__).parents[1] / "ci"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "docs" / "ci"  # a checkout
