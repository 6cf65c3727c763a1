"""Every target of the fuzzer, for a few seconds, with inputs of hypothesis; ``make fuzz`` goes on for longer."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from targets import TARGETS

PIECES = st.sampled_from((
    "goals:\n", "  g:\n", "    title: G\n", "    title: 'It''s'\n", "    themes: [t]\n", "    parents: {g: why}\n",
    "    description: |\n      a\n\n      b\n", "    aliases: [h, h]\n", "    # remark\n",
    "  h: {title: H, parents: [g]}\n", "themes:\n  t: {title: T}\n",
    "checkins:\n- {goal: g, date: 2026-01-01, status: on-track}\n", "    due: 2026-06-30\n", "<<: *a\n", "&a ",
    "*a", "!t ", "? ", ": ", "- ", "  ", "\r\n", "\t", "\ufeff", "\u2028", "\x85", "---\n", "...\n",
    "plugins:\n- strategy-handbook:\n    ", "strategy_dir: strategy\n", "checks: {smart: off}\n",
    "INHERIT: mkdocs.yml\n", "theme: {language: xx}\n", "!ENV [A, b]", "[a](goal:g)", "](", "](goal:", "<!--",
    "-->", "`", "```strategy\n", "show: goals\n", "[^1]", "*", "_", "**", "<b>", "<script>alert(1)</script>",
    "{{ 7 }}", "{: onclick=x }", "> ", "| a |", "[x](javascript:x)", "![](x)", "a\n: b\n", "!!! a\n    ", "&#106;",
    "\xe9", "\u65e5", "\U0001f389", "\x00", "\x1b[31m",
))
INPUTS = st.lists(PIECES, max_size=25).map("".join).map(str.encode) | st.binary(max_size=60)
FEW = settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", TARGETS)
@FEW
@given(data=INPUTS)
@example(data=b"a: " + b"[" * 5_000)
@example(data=b"a" * 30_000)
@example(data=b"a\n: b\n" * 190)
@example(data=b"> " * 5_000 + b"a")
@example(data=b"<!--" * 20_000)
@example(data=b"goals:\n  g:\n    waive:\n    - reason: x\n      reason: y\n")  # a name that stands twice at the end
def test_whatever_comes_in_the_target_holds(name: str, data: bytes) -> None:
    TARGETS[name](data)
