"""A long build shows how far it is to whoever watches, and to nobody else."""

from __future__ import annotations

import io

import pytest

from strategy_handbook.progress import Progress


class Terminal(io.StringIO):
    """A terminal that keeps what it is told."""

    def isatty(self) -> bool:
        return True


def told(out: io.StringIO, environment: dict[str, str], steps: int = 10, seconds: float = 1.0) -> list[str]:
    now = 0.0
    progress = Progress(10, out, environment, lambda: now)
    for _ in range(steps):
        now += seconds
        progress.step()
    progress.end()
    return [one.strip() for one in out.getvalue().replace("\x1b[K", "").split("\r") if one.strip()]


def test_a_long_build_tells_how_far_it_is() -> None:
    assert told(Terminal(), {"TERM": "xterm"}) == [f"Pages: {done} %" for done in range(20, 101, 10)]


def test_a_short_build_says_nothing() -> None:
    assert told(Terminal(), {"TERM": "xterm"}, seconds=0.1) == []


def test_signs_of_life_are_no_flicker() -> None:
    assert len(told(Terminal(), {"TERM": "xterm"}, steps=100, seconds=0.05)) < 20


@pytest.mark.parametrize(("out", "environment"), [
    (io.StringIO(), {"TERM": "xterm"}), (Terminal(), {"TERM": "xterm", "CI": "true"}), (Terminal(), {"TERM": "dumb"}),
    (Terminal(), {}),
])
def test_nobody_is_told_in_ci_in_a_pipe_or_where_lines_cannot_be_written_over(
    out: io.StringIO, environment: dict[str, str]
) -> None:
    assert told(out, environment) == []
    assert out.getvalue() == ""
