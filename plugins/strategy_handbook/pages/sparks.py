"""The small pictures of metrics in tables, with what they say in words."""

from __future__ import annotations

from markupsafe import Markup

from strategy_handbook.charts.figures import figure, named_day
from strategy_handbook.facts import Progress
from strategy_handbook.model.metric import Metric
from strategy_handbook.pages.locale import locale_of
from strategy_handbook.pages.page import Book
from strategy_handbook.rendering.words import _


def spark(book: Book, metric: Metric, told: Progress | None = None) -> Markup:
    """How a metric has moved lately, with the target of a goal; nothing until there are two values."""
    series = book.facts.series(metric)
    if len(series) < 2:
        return Markup()
    from strategy_handbook.charts.spark import sparkline

    locale = locale_of(book)
    days = list(series)
    first, last = figure(series[days[0]], locale), figure(series[days[-1]], locale)
    title = _("From %(first)s on %(day)s to %(last)s") % {
        "first": first, "last": last, "day": named_day(days[0], locale)}
    target = (told.band or (told.target.to, told.target.to)) if told else None
    return sparkline(series, title=title, step=metric.every.step if metric.every else None, target=target)
