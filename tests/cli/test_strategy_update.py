"""``strategy update``: the draft of a month, for an e-mail."""

from __future__ import annotations

import pytest
from acme import Strategy


def test_it_drafts_the_month_so_far(strategy: Strategy) -> None:
    result = strategy("update")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("# Strategy update, June 2026\n\n2 goals as of June 30, 2026: ")
    assert result.stdout.endswith("\n")


def test_a_past_month_stands_still(strategy: Strategy) -> None:
    assert "as of March 31, 2026" in strategy("update", "--month", "2026-03").stdout


@pytest.mark.parametrize(("month", "message"), [
    ("2026-13", "“2026-13” is not a month. Write for example 2026-10."),
    ("March", "“March” is not a month. Write for example 2026-10."),
    ("0000-01", "“0000-01” is not a month. Write for example 2026-10."),
    ("2026-07", "2026-07 has not begun yet."),
])
def test_a_month_that_cannot_be_told_is_refused(strategy: Strategy, month: str, message: str) -> None:
    result = strategy("update", "--month", month)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
