"""Live tables and cards that hand-written pages embed with a ``strategy`` block."""

from __future__ import annotations

from typing import Any

from markupsafe import escape

from strategy_handbook.model.base import Entity
from strategy_handbook.model.embed import Embed, filter_fields, parse_embed
from strategy_handbook.model.goal import Goal
from strategy_handbook.pages.changes import change_lines
from strategy_handbook.pages.page import Book, View
from strategy_handbook.pages.reviews_due import needing_attention, windows
from strategy_handbook.rendering import Renderer


def render_block(book: Book, renderer: Renderer, text: str, here: str) -> str:
    """The HTML of a block on the page at an address; a block that makes no sense says so in its place."""
    try:
        embed = parse_embed(text, book.strategy)
    except ValueError as error:  # also the finding “invalid-embed”, which refuses to publish unless turned off
        return f'<p class="sh-missing">{escape(f"This block {error}")}</p>'
    if embed.model is None:
        return renderer.render(f"embeds/{embed.show}.html", here, _special(book, embed)).html
    items = matching(book, embed)
    form = embed.form or ("table" if len(items) > 11 or issubclass(embed.model, Goal) else "cards")
    view = {"items": items, "kind": embed.model.kind, "form": form}
    return renderer.render("embeds/entities.html", here, view).html


def matching(book: Book, embed: Embed) -> tuple[Entity, ...]:
    """The current entities of a kind that a block asks for."""
    if embed.model is None:
        return ()
    fields = filter_fields(embed.model)
    found = [item for item in book.strategy[embed.model].values() if not book.facts.is_archived(item)
             and all(_holds(book, item, name, fields.get(name), value) for name, value in embed.filters.items())]
    return tuple(found[: embed.limit])


def _holds(book: Book, item: Entity, name: str, field: str | None, value: str) -> bool:
    if isinstance(item, Goal) and name == "status":
        return book.facts.standing(item) == value
    targets = book.graph.targets(item, str(field))
    if targets:
        return any(target.id == value for target in targets)
    held: Any = getattr(item, str(field), None)
    return isinstance(held, str) and held == value


def _special(book: Book, embed: Embed) -> View:
    limit = embed.limit or 5
    return {"limit": limit, "form": embed.form, "organization": book.strategy.organization,
            "rollup": book.facts.roll_up(
                goal for goal in book.strategy[Goal].values() if not book.facts.is_archived(goal)),
            **_asked(book, embed.show, limit)}


def _asked(book: Book, show: str, limit: int) -> View:
    """Work out what only this block needs."""
    if show == "changes":
        return {"changes": change_lines(book)[:limit]}
    if show in ("attention", "reviews"):
        return {"windows": windows(book), "attention": needing_attention(book)}
    return {}
