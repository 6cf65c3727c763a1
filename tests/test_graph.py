"""Links are followed both ways, and lines of sight end at the vision."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from building import graph, strategy
from strategy_handbook.graph import Graph
from strategy_handbook.model import Item
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.role import Role
from strategy_handbook.model.theme import Theme

HOUSE = """
organization: {title: Acme, vision: {statement: Best}}
themes:
  delight: {title: Delight, owner: head}
goals:
  csat: {title: Reach 90%, themes: {delight: Trust grows.}, departments: {service: Answers.}}
  replies: {title: Reply in 4 hours, parents: {csat: Quick answers please.}}
  chats: {title: Answer 50 chats, parents: [replies]}
  stray: {title: Stray}
departments:
  service: {title: Service}
roles:
  head: {title: Head}
  agent: {title: Agent, contributes_to: {replies: Keeps the queue short.}}
  builder: {title: Builder}
  idle: {title: Idle}
initiatives:
  portal: {title: Portal, supports: {csat: Fewer calls.}, lead: builder}
"""


def item(links: Graph, ref: str) -> Item:
    kind, _, id_ = ref.partition(":")
    found = links.strategy.find(kind, id_)
    assert found is not None
    return found


def ids(items: Iterable[Item]) -> list[str]:
    return [found.id for found in items]


@pytest.mark.parametrize(
    ("ref", "way"),
    [
        ("goal:csat", ["csat", "delight", "organization"]),
        ("goal:chats", ["chats", "replies", "csat", "delight", "organization"]),
        ("role:agent", ["agent", "replies", "csat", "delight", "organization"]),
        ("role:head", ["head", "delight", "organization"]),
        ("role:builder", ["builder", "portal", "csat", "delight", "organization"]),
        ("department:service", ["service", "csat", "delight", "organization"]),
        ("organization:organization", ["organization"]),
        ("goal:stray", []),
        ("role:idle", []),
    ],
)
def test_the_chain_leads_from_an_item_to_the_vision(ref: str, way: list[str]) -> None:
    links = graph(HOUSE)
    assert ids(links.chain(item(links, ref))) == way
    assert links.in_sight(item(links, ref)) is bool(way)


def test_without_an_organization_the_themes_are_the_roof() -> None:
    links = graph(HOUSE.split("\n", 2)[2])
    assert ids(links.chain(item(links, "goal:csat"))) == ["csat", "delight"]
    assert ids(links.chain(item(links, "role:head"))) == ["head", "delight"]
    assert not links.in_sight(item(links, "goal:stray"))


def test_without_organization_and_themes_nothing_is_in_sight() -> None:
    links = graph("goals:\n  one: {title: One}\n  two: {title: Two, parents: [one]}\n")
    assert not any(links.in_sight(found) for found in links.strategy)


def test_a_diamond_has_two_chains_and_is_counted_once_below() -> None:
    links = graph("""
themes:
  top: {title: Top}
goals:
  left: {title: Left, themes: [top]}
  right: {title: Right, themes: [top]}
  low: {title: Low, parents: [left, right]}
""")
    low = item(links, "goal:low")
    ways = [ids(way) for way in links.chains(low)]
    assert ways == [["low", "left", "top"], ["low", "right", "top"]]
    assert ids(links.chain(low)) == ["low", "left", "top"]
    assert ids(links.below(item(links, "theme:top"))) == ["left", "right", "low"]


def test_a_shorter_way_wins() -> None:
    links = graph("""
themes:
  top: {title: Top}
goals:
  low: {title: Low, parents: [middle], themes: [top]}
  middle: {title: Middle, themes: [top]}
""")
    assert ids(links.chain(item(links, "goal:low"))) == ["low", "top"]


def test_a_ring_is_in_sight_only_if_one_of_it_leads_up() -> None:
    ring = """
themes:
  top: {title: Top}
goals:
  one: {title: One, parents: [two]}
  two: {title: Two, parents: [three]}
  three: {title: Three, parents: [one]}
"""
    links = graph(ring)
    assert not any(links.in_sight(found) for found in links.strategy[Goal].values())
    assert [ids(found) for found in links.cycles(Goal, "parents")] == [["one", "two", "three"]]
    assert ids(links.below(item(links, "goal:one"))) == ["three", "two"]

    links = graph(ring.replace("parents: [three]", "parents: [three], themes: [top]"))
    assert ids(links.chain(item(links, "goal:three"))) == ["three", "one", "two", "top"]
    assert [ids(way) for way in links.chains(item(links, "goal:two"))] == [["two", "top"]]


def test_below_gives_one_kind_nearest_first() -> None:
    links = graph(HOUSE)
    assert ids(links.below(item(links, "theme:delight"))) == ["csat", "replies", "chats"]
    assert ids(links.below(item(links, "goal:csat"), Role)) == ["agent", "builder"]
    assert links.below(item(links, "goal:chats")) == ()


def test_what_serves_an_item_comes_with_its_sentence() -> None:
    links = graph(HOUSE)
    csat = item(links, "goal:csat")
    assert [(found.id, how) for found, how in links.served_by(csat)] == [
        ("service", "Answers."),
        ("replies", "Quick answers please."),
        ("portal", "Fewer calls."),
    ]
    assert [(found.id, how) for found, how in links.serves(csat)] == [("delight", "Trust grows.")]
    assert [(found.id, how) for found, how in links.serves(item(links, "theme:delight"))] == [("organization", None)]


def test_an_item_that_serves_twice_is_named_once_with_its_sentence() -> None:
    links = graph("""
goals:
  csat: {title: Reach 90%, owner: head}
roles:
  head: {title: Head, contributes_to: {csat: Asks every customer.}}
""")
    assert [(found.id, how) for found, how in links.served_by(item(links, "goal:csat"))] == [
        ("head", "Asks every customer.")
    ]


def test_backlinks_know_their_field_sentence_and_place() -> None:
    links = graph(HOUSE)
    (edge,) = links.into(item(links, "goal:replies"), Role)
    assert (edge.source.id, edge.field, edge.how) == ("agent", "contributes_to", "Keeps the queue short.")
    assert str(edge.place) == "strategy.yml:14:42"
    assert links.into(item(links, "goal:replies"), Role, "owner") == ()
    assert ids(links.sources(item(links, "role:builder"), Item)) == ["portal"]
    assert ids(links.targets(item(links, "goal:chats"), "parents")) == ["replies"]


def test_a_former_id_leads_to_the_same_item() -> None:
    links = graph("""
themes:
  delight: {title: Delight, aliases: [trust]}
goals:
  csat: {title: Reach 90%, themes: [trust]}
""")
    csat, delight = item(links, "goal:csat"), item(links, "theme:delight")
    assert links.strategy.find("themes", "trust") is delight
    assert ids(links.chain(csat)) == ["csat", "delight"]
    assert links.dangling == ()
    assert [edge.mention.id for edge in links.into(delight)] == ["trust"]


def test_a_link_to_nothing_is_kept_with_its_place() -> None:
    links = graph("goals:\n  csat: {title: Reach 90%, themes: [delight]}\n")
    (dangling,) = links.dangling
    assert (dangling.mention.id, str(dangling.place)) == ("delight", "strategy.yml:2:37")
    assert links.edges == ()


# -- on generated strategies ----------------------------------------------------------------------

NAMES = {
    "themes": ["t0", "t1"],
    "goals": [f"g{n}" for n in range(6)],
    "initiatives": ["i0", "i1"],
    "departments": ["d0", "d1"],
    "roles": ["r0", "r1", "r2"],
}


def some(kind: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(NAMES[kind]), unique=True, max_size=2)


def maybe(kind: str) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(NAMES[kind])


FIELDS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "themes": {"owner": maybe("roles")},
    "goals": {
        "themes": some("themes"),
        "parents": some("goals"),
        "owner": maybe("roles"),
        "departments": some("departments"),
    },
    "initiatives": {"supports": some("goals"), "lead": maybe("roles"), "departments": some("departments")},
    "departments": {"owner": maybe("roles")},
    "roles": {"contributes_to": some("goals"), "owner": maybe("roles")},
}


def written() -> st.SearchStrategy[dict[str, Any]]:
    """Strategies with any links between a few items, rings and links to nothing included."""
    kinds = {
        kind: st.dictionaries(st.sampled_from(NAMES[kind]), st.fixed_dictionaries({"title": st.just("X"), **fields}))
        for kind, fields in FIELDS.items()
    }
    organization = st.fixed_dictionaries({"title": st.just("Acme"), "owner": maybe("roles")})
    return st.fixed_dictionaries(kinds, optional={"organization": organization})


UP = ("themes", "parents", "supports", "contributes_to")
DOWN = {"owner": "roles", "lead": "roles", "departments": "departments"}
KIND_OF = {"themes": "themes", "parents": "goals", "supports": "goals", "contributes_to": "goals"}

Name = tuple[str, str]


def listed(value: list[str] | str | None) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def serving(content: dict[str, Any]) -> set[tuple[Name, Name]]:
    """Pairs of who serves and what is served, read off the text itself."""
    pairs: set[tuple[Name, Name]] = set()
    for kind in FIELDS:
        for id_, fields in content[kind].items():
            for field in UP:
                pairs |= {((kind, id_), (KIND_OF[field], to)) for to in listed(fields.get(field))}
            for field, by in DOWN.items():
                pairs |= {((by, to), (kind, id_)) for to in listed(fields.get(field))}
    if company := content.get("organization"):
        roof = ("organization", "organization")
        pairs |= {(("roles", to), roof) for to in listed(company["owner"])}
        pairs |= {(("themes", id_), roof) for id_ in content["themes"]}
    there = {(kind, id_) for kind in FIELDS for id_ in content[kind]}
    return {(low, high) for low, high in pairs if low in there and (high in there or high[0] == "organization")}


def naive_sight(content: dict[str, Any]) -> set[Name]:
    seen = (
        {("organization", "organization")}
        if "organization" in content
        else {("themes", id_) for id_ in content["themes"]}
    )
    pairs = serving(content)
    while more := {low for low, high in pairs if high in seen} - seen:
        seen |= more
    return seen


@given(written())
@settings(deadline=None)
def test_what_is_in_sight_agrees_with_a_naive_search(content: dict[str, Any]) -> None:
    links = Graph(strategy(yaml.safe_dump(content)))
    seen = {(found.kind.key, found.id) for found in links.strategy if links.in_sight(found)}
    assert seen == naive_sight(content)


@given(written())
@settings(deadline=None)
def test_every_chain_ends_at_the_roof_without_repeats(content: dict[str, Any]) -> None:
    links = Graph(strategy(yaml.safe_dump(content)))
    roof: type[Item] = Organization if "organization" in content else Theme
    pairs = serving(content)
    for found in links.strategy:
        for way in filter(None, (links.chain(found), *links.chains(found))):
            assert way[0] is found
            assert isinstance(way[-1], roof)
            assert len(set(way)) == len(way)
            names = [(step.kind.key, step.id) for step in way]
            assert set(itertools.pairwise(names)) <= pairs


@given(written())
@settings(deadline=None)
def test_below_holds_exactly_what_has_the_item_above_it(content: dict[str, Any]) -> None:
    links = Graph(strategy(yaml.safe_dump(content)))
    pairs = serving(content)
    for found in links.strategy:
        below = {(found.kind.key, found.id)}
        while more := {low for low, high in pairs if high in below} - below:
            below |= more
        below.discard((found.kind.key, found.id))
        assert {(low.kind.key, low.id) for low in links.below(found, Item)} == below
