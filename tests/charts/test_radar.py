"""The radar: every blip is a link with a name, within its ring and sector, and none hides another."""

from __future__ import annotations

import math
import re
from itertools import combinations

from strategy_handbook.charts.radar import Blip, radar

SECTORS, RINGS = ("North", "East", "South", "West"), ("Now", "Soon", "Later")


def blip(number: int, sector: int = 0, ring: int = 0, direction: int = 1, name: str = "A") -> Blip:
    return Blip(number, sector, ring, direction, name, f"../x{number}/")


def places(svg: str) -> list[tuple[float, float]]:
    found = re.findall(r'<a [^>]*transform="translate\((\S+) (\S+)\)"', svg)
    return [(float(x), float(y)) for x, y in found]


def test_nothing_is_drawn_of_nothing() -> None:
    assert radar([], SECTORS, RINGS, title="Radar") == ""


def test_names_sectors_and_rings_are_written_and_escaped() -> None:
    svg = radar([blip(1, name="<b> & co")], ("A & B",), RINGS, title="Radar")
    assert "<title>Radar</title>" in svg
    assert "A &amp; B" in svg
    assert "&lt;b&gt; &amp; co" in svg
    assert "<b>" not in svg
    assert all(f">{ring}</text>" in svg for ring in RINGS)


def test_links_are_of_the_kind_that_instant_navigation_survives() -> None:
    svg = radar([blip(1)], SECTORS, RINGS, title="Radar")
    assert 'xlink:href="../x1/"' in svg
    assert " href=" not in svg
    assert "style=" not in svg


def test_what_helps_what_hurts_and_what_nobody_knows_differ_in_shape() -> None:
    svg = radar([blip(1, direction=1), blip(2, 1, direction=-1), blip(3, 2, direction=0)], SECTORS, RINGS, title="R")
    assert len(set(re.findall(r"</circle>|<path d=\"M0-?\s?12[^\"]+\"/>|<circle r=\"10\"/>", svg))) == 3


def test_a_blip_lies_in_its_ring_and_sector() -> None:
    blips = [blip(ring * 4 + sector, sector, ring) for ring in range(3) for sector in range(4)]
    for one, (x, y) in zip(blips, places(radar(blips, SECTORS, RINGS, title="R")), strict=True):
        turn = math.atan2(x, -y) / (2 * math.pi) % 1
        assert int(turn * 4) == one.sector
        assert int((math.hypot(x, y) - 26) / ((168 - 26) / 3)) == one.ring


def test_even_many_blips_of_one_cell_lie_apart_and_inside() -> None:
    for ring, number in ((2, 14), (1, 8), (0, 3)):
        found = places(radar([blip(n, 0, ring) for n in range(number)], SECTORS, RINGS, title="R"))
        assert min(math.dist(one, other) for one, other in combinations(found, 2)) > 18
        assert all(math.hypot(*place) < 168 for place in found)
