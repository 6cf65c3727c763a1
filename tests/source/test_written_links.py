"""Which links in hand-written Markdown are taken for links to the strategy."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_handbook.source.handwritten import read_handwritten
from support import project


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[x](goal:csat)", ["goal:csat 1:5"]),
        ("[](goal:csat#targets) and [y](role:ceo)", ["goal:csat 1:4", "role:ceo 1:31"]),
        ("see [our\ngoal](goal:csat)", ["goal:csat 2:7"]),
        ('[x](goal:csat "Our goal")', ["goal:csat 1:5"]),
        ("[![a picture](x.png)](goal:csat)", ["goal:csat 1:23"]),
        ("[x](<goal:csat>)", ["goal:csat 1:6"]),
        ("[x][1]\n\n[1]: goal:csat", ["goal:csat 3:6"]),
        ("[x](organization:)", ["organization: 1:5"]),
        ("`[x](goal:csat)`", []),
        ("```\n[x](goal:csat)\n```", []),
        (r"\[x](goal:csat)", []),
        ("<!-- [x](goal:csat) -->", []),
        ("[x](https://example.com) [y](mailto:a@b.example) [z](skype:anna)", []),
        ("[x](culture.md)", []),
    ],
)
def test_links(tmp_path: Path, text: str, links: list[str]) -> None:
    project(tmp_path, {"handbook/culture/index.md": text})
    (page,) = read_handwritten(tmp_path / "handbook", tmp_path)
    assert (page.uri, page.path) == ("culture/index.md", "handbook/culture/index.md")
    told = [(f"{link.kind}:{link.id}", link.location) for link in page.links]
    assert [f"{name} {place.line}:{place.column}" for name, place in told] == links
