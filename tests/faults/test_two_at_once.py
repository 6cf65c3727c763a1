"""Two builds, or two edits, at the same time: one comes after the other, and neither loses what the other did."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builder import write
from killing import files
from small import MKDOCS_YML, SMALL
from workshop import workspace

from strategy_handbook.edits.rename import rename
from strategy_handbook.edits.store import RefusedError, replace_all
from strategy_handbook.writing import locked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")

WAITS = """\
import time
from pathlib import Path

def on_env(env, config, files):
    Path("begun").touch()
    while not Path("go").exists():
        time.sleep(0.02)
"""


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def test_a_second_build_waits_for_the_first_and_their_pages_do_not_mix(tmp_path: Path) -> None:
    slow = MKDOCS_YML.replace("site_name: Test", "site_name: First\nhooks: [waits.py]")
    second = MKDOCS_YML.replace("site_name: Test", "site_name: Second")
    project = write(tmp_path / "p", {**SMALL, "slow.yml": slow, "second.yml": second, "waits.py": WAITS})

    def start(config: str) -> subprocess.Popen[bytes]:
        with (tmp_path / f"{config}.log").open("wb") as log:
            command = [sys.executable, "-m", "mkdocs", "build", "-f", config]
            return subprocess.Popen(command, cwd=project, stdout=log, stderr=log)

    with start("slow.yml") as one:
        try:
            wait_for((project / "begun").exists)
            with start("second.yml") as other:
                log = tmp_path / "second.yml.log"
                wait_for(lambda: other.poll() is not None or "Another build of this site" in log.read_text("utf-8"))
                assert files(project / "site", ours=False) == {}
                (project / "go").touch()
        finally:
            (project / "go").touch()  # or nobody would end
    assert (one.returncode, other.returncode) == (0, 0)
    shown = files(project / "site")
    assert {text.partition(b":")[0] for name, text in shown.items() if name.endswith("index.html")} == {b"Second"}
    assert not [name for name in shown if ".strategy-" in name]


def test_a_second_edit_waits_and_is_refused_if_it_began_with_what_the_first_changed(tmp_path: Path) -> None:
    work = workspace(tmp_path)
    drafts = [draft for draft, _ in rename(work, work.find_entity("goal:csat"), "joy")]
    refused: list[str] = []

    def edit() -> None:
        try:
            replace_all(drafts, tmp_path)
        except RefusedError as error:
            refused.append(str(error))

    waiting = threading.Thread(target=edit)
    with locked(tmp_path):
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        (tmp_path / "strategy" / "rest.yml").write_text("# by somebody else\n", "utf-8")
        shown = files(tmp_path)
    waiting.join()
    assert refused == ["strategy/rest.yml has changed in the meantime. Run the command again."]
    assert files(tmp_path) == shown


def test_two_commands_at_once_both_count_or_one_is_refused(tmp_path: Path) -> None:
    project = write(tmp_path, SMALL)
    command = [str(Path(sys.executable).with_name("strategy")), "checkin", "fewer-returns", "--status", "on-track",
               "--note", "Better"]
    both = [subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    codes = [(one.communicate(timeout=240), one.returncode)[1] for one in both]
    assert sorted(codes) in ([0, 0], [0, 2])
    assert len(list((project / "strategy" / "checkins").rglob("*.yml"))) == codes.count(0)
