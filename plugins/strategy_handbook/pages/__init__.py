"""The pages, one module each. To add one: write its module and template, and add its name to PAGES.

A page that stands in the navigation is also named in NAVIGATION.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from strategy_handbook.model.base import Entity
from strategy_handbook.model.links import is_id
from strategy_handbook.pages.page import Book, Page, Redirect
from strategy_handbook.rendering import Addresses

__all__ = ["NAVIGATION", "PAGES", "Book", "Page", "Redirect", "plan", "redirects"]

PAGES: tuple[str, ...] = (
    "home",
    "strategy_map",
    "organization",
    "theme",
    "goal",
    "metric",
    "initiative",
    "roadmap",
    "period",
    "archive",
    "poster",
    "department",
    "sheet",
    "role",
    "people",
    "who_decides",
    "value",
    "culture",
    "process",
    "automation",
    "tool",
    "resources",
    "communication",
    "agenda",
    "calendar",
    "coverage",
    "update",
    "idea",
    "share_an_idea",
    "idea_scorecard",
    "lesson",
    "signal",
    "decision",
    "challenge",
    "onboarding",
    "training",
    "term",
    "dashboard",
    "wall",
    "matrix",
    "changes",
    "reviews_due",
    "alignment",
    "checks",
    "data_model",
    "form",
    "patterns",
    "search",
)
"""Modules of this folder; each has ``pages(book)``, which yields what it makes."""

NAVIGATION: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Strategy", ("map.md", "vision/index.md", "themes/index.md", "goals/index.md", "initiatives/index.md",
                  "roadmap.md", "periods/index.md", "poster.md", "archive.md")),
    ("People", ("departments/index.md", "roles/index.md", "people.md", "who-decides.md", "values/index.md",
                "cultures/index.md", "compare-cultures.md")),
    ("Work", ("processes/index.md", "automations/index.md", "tools/index.md", "resources.md")),
    ("Communication", ("communication/index.md", "calendar.md", "coverage.md", "update.md")),
    ("Change", ("ideas/index.md", "share-an-idea/index.md", "idea-scorecard.md", "lessons/index.md", "signals/index.md",
                "decisions/index.md", "challenges/index.md")),
    ("Onboarding", ("onboarding/index.md", "trainings/index.md", "glossary/index.md")),
    ("Progress", ("dashboard.md", "metrics/index.md", "matrix.md", "what-changed.md", "reviews-due.md",
                  "alignment.md")),
    ("Reference", ("data-model/index.md", "checks/index.md")),
)
"""Where pages stand in the navigation if ``mkdocs.yml`` does not say: sections and the pages in them."""


def plan(book: Book) -> Iterator[Page]:
    """Every page of the handbook; none is rendered yet."""
    for name in PAGES:
        yield from importlib.import_module(f"strategy_handbook.pages.{name}").pages(book)


def redirects(book: Book) -> Iterator[Redirect]:
    """Every former address, from the aliases of entities."""
    for item in book.strategy:
        if isinstance(item, Entity):
            # whatever severity the settings give to ids, no page leaves its folder or takes the place of another
            for alias in (one for one in item.aliases if is_id(one) and one not in book.strategy[type(item)]):
                yield Redirect(f"{item.kind.folder}/{alias}.md", Addresses.uri(item))
