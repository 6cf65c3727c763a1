"""The health of the strategy as a JSON object: the score, the numbers it is made of, and the gaps."""

from __future__ import annotations

import json
from typing import Any

from strategy_handbook.facts.coverage import Coverage, coverages
from strategy_handbook.facts.health import health
from strategy_handbook.history import Reading
from strategy_handbook.pages import Book
from strategy_handbook.pages.alignment import name_of
from strategy_handbook.rendering import Addresses


def health_json(book: Book, addresses: Addresses) -> str:  # noqa: ARG001 - every export takes the same
    """Give the score, how it comes about, and every share with its gaps. Keys are only ever added to.

    Only ASCII, so that it survives whatever encoding a pipe has.
    """
    found = health(coverages(book.facts))
    content = {
        "as_of": book.facts.today.isoformat(),
        "score": found.score,
        "level": found.level,
        "sum": sum(found.percents),
        "counted": len(found.percents),
        "weakest": found.weakest.what if found.weakest else None,
        "shares": [_share(share) for share in found.shares],
        "history": [_reading(reading) for reading in book.scores.readings],
        "history_note": book.scores.note or None,
    }
    return json.dumps(content, indent=2) + "\n"


def _share(share: Coverage) -> dict[str, Any]:
    return {
        "what": share.what,
        "name": name_of(share.what),
        "covered": share.covered,
        "total": share.total,
        "percent": share.percent,
        "gaps": [str(item.ref) for item in share.gaps],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    """An earlier score, from the commit of that day by today's rules."""
    return {
        "day": reading.day.isoformat(),
        "score": reading.score,
        "commit": reading.commit,
        "percents": {what.value: percent for what, percent in reading.percents.items()},
    }
