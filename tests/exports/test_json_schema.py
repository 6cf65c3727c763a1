"""The schema that editors get: valid, true to the example, as strict as the model where it can be, and never hasty."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from building import strategy
from strategy_handbook import pipeline
from strategy_handbook.exports import json_schema
from strategy_handbook.exports.json_schema import SCALARS, scalar_of, schema
from strategy_handbook.model import KINDS
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.settings import settings_from_file

REPOSITORY = Path(__file__).parents[2]
EXAMPLE = sorted((REPOSITORY / "strategy").rglob("*.yml"))
BROKEN: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / "tests/source/broken.yml").read_text("utf-8"))


class _Core(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as editors read it: days are texts, and so are “yes” and “no”."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("merge", "<<", "<"),
]:
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def read(text: str) -> Any:
    text = text.translate({0x85: " ", 0x2028: " "})  # they break lines in YAML 1.1 only
    return _with_text_keys(yaml.load(text, Loader=_Core))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(inner) for key, inner in value.items()}
    return [_with_text_keys(inner) for inner in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def example() -> Draft202012Validator:
    loaded = pipeline.load(settings_from_file(REPOSITORY / "mkdocs.yml"))
    return Draft202012Validator(schema(loaded.strategy))


@pytest.fixture(scope="module")
def empty() -> Draft202012Validator:
    return Draft202012Validator(schema(strategy("goals: {}")))


def faults(validator: Draft202012Validator, text: str) -> list[str]:
    return [error.json_path for error in validator.iter_errors(read(text))]


def test_the_schema_is_valid(example: Draft202012Validator, empty: Draft202012Validator) -> None:
    for validator in (example, empty):
        Draft202012Validator.check_schema(validator.schema)
        assert validator.schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("file", EXAMPLE, ids=lambda file: file.relative_to(REPOSITORY).as_posix())
def test_the_example_fits(file: Path, example: Draft202012Validator, empty: Draft202012Validator) -> None:
    text = file.read_text("utf-8")
    assert faults(example, text) == []
    assert faults(empty, text) == [], "an id that is not known yet must not be marked"


@pytest.mark.parametrize("file", EXAMPLE, ids=lambda file: file.relative_to(REPOSITORY).as_posix())
def test_the_first_line_of_each_example_file_leads_to_the_schema(file: Path) -> None:
    start = "# yaml-language-server: $schema="
    first = file.read_text("utf-8").splitlines()[0]
    assert first.startswith(start)
    assert (file.parent / first.removeprefix(start)).resolve() == REPOSITORY / ".strategy" / "schema.json"


def rows(table: tuple[FieldRow, ...]) -> Iterator[FieldRow]:
    for row in table:
        yield row
        yield from rows(row.parts)


def test_every_field_has_a_shape_and_a_description() -> None:
    every = [row for model in KINDS for row in rows(field_table(model))]
    plain = {scalar_of(row) for row in every if not (row.to or row.parts or row.words)}
    assert plain <= set(SCALARS)
    assert [row.name for row in every if not row.description] == []


SMALL = """\
themes:
  delight: {title: Delight, aliases: [joy]}
metrics:
  csat: {title: Satisfaction}
periods:
  2026: {title: This year, start: 2026-01-01, end: 2026-12-31}
goals:
  loyal: {title: Loyal customers, themes: [joy]}
"""


def test_the_ids_that_exist_are_offered_and_former_ones_are_not() -> None:
    made = schema(strategy(SMALL))
    offered = made["$defs"]["themes-id"]["anyOf"][0]
    assert offered == {"enum": ["delight"], "enumDescriptions": ["Delight"]}
    assert made["$defs"]["any-id"]["anyOf"][0]["enum"] == ["theme:delight", "period:2026", "goal:loyal", "metric:csat"]
    targets = made["$defs"]["goal"]["properties"]["targets"]
    assert targets["properties"]["csat"] == {"description": "Satisfaction", "$ref": "#/$defs/goal.targets"}
    assert json_schema(strategy(SMALL)).isascii()


@pytest.mark.parametrize("field", [
    "themes: delight", "themes: [delight, joy, not-written-yet]", "themes: {delight: Because}", "themes:",
    "period: 2026", "title: 1984", "why: no", "tags: one", "tags: [1, yes]", "due: 2027-06-30", "due:",
    "targets: {csat: {from: -1, to: 1.5}, new-metric: {to: \"90\"}}", "cross_functional: yes", "cross_functional: true",
    "links: {Survey: https://acme.example}", "review: {every: yearly}", "status: achieved", "status:",
])
def test_what_the_model_takes_is_not_marked(field: str) -> None:
    validator = Draft202012Validator(schema(strategy(SMALL)))
    title = "" if field.startswith("title") else "title: X, "
    text = f"goals:\n  g:\n    {{{title}{field}}}\n".replace(":}", ": }")
    assert faults(validator, text) == []


@pytest.mark.parametrize("entry", [
    "goals: {G: {title: X}}", "goals: {g: {}}", "goals: {g: }", "goals: [g]", "goal: {}", "goals: {g: {title: }}",
    "goals: {g: {title: X, due: 30.06.2027}}", "goals: {g: {title: X, targets: {csat: {to: 90%}}}}",
    "goals: {g: {title: X, targets: {csat: {}}}}", "goals: {g: {title: X, level: firm}}",
    "goals: {g: {title: X, owner: Head of sales}}", "goals: {g: {title: X, review: {every: sometimes}}}",
    "paths: {p: {title: X, first_day: [{read: somewhere}]}}", "checkins: {goal: g}",
    "checkins: [{goal: g, date: 2026-01-01}]", "cultures: {c: {title: X, decisions: 6}}",
    "cultures: {c: {title: X, working_hours: all day}}", "communications: {c: {title: X, carries: [goal]}}",
    "communications: {c: {title: X, carries: culture.md}}", "communications: {c: {title: X, audience: {sales: Why}}}",
    "metrics: {m: {title: X, observations: {soon: 1}}}",
])
def test_what_does_not_fit_is_marked(entry: str, empty: Draft202012Validator) -> None:
    assert len(faults(empty, entry)) == 1


def test_a_step_of_a_path_may_be_a_page(empty: Draft202012Validator) -> None:
    steps = "[{read: culture.md}, {read: goal:csat}, {do: Say hello}]"
    assert faults(empty, f"paths: {{p: {{title: X, first_day: {steps}}}}}") == []


def test_visual_studio_code_finds_the_schema() -> None:
    settings, extensions = (json.loads((REPOSITORY / ".vscode" / name).read_text("utf-8"))
                            for name in ("settings.json", "extensions.json"))
    assert list(settings["yaml.schemas"]) == [".strategy/schema.json"]
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


# -- the ways of breaking the YAML -----------------------------------------------------------------------

MODEL = {"invalid-value", "unknown-field", "missing-field", "invalid-id", "placeholder-text", "unknown-reference"}

LEFT_TO_THE_CHECKS = {
    "a day that is not in the calendar": "no pattern knows the calendar",
    "an id that nothing has": "it may be written in a minute, and the check suggests the one that was meant",
}
"""Model faults that the schema lets pass, and why."""


def model_faults() -> list[dict[str, Any]]:
    """Cases whose every finding is about the model, so that an editor's YAML parser reads them too."""
    return [case for case in BROKEN if case["finds"]
            and {finding.rpartition("[")[2].rstrip("]") for finding in case["finds"]} <= MODEL]


def test_there_are_many_model_faults() -> None:
    names = {case["name"] for case in model_faults()}
    assert len(names) > 30
    assert names >= LEFT_TO_THE_CHECKS.keys()


@pytest.mark.parametrize("case", model_faults(), ids=lambda case: case["name"])
def test_a_model_fault_is_marked_while_one_types(case: dict[str, Any], empty: Draft202012Validator) -> None:
    assert bool(faults(empty, case["text"])) is (case["name"] not in LEFT_TO_THE_CHECKS)


@pytest.mark.parametrize("case", [case for case in BROKEN if not case["finds"] and "text" in case],
                         ids=lambda case: case["name"])
def test_what_is_not_broken_is_not_marked(case: dict[str, Any], empty: Draft202012Validator) -> None:
    assert faults(empty, case["text"]) == []
