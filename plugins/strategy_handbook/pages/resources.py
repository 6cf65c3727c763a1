"""Money, days and skills: what initiatives take against what there is, and which of them come first."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_handbook.facts.operations import open_challenges
from strategy_handbook.facts.resources import (
    company_load,
    loads_by_department,
    loads_by_phase,
    loads_by_theme,
    skills,
)
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

MUCH = 4
"""From here on, impact and effort are much."""

FEW = 6
"""From so many on, initiatives that do not say what they take are named where somebody asks for them."""


def pages(book: Book) -> Iterator[Page]:
    """Resources and skills."""
    yield Page("resources.md", _("Resources and skills"), "pages/resources.html", lambda: _view(book), boost=1.5,
               summary=_("What our initiatives take, what there is for it, and who can do it."), hide=("toc",))


def _view(book: Book) -> View:
    facts = book.facts
    return {
        "FEW": FEW,
        "company": company_load(facts),
        "phases": loads_by_phase(facts),
        "themes": loads_by_theme(facts),
        "departments": loads_by_department(facts),
        "skills": skills(facts),
        "priorities": priorities(book),
        "challenges": [one for one in open_challenges(facts) if one.type in ("resources", "expertise")],
    }


def priorities(book: Book) -> dict[str, list[Initiative]]:
    """The initiatives that are not over in the four fields of impact and effort, and under ``none`` those not weighed.

    ``high-low`` is much impact for little effort. In each field quick wins come first, then what is under way.
    """
    fields: dict[str, list[Initiative]] = {one: [] for one in ("high-low", "high-high", "low-low", "low-high", "none")}
    for load in loads_by_phase(book.facts):
        for one in load.initiatives:
            known = one.impact is not None and one.effort is not None
            fields[f"{_high(one.impact)}-{_high(one.effort)}" if known else "none"].append(one)
    return {name: sorted(found, key=lambda one: not one.quick_win) for name, found in fields.items()}


def _high(value: int | None) -> str:
    return "high" if (value or 0) >= MUCH else "low"
