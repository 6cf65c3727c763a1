"""``strategy update``: a draft of what to tell everyone about a month, as Markdown."""

from __future__ import annotations

import datetime as dt
import re

import click

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.cli.audience import FOR_SITE, audience_option
from strategy_handbook.cli.portrait import visible_lines
from strategy_handbook.cli.project import Project
from strategy_handbook.pages.update import to_paste


class _Month(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.4
    """A month, written ``2026-10``."""

    name = "month"

    def convert(self, value: str | dt.date, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        match = re.fullmatch(r"([0-9]{4})-([0-9]{2})", value)
        try:
            return dt.date(int(match[1]), int(match[2]), 1) if match else self._refuse(value, param, ctx)
        except ValueError:
            return self._refuse(value, param, ctx)

    def _refuse(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        self.fail(f"“{value}” is not a month. Write for example 2026-10.", param, ctx)


@click.command(short_help="Draft the monthly update, as Markdown.")
@click.option("--month", type=_Month(), metavar="YYYY-MM", help="Which month. By default the one we are in, so far.")
@audience_option(FOR_SITE)
@click.pass_obj
def update(project: Project, month: dt.date | None) -> None:
    """Draft the monthly update: what changed, what is off track and why, what is next, and where to answer.

    It is Markdown, to paste into an e-mail. It tells a past month as things stood on its last day.
    """
    book = pipeline.book(project.loaded, Report(()))
    asked = month or book.facts.today
    if asked > book.facts.today:
        raise click.BadParameter(f"{asked:%Y-%m} has not begun yet.", param_hint="--month")
    click.echo(visible_lines(to_paste(book, asked).markdown))
