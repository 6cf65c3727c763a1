"""The progress bar: it goes backwards below zero and past its mark above a hundred per cent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from handbooks import book, html


def picture(folder: Path, now: int) -> str:
    text = (f"goals:\n  g: {{title: Reach it, targets: {{m: {{from: 0, to: 100}}}}}}\n"
            f"metrics:\n  m: {{title: Units, observations: {{2026-06-30: {now}}}}}\n")
    found = re.search(r'<span class="sh-bar.*?</span>', html(book(folder, text), "goals/g.md"), re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize(("now", "box", "done", "mark"), [
    (0, "0 0 100 4", 'x="0" width="0"', ""),
    (40, "0 0 100 4", 'x="0" width="40"', ""),
    (-20, "-20 0 120 4", 'x="-20" width="20"', "M0 0v4"),
    (130, "0 0 130 4", 'x="0" width="130"', "M100 0v4"),
    (900, "0 0 200 4", 'x="0" width="200"', "M100 0v4"),
    (-900, "-100 0 200 4", 'x="-100" width="100"', "M0 0v4"),
])
def test_the_bar_shows_the_sign_and_what_goes_beyond(tmp_path: Path, now: int, box: str, done: str, mark: str) -> None:
    shown = picture(tmp_path, now)
    assert f'viewBox="{box}"' in shown
    assert f'class="sh-bar__done" {done}' in shown
    assert (f'd="{mark}"' in shown) if mark else ("sh-bar__mark" not in shown)
    assert f"{now}%".replace("-", "-") in shown
