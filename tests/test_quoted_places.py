"""Places that the documentation quotes from the example are where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PLACE = re.compile(r"(strategy/[\w/.-]+\.ya?ml):(\d+):(\d+): ((?:.+\n)+)")
QUOTES = [(page, *match.groups()) for page in ("README.md", "handbook/how-to-edit.md")
          for match in PLACE.finditer((REPOSITORY / page).read_text("utf-8"))]


def test_there_are_quotes() -> None:
    assert {page for page, *_ in QUOTES} == {"README.md", "handbook/how-to-edit.md"}


@pytest.mark.parametrize(("page", "file", "line", "column", "message"), QUOTES, ids=[quote[0] for quote in QUOTES])
def test_a_quoted_place_holds_what_is_named(page: str, file: str, line: str, column: str, message: str) -> None:
    written = (REPOSITORY / file).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
    assert any(written.startswith(name) for name in re.findall("“([^”:]+)”", message))
