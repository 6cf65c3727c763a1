"""An entity in the reader's words, block by block, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from strategy_handbook.checks import Report
from strategy_handbook.cli.values import said
from strategy_handbook.facts import Facts, Progress, Standing
from strategy_handbook.graph import Graph
from strategy_handbook.model.base import Entity, Item
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.fields import field_table
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.metric import Metric
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.role import Role
from strategy_handbook.pipeline import Loaded
from strategy_handbook.rendering.words import standing_word
from strategy_handbook.reporting.context import number_of, visible
from strategy_handbook.reporting.text import sentence

_STYLES = {"on-track": "green", "achieved": "green", "at-risk": "yellow", "off-track": "red",
           "missed": "red", "not-begun": "default"}


def portrait(loaded: Loaded, report: Report, item: Item) -> Iterator[RenderableType]:
    """Everything that is known about an item: first what it is, last where it is written."""
    yield from _heading(loaded.facts, item)
    yield from _section("", _truths(loaded, item))
    yield from _section("", _fields(loaded, item))
    yield from _section("What links to it", _links(loaded.graph, item))
    if isinstance(item, Goal):
        yield from _section("Check-ins", _checkins(loaded.facts, item))
    found = [finding for finding in report.findings if finding.subject == str(item.ref)]
    if found:
        yield Text("\nWhat the checks say", "bold")
        for finding in found:
            yield Padding(sentence(finding), (0, 0, 0, 2))
    yield Text(f"\nWritten in {visible(str(item.place()))}", "dim")


def _heading(facts: Facts, item: Item) -> Iterator[RenderableType]:
    archived = " · archived" if facts.is_archived(item) else ""
    yield Text(f"{item.ref}{archived}", "dim")
    yield Text(visible(item.name), "bold")
    if isinstance(item, Entity) and item.summary:
        yield Text(visible(item.summary))


Rows = Iterator[tuple[str, Text]]


def _section(title: str, rows: Rows) -> Iterator[RenderableType]:
    """Lay out labels and texts under a title; nothing if there are none."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", max_width=24)
    table.add_column()
    for label, content in rows:
        table.add_row(Text(label), content)
    if table.row_count:
        yield Text(f"\n{title}" if title else "", "bold")
        yield Padding(table, (0, 0, 0, 2)) if title else table


def _truths(loaded: Loaded, item: Item) -> Rows:
    """Tell what is computed and not written anywhere."""
    facts, graph = loaded.facts, loaded.graph
    if isinstance(item, Goal):
        yield "Standing", _standing(facts, item)
        progress = facts.progress(item)
        if progress:
            yield "Progress", Text("\n".join(map(_progress, progress)))
    if isinstance(item, Metric) and (series := facts.series(item)):
        newest = list(series.items())[-1:-6:-1]
        told = (f"{_with_unit(value, item)} on {day}" for day, value in newest)
        yield "Last values", Text(", ".join(told))
    below = graph.below(item)
    if below and not isinstance(item, Organization):
        roll_up = facts.roll_up(goal for goal in below if isinstance(goal, Goal))
        counts = ", ".join(f"{count} {standing_word(how).lower()}" for how, count in roll_up.counts)
        weakest = f"; weakest: {visible(roll_up.weakest.name)}" if roll_up.weakest else ""
        yield "Goals that serve it", Text(f"{counts}{weakest}")
    ways = graph.chains(item)
    if ways:
        lines = (" › ".join(visible(_name(step)) for step in way) for way in ways)
        yield "Line of sight", Text("\n".join(dict.fromkeys(lines)))
    elif isinstance(item, Goal | Role | Initiative):
        none = "none: no chain of links leads from here to the vision"
        yield "Line of sight", Text(none, "yellow")


def _standing(facts: Facts, goal: Goal) -> Text:
    standing, last, due = facts.standing(goal), facts.last_checkin(goal), facts.next_report(goal)
    told = Text(standing_word(standing).lower(), _STYLES.get(standing, "yellow"))
    if standing is Standing.NOT_BEGUN:
        told.append(f", begins on {facts.begins(goal)}")
    elif standing.is_open:
        told.append(f", last report on {last.date}" if last else ": nobody has reported on it")
        told.append(f", next one expected by {due}" if due else "")
    return told


def _progress(told: Progress) -> str:
    metric, target = told.metric, told.target
    name, to = visible(metric.name), _with_unit(target.to, metric)
    if told.now is None:
        return f"{name}: not observed yet, target {to}"
    now = f"now {_with_unit(told.now, metric)} ({told.at})"
    if told.band:
        low, high = (_with_unit(edge, metric) for edge in told.band)
        place = "inside" if told.reached else "outside"
        return f"{name}: {now}, {place} the band from {low} to {high}"
    if told.start is None or told.percent is None:
        return f"{name}: {now}, target {to}; where it started is not known"
    formula = f"({told.now} − {told.start}) ÷ ({target.to} − {told.start})"
    return f"{name}: {told.percent}% of the way from {told.start} to {to}, {now}; {formula}"


def _with_unit(value: object, metric: Metric) -> str:
    unit = visible(metric.unit or "")
    return f"{value}{unit}" if unit in ("", "%") else f"{value} {unit}"


def _name(item: Item) -> str:
    if isinstance(item, Organization):
        return item.vision.statement if item.vision and item.vision.statement else item.kind.title
    return item.name


def _fields(loaded: Loaded, item: Item) -> Rows:
    """Tell what is written below the heading, the fields of the kind before the common ones."""
    rows = field_table(type(item))
    common = set(Entity.model_fields)
    for row in sorted(rows, key=lambda row: row.attribute in common):
        value = getattr(item, row.attribute)
        if row.attribute in ("title", "summary") or not item.written(row.name):
            continue
        if value not in (None, (), {}, ""):
            label = row.name.replace("_", " ").capitalize()
            yield label, Text(visible_lines(said(loaded.strategy, row, value)))


def _links(graph: Graph, item: Item) -> Rows:
    """Tell what links to an item, by kind; check-ins have a place of their own."""
    groups: dict[str, dict[str, None]] = {}
    for edge in graph.into(item):
        if not isinstance(edge.source, CheckIn):
            how = f": {edge.how}" if edge.how else ""
            line = f"{edge.source.name} ({edge.source.ref}){how}"
            groups.setdefault(edge.source.kind.title, {})[line] = None
    for title, lines in groups.items():
        yield title, Text(visible_lines("\n".join(lines)))


def _checkins(facts: Facts, goal: Goal) -> Rows:
    told = facts.checkins(goal)
    for checkin in told[:12]:
        sure = f", confidence {checkin.confidence}" if checkin.confidence else ""
        text = Text(f"{standing_word(checkin.status).lower()}{sure}", _STYLES[checkin.status])
        for line in (checkin.note, checkin.next_step and f"Next: {checkin.next_step}"):
            if line:
                text.append(f"\n{visible_lines(line)}", "default")
        yield checkin.date.isoformat(), text
    if len(told) > 12:
        yield "", Text(f"and {number_of(len(told) - 12, 'older one')}")


def visible_lines(text: str) -> str:
    """Like ``visible``, with the line breaks kept."""
    return "\n".join(map(visible, text.splitlines()))
