"""The United Nations' Sustainable Development Goals as a strategy: long titles, right-to-left text, nothing orphaned.

The data is not part of the project. The tests run where the folder lies beside the checkout.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))

from builder import broken_links, build, pages, write
from sdg import convert

DATA = Path(__file__).parents[3] / "shared" / "data" / "sdg"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"no data at {DATA}")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_goals_of_the_united_nations_build(language: str, tmp_path: Path) -> None:
    strategy = convert(DATA / language)
    assert [len(strategy[kind]) for kind in ("themes", "goals")] == [17, 169]
    assert len(strategy["metrics"]) == 252
    config = (
        "site_name: SDG\ndocs_dir: handbook\n"
        f"theme: {{name: material, font: false, language: {language}}}\n"
        "plugins: [strategy-handbook: {forms: false}]\n"
    )
    project = write(
        tmp_path,
        {
            "mkdocs.yml": config,
            "handbook/index.md": "# Home\n",
            "strategy/sdg.yml": yaml.safe_dump(strategy, allow_unicode=True, sort_keys=False, width=10_000),
        },
    )
    site = build(project)
    built = pages(site)
    assert len([here for here in built if here.startswith("goals/") and here != "goals/"]) == 169
    assert list(broken_links(site)) == []
    alignment = (site / "alignment/index.html").read_text("utf-8")
    assert "[orphaned-goal]" not in alignment
    assert "checks/orphaned-goal" not in alignment
    longest = max((goal["title"] for goal in strategy["goals"].values()), key=len)
    id_ = next(id_ for id_, goal in strategy["goals"].items() if goal["title"] == longest)
    html = (site / f"goals/{id_}/index.html").read_text("utf-8")
    assert '<h1 dir="auto" class="sh-h1--long">' in html
