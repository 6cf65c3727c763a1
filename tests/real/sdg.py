"""Turns the flat files of the Sustainable Development Goals into a strategy: goals → themes, targets → goals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def convert(folder: Path) -> dict[str, Any]:
    """The strategy of one language: 17 themes, their targets as goals, their indicators as metrics."""
    goals, targets, indicators = (
        yaml.load((folder / f"global_{name}.yml").read_text("utf-8"), yaml.BaseLoader)
        for name in ("goals", "targets", "indicators")
    )
    themes = {key.removesuffix("-title"): {"title": title} for key, title in goals.items() if key.endswith("-title")}
    metrics = {
        key.removesuffix("-title"): {"title": title} for key, title in indicators.items() if key.endswith("-title")
    }
    return {
        "organization": {
            "title": "United Nations",
            "vision": {"statement": "Transforming our world", "horizon": "2030-12-31"},
        },
        "themes": themes,
        "goals": {
            key.removesuffix("-title"): {
                "title": title,
                "themes": [key.split("-")[0]],
                "due": "2030-12-31",
                "targets": {id_: {"to": "100"} for id_ in metrics if id_.startswith(key.removesuffix("title"))},
            }
            for key, title in targets.items()
            if key.endswith("-title")
        },
        "metrics": metrics,
    }
