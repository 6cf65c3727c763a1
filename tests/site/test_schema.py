"""The schema that editors get is published with the site."""

from __future__ import annotations

import json
from pathlib import Path

from strategy_handbook import pipeline
from strategy_handbook.exports.json_schema import schema
from strategy_handbook.settings import settings_from_file


def test_the_schema_of_the_example_is_published(example_project: Path, example: Path) -> None:
    strategy = pipeline.load(settings_from_file(example_project / "mkdocs.yml")).shown.strategy
    assert json.loads((example / "schema.json").read_text("ascii")) == schema(strategy)
