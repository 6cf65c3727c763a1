"""The chart of departments and roles: who reports to whom, who leads what, and who answers for what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from strategy_handbook.facts.dependencies import dependencies
from strategy_handbook.facts.posts import Post, posts
from strategy_handbook.model.department import Department
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering import Addresses
from strategy_handbook.rendering.words import _

URI = "people.md"

MOST_BOXES = 90
"""More boxes than this nobody reads: then the chart shows those who lead others, and counts the rest."""


def pages(book: Book) -> Iterator[Page]:
    """Yield the chart."""
    yield Page(URI, _("Who is who"), "pages/people.html", lambda: _view(book),
               summary=_("Departments and roles: who reports to whom, who leads what, and who answers for what."),
               hide=("toc",))


def _view(book: Book) -> View:
    tops = posts(book.facts)
    everyone = tuple(_each(tops))
    is_flat = len(tops) == len(everyone)
    return {
        "posts": everyone,
        "above": {report.role: post.role for post in everyone for report in post.reports},
        "chart": Markup() if is_flat else chart(book, tops),
        "is_short": len(everyone) > MOST_BOXES,
        "vacant": [post.role for post in everyone if post.role.vacant],
        "headless": [one for one in book.strategy[Department].values() if book.facts.owner(one) is None],
        "loose": [] if is_flat else [post.role for post in tops if not post.reports],
        "dependencies": dependencies(book.facts),
    }


def _each(found: Iterable[Post]) -> Iterator[Post]:
    """Every post, those above before those below."""
    for post in found:
        yield post
        yield from _each(post.reports)


def chart(book: Book, tops: tuple[Post, ...]) -> Markup:
    """Draw the posts; of very many only those that lead others."""
    from strategy_handbook.charts.tree import Box, tree_chart

    addresses = Addresses(directory_urls=book.settings.directory_urls)
    here = addresses.url(URI)
    is_short = sum(post.size for post in tops) > MOST_BOXES

    def box(post: Post) -> Box:
        shown = [one for one in post.reports if one.reports or not is_short]
        left = len(post.reports) - len(shown)
        return Box(post.role.name, " · ".join(_told(post, left)), addresses.relative(addresses.of(post.role), here),
                   "vacant" if post.role.vacant else "head" if post.leads else "", tuple(map(box, shown)))

    return tree_chart([box(post) for post in tops if post.reports], title=_("Who reports to whom"),
                      is_rtl=locale_of(book).text_direction == "rtl")


def _told(post: Post, left: int) -> Iterator[str]:
    """What a box says below the name, the most telling first: a box has room for little."""
    if post.role.vacant:
        yield _("vacant")
    if post.leads:
        yield _("leads %(department)s") % {"department": post.leads[0].name}
    elif post.department:
        yield post.department.name
    if left:
        yield _("%(number)s more") % {"number": left}
    elif post.number_owned:
        yield _("owns %(number)s") % {"number": post.number_owned}
