"""Live tables and cards that hand-written pages embed with a ``strategy`` block."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import escape

from strategy_handbook.model.base import Entity
from strategy_handbook.model.embed import Embed, filter_fields, parse_embed
from strategy_handbook.model.goal import Goal
from strategy_handbook.pages.changes import change_lines
from strategy_handbook.pages.page import Book, View
from strategy_handbook.pages.reviews_due import needing_attention, windows
from strategy_handbook.pages.role import by_department

if TYPE_CHECKING:
    from strategy_handbook.rendering.environment import Renderer


def render_block(book: Book, renderer: Renderer, text: str, here: str) -> str:
    """The HTML of a block on the page at an address; a block that makes no sense says so in its place."""
    try:
        embed = parse_embed(text, book.strategy)
    except ValueError as error:  # also the finding “invalid-embed”, which refuses to publish unless turned off
        if book.hidden:
            return ""  # it may name what this audience should find no trace of
        return f'<p class="sh-missing">{escape(f"This block {error}")}</p>'
    if embed.model is None:
        view = {"form": embed.form, **special_view(book, embed.show, embed.limit or 5)}
        return renderer.render(f"embeds/{embed.show}.html", here, view).html
    items = matching(book, embed)
    form = embed.form or ("table" if len(items) > 11 or issubclass(embed.model, Goal) else "cards")
    return renderer.render(
        "embeds/entities.html", here, {"items": items, "kind": embed.model.kind, "form": form}).html


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
        return any(target is book.strategy.find(target.kind.word, value) for target in targets)
    held: Any = getattr(item, str(field), None)
    return value in held if isinstance(held, tuple) else isinstance(held, str) and held == value


def special_view(book: Book, show: str, limit: int) -> View:
    """What the template of a block that is not about one kind gets."""
    if show == "vision":
        return {"organization": book.strategy.organization}
    if show == "changes":
        return {"changes": change_lines(book)[:limit]}
    if show == "doors":
        late = sum(not due.is_report for due in windows(book)[0].dues)
        return {"groups": by_department(book), "needy": book.facts.roll_up(needing_attention(book)), "late": late,
                "has_goals": bool(book.strategy[Goal])}
    return {"windows": windows(book), "attention": needing_attention(book), "limit": limit}
