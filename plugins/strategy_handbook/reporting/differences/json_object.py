"""A comparison as one JSON object, for programs. Its keys are only ever added to."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from strategy_handbook.comparison import Comparison, FieldChange, ItemChange, Named
from strategy_handbook.comparison.changes import Value
from strategy_handbook.comparison.words import field_phrase, named, shower
from strategy_handbook.findings import Finding
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.reporting.differences.sides import Sides


def json_object(comparison: Comparison, sides: Sides) -> str:
    """Changed items with their fields, each also as a sentence; reports; findings that came and went.

    Only ASCII, so that it survives whatever encoding a pipe has.
    """
    content = {
        "before": sides.before,
        "after": sides.after,
        "items": [_item(change, sides) for change in comparison.items],
        "checkins": [_checkin(checkin) for checkin in comparison.news],
        "new_findings": [_finding(finding) for finding in comparison.new_findings],
        "resolved_findings": [_finding(finding) for finding in comparison.resolved_findings],
        "unreadable": {"before": comparison.unreadable[0], "after": comparison.unreadable[1]},
    }
    return json.dumps(content, indent=2) + "\n"


def _item(change: ItemChange, sides: Sides) -> dict[str, Any]:
    place = change.item.place()
    return {
        "sort": str(change.sort),
        "item": str(change.item.ref),
        "before": str(change.before.ref) if change.before else None,
        "title": named(change.item, sides.locale).title,
        "path": place.path,
        "line": place.line,
        "fields": [_field(field, named(change.item, sides.locale), sides) for field in change.fields],
        "reconfirm": [{"item": str(item.ref), "title": named(item, sides.locale).title, "field": link}
                      for item, link in change.reconfirm],
    }


def _field(change: FieldChange, thing: Named, sides: Sides) -> dict[str, Any]:
    show = shower(sides.locale, lambda title: f"“{title}”", str)
    return {
        "field": ".".join(change.path),
        "how": str(change.how),
        "about": _plain(change.about),
        "before": _plain(change.before),
        "after": _plain(change.after),
        "material": change.material,
        "sentence": field_phrase(change, thing).filled(show),
    }


def _plain(value: Value | None) -> str | bool | None:
    """A value as YAML holds it."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Named):
        return value.ref
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _checkin(checkin: CheckIn) -> dict[str, Any]:
    return {
        "goal": checkin.goal,
        "date": checkin.date.isoformat(),
        "status": str(checkin.status),
        "note": checkin.note,
        "next_step": checkin.next_step,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity.word,
        "message": finding.message,
        "path": finding.location.path,
        "line": finding.location.line,
        "subject": finding.subject,
        "field": finding.field,
    }
