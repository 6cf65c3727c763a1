"""Share an idea: for each theme its question, where to say it, when an answer comes, and a form to copy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from strategy_handbook.facts import Occurrence
from strategy_handbook.model.base import Item
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.theme import Theme
from strategy_handbook.pages.idea import rows
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

INDEX = "share-an-idea/index.md"


def pages(book: Book) -> Iterator[Page]:
    """The page that leads to the themes, and a page for each theme."""
    yield Page(INDEX, _("Share an idea"), "pages/share_an_idea.html", lambda: _index(book), hide=("toc",), boost=2.0,
               summary=_("What we want ideas on, where to say them, and when you get an answer."))
    for theme in book.strategy[Theme].values():
        yield Page(share_uri(theme), _("Share an idea: %(theme)s") % {"theme": theme.name},
                   "pages/share_an_idea_theme.html", partial(_view, book, theme), item=theme, index=INDEX,
                   hide=("toc",), summary=(theme.innovation.focus_question if theme.innovation else None) or "")


def share_uri(theme: Item) -> str:
    """The path of the page on which ideas for a theme are asked for."""
    return f"share-an-idea/{theme.id}.md"


def _index(book: Book) -> View:
    themes = book.strategy[Theme].values()
    return {"themes": [(theme, share_uri(theme), len(book.facts.innovation.of_theme(theme))) for theme in themes],
            "channels": channels(book, None)}


def _view(book: Book, theme: Theme) -> View:
    told = channels(book, theme)
    return {
        "theme": theme,
        "index": INDEX,
        "channels": told,
        "form": _form(book, theme, told[0][0].id if told else None),
        "mail": _mail(theme),
        "rows": rows(book, book.facts.innovation.of_theme(theme)),
    }


def channels(book: Book, theme: Theme | None) -> list[tuple[Communication, Occurrence | None]]:
    """The channels for ideas, each with its next time; those that speak about the theme come first."""
    found = sorted(book.facts.innovation.channels,
                   key=lambda one: theme is None or theme not in book.graph.targets(one, "carries"))
    return [(one, book.facts.next_time(one)) for one in found]


def _form(book: Book, theme: Theme, channel: str | None) -> str:
    """An idea as it is written in the strategy folder, ready to be copied."""
    lines = ("ideas:", "  give-it-a-short-name:", "    title: What should be different", "    summary: In one sentence",
             f"    theme: {theme.id}", "    source: frontline  # or customer, data, partner",
             *([f"    channel: {channel}"] if channel else []), f"    submitted: {book.facts.today.isoformat()}",
             "    submitted_by: department:your-department  # or role:your-role", "    stage: submitted")
    return "\n".join(lines)


def _mail(theme: Theme) -> tuple[str, str, str]:
    """A message with the same questions: its subject, its text, and the address that opens it in a mail program."""
    subject = _("An idea for: %(theme)s") % {"theme": theme.name}
    question = theme.innovation.focus_question if theme.innovation else None
    asked = (_("What I have seen:"), _("What I would change:"), _("Whom it would help, and how we would notice:"),
             _("What a small trial could look like:"), _("My department or role:"))
    text = "\n\n".join(([question] if question else []) + list(asked))
    return subject, text, f"mailto:?subject={quote(subject)}&body={quote(text)}"
