"""``strategy reviews``: what is due, by when and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import click
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.audience import FOR_SITE, audience_option
from strategy_handbook.cli.project import Project
from strategy_handbook.cli.terminal import show_blocks
from strategy_handbook.exports.reviews import is_overdue, reviews_json
from strategy_handbook.exports.reviews_calendar import reviews_calendar
from strategy_handbook.pages import Book
from strategy_handbook.pages.reviews_due import Due, dues
from strategy_handbook.rendering import Addresses
from strategy_handbook.reporting.context import visible


@click.command(short_help="Say what is due, by when and by whom.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for a calendar.",
)
@click.option(
    "--within",
    type=click.IntRange(0, 36500),
    metavar="DAYS",
    help="Only what is overdue or due in so many days. By default everything that is planned.",
)
@audience_option(FOR_SITE)
@click.pass_obj
def reviews(project: Project, format_: str, within: int | None) -> None:
    """Say which texts should be read again and which goals reported on, by when and by whom."""
    book = pipeline.book(project.loaded, Report(()))
    last = dt.date.max if within is None else book.facts.today + dt.timedelta(days=within)
    found = [due for due in dues(book) if due.day is None or due.day <= last]
    addresses = Addresses(directory_urls=project.settings.directory_urls)
    if format_ == "json":
        click.echo(reviews_json(book, addresses, found), nl=False)
    elif format_ == "ics":
        click.echo(reviews_calendar(book, addresses, found).encode(), nl=False)  # its lines end as the format says
    else:
        show_blocks(_lines(book, found))


def _lines(book: Book, found: Sequence[Due]) -> Iterator[RenderableType]:
    overdue = sum(is_overdue(due, book) for due in found)
    yield Text(f"{len(found)} due, {overdue} of them overdue" if found else "Nothing is due.", "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for _cell in range(5):
        table.add_column(overflow="fold")  # an id that is cut short cannot be copied
    for due in found:
        late = is_overdue(due, book)
        to_do = "report on" if due.is_report else "review"
        owner = due.owner.name if due.owner else "nobody yet"
        table.add_row(
            Text(due.day.isoformat() if due.day else "never done", "red" if late else ""),
            Text("overdue" if late else "", "red"),
            to_do,
            Text(f"{visible(due.item.name)} ({due.item.ref})"),
            Text(visible(owner)),
        )
    if found:
        yield table
