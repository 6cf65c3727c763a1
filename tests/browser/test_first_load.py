"""What comes over the wire before the home page is of use, and that the benchmark of the browser still measures."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from in_browser import first_load, measured, serve

BUDGET = 400
"""Kilobytes, compressed: HTML, styles, scripts, pictures and the index of search."""


def test_the_home_page_loads_within_its_budget(browser: Browser, example: Path) -> None:
    with serve(example) as address:
        came = first_load(browser, address)
    assert {"Document", "Stylesheet", "Script", "XHR"} <= came.keys()
    assert came["total"] < BUDGET, came


def test_the_benchmark_measures_every_part(browser: Browser, example: Path) -> None:
    found = measured(example, browser)
    assert set(found) == {"kilobytes", "first load", "search", "map opens", "map asked", "goals open", "goals filtered"}
    assert all(figure >= 0 for part in found.values() for one in part.values()
               for figure in (one.values() if isinstance(one, dict) else (one,)))
    assert found["search"]["megabytes"] > 0
