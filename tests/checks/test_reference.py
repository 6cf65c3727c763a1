"""The docstring of a check is its reference page: complete, and true to what the check does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from strategy_handbook.checks import Check, all_checks
from support import finds

PARTS = ["What it finds", "Why it matters", "Weak example", "Strong example", "Options"]

every_check = pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)


def parts(check: Check) -> dict[str, str]:
    """The text below each heading."""
    _, *pieces = re.split(r"(?m)^## (.+)$", check.reference)
    return {heading: text.strip() for heading, text in zip(pieces[::2], pieces[1::2], strict=True)}


def example(check: Check, heading: str) -> str:
    """The one fenced block of YAML that an example is."""
    match = re.fullmatch(r"```yaml\n(.*\n)```", parts(check)[heading], re.DOTALL)
    assert match, f"{heading} is not one fenced block of YAML"
    assert "```" not in match[1]
    return match[1]


def files(text: str) -> dict[str, str]:
    """The project an example stands for; ``# mkdocs.yml: …`` and ``# handbook/x.md: …`` are lines of those files."""
    pages: dict[str, str] = {}
    for name, line in re.findall(r"(?m)^# (handbook/\S+\.md): (.+)$", text):
        pages[name] = f"{pages.get(name, '')}{line}\n"
    if settings := re.findall(r"(?m)^# mkdocs\.yml: (.+)$", text):
        uses = [] if any(line.startswith("plugins:") for line in settings) else ["plugins: [strategy-handbook]"]
        pages["mkdocs.yml"] = "\n".join(["docs_dir: handbook", *settings, *uses])
    return {"strategy/strategy.yml": text, **pages}


@every_check
def test_the_parts_are_there_and_in_order(check: Check) -> None:
    assert list(parts(check)) == PARTS
    assert all(parts(check).values())


@every_check
def test_the_headline_is_one_line_with_a_full_stop(check: Check) -> None:
    headline, blank, *_ = check.reference.splitlines()
    assert headline == check.headline
    assert re.fullmatch(r"[A-Z“].*[^.]\.", headline)
    assert blank == ""


@every_check
def test_every_option_is_described_with_its_default(check: Check) -> None:
    text = parts(check)["Options"]
    described = dict(re.findall(r"(?m)^- `(\w+)` \((.*?)\): \S.*", text))
    assert described == {name: str(default) for name, default in check.options.items()}
    if not check.options:
        assert text == "None."


@every_check
def test_the_weak_example_is_found(check: Check, tmp_path: Path) -> None:
    text = example(check, "Weak example")
    if check.name == "yaml-syntax":
        with pytest.raises(yaml.YAMLError):
            yaml.compose(text)
    else:
        yaml.compose(text)
    assert finds(tmp_path, check.name, files(text))


@every_check
def test_the_strong_example_is_not(check: Check, tmp_path: Path) -> None:
    text = example(check, "Strong example")
    assert yaml.compose(text)
    assert finds(tmp_path, check.name, files(text)) == []
