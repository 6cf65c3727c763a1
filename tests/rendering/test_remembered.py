"""A part that looks the same on many pages is rendered once, and never shown where it would differ."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from strategy_handbook.rendering.remembered import remember


def test_a_part_is_rendered_once_for_each_key_and_anew_without_one() -> None:
    rendered = []
    part = {"page": 'a{% include "part" %}b', "part": "{{ note(page) }}{{ page }}"}
    environment = Environment(loader=DictLoader(part))
    environment.globals["note"] = lambda page: rendered.append(page) or ""
    remember(environment.get_template("part"), lambda told: told["page"][0] if told["page"] != "alone" else None)
    made = [environment.get_template("page").render(page=page) for page in ("x1", "x2", "y1", "alone", "alone")]
    assert made == ["ax1b", "ax1b", "ay1b", "aaloneb", "aaloneb"]
    assert rendered == ["x1", "y1", "alone", "alone"]
