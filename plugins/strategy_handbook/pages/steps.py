"""The steps of a newcomer: those that paths name, and those that the strategy itself suggests."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path as FilePath
from typing import NamedTuple

import yaml

from strategy_handbook.facts.operations import part_in, processes_of, trainings_of
from strategy_handbook.model.base import Item
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.path import Path
from strategy_handbook.model.path import Step as WrittenStep
from strategy_handbook.model.process import Process
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme
from strategy_handbook.model.training import Training
from strategy_handbook.model.value import Value
from strategy_handbook.pages.page import Book
from strategy_handbook.pages.reading import words_to_know
from strategy_handbook.rendering.words import _
from strategy_handbook.source.document import plain
from strategy_handbook.source.loader import compose_text

Told = tuple[tuple[Item, str | None], ...]
"""Items, each with a sentence that says how it concerns the newcomer."""


class Newcomer(NamedTuple):
    """Whom steps are for: a role, a department, or everyone."""

    department: Department | None
    role: Role | None


class Step(NamedTuple):
    """One thing to read or do.

    Attributes:
        key: What its tick is kept under; the same step on two pages has one tick.
        items: What to read in the strategy.
        page: What to read in the handbook: its path and title.
        text: What to do, or what the items have in common.
        note: What to look out for.
    """

    key: str
    items: Told = ()
    page: tuple[str, str] | None = None
    text: str = ""
    note: str = ""


class Stage(NamedTuple):
    """The steps of a stretch of time."""

    key: str
    title: str
    steps: tuple[Step, ...]


STAGES = ("first_day", "first_week", "first_month", "first_quarter")


def paths_for(book: Book, newcomer: Newcomer) -> tuple[Path, ...]:
    """Find the paths that apply: those for everyone, then for the department, then for the place, then for the role."""
    everyone = (path for path in book.strategy[Path].values()
                if path.is_for_everyone)
    own = [(above, "for_departments") for above in _with_those_above(book, newcomer.department)]
    places = cultures_of(book, newcomer)
    if len(places) == 1:  # of several nobody can tell which is the newcomer's
        own.append((places[0], "for_cultures"))
    if newcomer.role:
        own.append((newcomer.role, "for_roles"))
    return tuple(dict.fromkeys((*everyone, *(path for item, field in own
                                             for path in book.graph.sources(item, Path, field)
                                             if isinstance(path, Path)))))


def _with_those_above(book: Book, department: Item | None) -> tuple[Item, ...]:
    """Find a department and those it is part of, the largest first; a ring is walked once."""
    found: dict[Item, None] = {}
    while department is not None and department not in found:
        found[department] = None
        department = next(iter(book.graph.targets(department, "parent")), None)
    return tuple(reversed(found))


def department_of(book: Book, role: Role) -> Department | None:
    """Find the department a role belongs to."""
    found = book.graph.targets(role, "department")
    return next((one for one in found if isinstance(one, Department)), None)


def goals_of(book: Book, newcomer: Newcomer) -> Told:
    """Find the current goals a role works for, or else those its department works on."""
    for item in (newcomer.role, newcomer.department):
        goals = book.graph.serves(item) if item else ()
        current = tuple((goal, how) for goal, how in goals
                        if isinstance(goal, Goal) and not book.facts.is_archived(goal))
        if current:
            return current
    return ()


def cultures_of(book: Book, newcomer: Newcomer) -> tuple[Culture, ...]:
    """Find the cultures a newcomer may come to work in."""
    item = newcomer.role or newcomer.department
    return book.facts.cultures(item) if item else ()


def compose(book: Book, newcomer: Newcomer) -> tuple[Stage, ...]:
    """Put the steps of all applying paths together, and add what they are silent about.

    Within a stage the newcomer's own place comes first: department, role and culture. Then come the company, the
    themes, what is written for the department and the role, and last goals, processes, meetings and cultures.
    """
    ranked = _each_once(book, paths_for(book, newcomer))
    seen = frozenset(step.key for steps in ranked.values() for _rank, step in steps)
    for stage, rank, step in _suggested(book, newcomer, seen):
        ranked[stage].append((rank, step))
    own = (item for item in (*newcomer, *cultures_of(book, newcomer)) if item is not None)
    return _stages(ranked, tuple(str(item.ref) for item in own))


def stages_of(book: Book, path: Path) -> tuple[Stage, ...]:
    """Put the steps of one path into stages."""
    return _stages(_each_once(book, (path,)))


Ranked = dict[str, list[tuple[int, Step]]]
"""Stages with their steps, each with its rank in the stage."""


def _each_once(book: Book, paths: Iterable[Path]) -> Ranked:
    """Collect the steps of paths; the earliest stage keeps a step, and of several paths the first."""
    found: dict[str, tuple[str, int, Step]] = {}
    ordered = tuple(paths)
    for stage in STAGES:
        for path in ordered:
            for step in _written(book, getattr(path, stage)):
                found.setdefault(step.key, (stage, _rank(path), step))
    ranked: Ranked = {stage: [] for stage in STAGES}
    for stage, rank, step in found.values():
        ranked[stage].append((rank, step))
    return ranked


def _stages(ranked: Ranked, first: Sequence[str] = ()) -> tuple[Stage, ...]:
    """Put ranked steps in their order; those whose keys are given come before all others, as they are given."""
    def order(pair: tuple[int, Step]) -> tuple[int, int]:
        rank, step = pair
        return (first.index(step.key) if step.key in first else len(first)), rank

    titles = {"first_day": _("First day"), "first_week": _("First week"),
              "first_month": _("First month"), "first_quarter": _("First quarter")}
    return tuple(Stage(stage, titles[stage], tuple(step for _rank, step in sorted(steps, key=order)))
                 for stage, steps in ranked.items() if steps)


def _rank(path: Path) -> int:
    """Order written steps among suggested ones."""
    return 60 if path.for_roles else 50 if path.for_cultures else 40 if path.for_departments else 10


def _suggested(book: Book, newcomer: Newcomer, seen: frozenset[str]) -> Iterator[tuple[str, int, Step]]:
    """Yield what every newcomer should meet and no path names: its stage, rank and step."""
    department, role = newcomer
    for rank, item in ((0, department), (1, role), (2, book.strategy.organization)):
        if item is not None and str(item.ref) not in seen:
            yield "first_day", rank, Step(str(item.ref), ((item, None),))
    several: tuple[tuple[str, int, str, str, Told], ...] = (
        ("first_week", 20, "values", _("Read our values"), _bare(book.strategy[Value].values())),
        ("first_week", 30, "themes", _("Read which directions we have chosen"), _bare(book.strategy[Theme].values())),
        ("first_week", 70, "goals", _("Read the goals you work for"), goals_of(book, newcomer)),
        ("first_week", 75, "processes", _("See how the work runs that you are part of"),
         _bare(_processes(book, newcomer))),
        ("first_week", 80, "meetings", _("Put our meetings and updates into your calendar"),
         _bare(book.facts.meetings(department))),
        ("first_week", 90, "words", _("Know these words"), _bare(words_to_know(book, goals_of(book, newcomer)))),
        ("first_month", 80, "trainings", _("Take the trainings for your role"), _bare(_trainings(book, newcomer))),
        ("first_month", 90, "cultures", _("Read how your colleagues like to work"),
         _bare(cultures_of(book, newcomer))),
    )
    for stage, rank, key, text, told in several:
        rest = tuple((item, how) for item, how in told if str(item.ref) not in seen)
        if rest:
            yield stage, rank, Step(_tick(key, *(str(item.ref) for item, _how in rest)), rest, text=text)


def _processes(book: Book, newcomer: Newcomer) -> tuple[Process, ...]:
    department, role = newcomer
    if role:
        return tuple(process for process, _steps in part_in(book.facts, role))
    return tuple(process for process, _how in processes_of(book.facts, department)) if department else ()


def _trainings(book: Book, newcomer: Newcomer) -> tuple[Training, ...]:
    item = newcomer.role or newcomer.department
    return trainings_of(book.facts, item) if item else ()


def _bare(items: Iterable[Item]) -> Told:
    return tuple((item, None) for item in items)


def _written(book: Book, steps: Iterable[WrittenStep]) -> Iterator[Step]:
    for step in steps:
        note = step.note or ""
        if step.do:
            yield Step(_tick("do", " ".join(step.do.casefold().split())), text=step.do, note=note)
            continue
        name = step.read or ""
        kind, _colon, id_ = name.partition(":")
        item = book.strategy.find(kind, id_)
        if item is not None:
            yield Step(str(item.ref), ((item, None),), note=note)
        elif not id_:  # else a link to nothing, which has a finding
            yield Step(name, page=(name, page_title(book, name)), note=note)


def _tick(kind: str, *words: str) -> str:
    """Make a short key that stays the same as long as what it stands for does."""
    return f"{kind}-{hashlib.sha256(' '.join(words).encode()).hexdigest()[:12]}"


def page_title(book: Book, uri: str) -> str:
    """Find the title of a page of the handbook: its front matter, its heading, or else its name."""
    named = FilePath(uri.partition("#")[0].removesuffix("/index.md")).stem.replace("-", " ").capitalize()
    text = book.page_text(uri)
    heading = next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), named)
    return _front_matter_title(text) or heading


def _front_matter_title(text: str) -> str | None:
    match = re.match(r"---\n(.*?)^---$", text, re.DOTALL | re.MULTILINE)
    try:
        meta = compose_text(match[1]) if match else None
    except yaml.YAMLError:  # MkDocs reports it
        return None
    lines = meta.value if isinstance(meta, yaml.MappingNode) else ()
    title = next((value for key, value in lines if key.value == "title"), None)
    return str(plain(title)) if isinstance(title, yaml.ScalarNode) and plain(title) else None
