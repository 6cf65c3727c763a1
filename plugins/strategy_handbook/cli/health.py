"""``strategy health``: how far the strategy hangs together, as one number that can be checked by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import click
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.audience import FOR_SITE, audience_option
from strategy_handbook.cli.project import Project
from strategy_handbook.cli.terminal import show_blocks
from strategy_handbook.exports.badge import badge, shields
from strategy_handbook.exports.health import health_json
from strategy_handbook.facts.coverage import coverages
from strategy_handbook.facts.health import Health
from strategy_handbook.facts.health import health as health_of
from strategy_handbook.history import scores
from strategy_handbook.pages import Book
from strategy_handbook.pages.alignment import Point, level_word, name_of, score_points
from strategy_handbook.rendering import Addresses

_FORMATS: Mapping[str, Callable[[Book, Addresses], str]] = {"badge": badge, "json": health_json, "shields": shields}


@click.command(short_help="Say how far the strategy hangs together.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", *_FORMATS]),
    default="text",
    show_default=True,
    help="For people, as a picture (SVG), for programs, or for shields.io.",
)
@click.option("--history", "past", is_flag=True, help="Also the score at the end of each earlier month, from git.")
@audience_option(FOR_SITE)
@click.pass_obj
def health(project: Project, format_: str, past: bool) -> None:  # noqa: FBT001 - click passes it by name
    """Say how far the strategy hangs together: a score from 0 to 100, and the shares it is made of."""
    if past and format_ not in ("text", "json"):
        raise click.UsageError(f"A {format_} shows today’s score only. Leave out “--history”, or ask for text or json.")
    book = pipeline.book(project.loaded, Report(()))
    if past:
        book.scores = scores(replace(project.settings, history=True), book.hidden, months=1)
    if format_ == "text":
        found = health_of(coverages(book.facts))
        show_blocks(_lines(found))
        if past:
            show_blocks(_past(score_points(book, found), book.scores.note))
    else:
        click.echo(_FORMATS[format_](book, Addresses()), nl=False)


def _lines(found: Health) -> Iterator[RenderableType]:
    number = "" if found.score is None else f"{found.score} of 100, "
    yield Text(f"Strategy health: {number}{level_word(found.level)}", "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", width=6)
    for share in found.shares:
        percent = "–" if share.percent is None else f"{share.percent}%"
        table.add_row(percent, name_of(share.what), f"{share.covered} of {share.total}")
    yield table
    if found.percents:
        added = " + ".join(map(str, found.percents))
        yield Text(f"({added}) ÷ {len(found.percents)} = {found.score}, rounded down. Each share counts alike.")
    if found.weakest:
        yield Text(f"Weakest: {name_of(found.weakest.what)}, {found.weakest.percent}%.")
    yield Text("It says how well the strategy is linked and looked after, not whether it is right or succeeds.")


def _past(points: Sequence[Point], note: str) -> Iterator[RenderableType]:
    yield Text("\nEarlier scores, by today’s rules", "bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    for _justified in range(3):
        table.add_column(justify="right")
    for point in reversed(points):
        change = "" if not point.change else f"{point.change:+}"
        weakest = f"weakest: {point.weakest}, {point.percent}%" if point.weakest else ""
        table.add_row(point.day.isoformat(), str(point.score), change, weakest)
    yield table
    if note:
        yield Text(note)
