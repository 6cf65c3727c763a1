"""Builds that fail on their way keep the last good site, and plugins find the one that is being built."""

from __future__ import annotations

from pathlib import Path

from builder import mkdocs, write
from killing import files
from small import MKDOCS_YML, SMALL

LAST = {"index.html": b"The last good site"}
HOOKS = MKDOCS_YML + "hooks: [hook.py]\n"


def project(folder: Path, hook: str) -> Path:
    """A project whose last site is one page, with a hook of its own."""
    return write(folder, {**SMALL, "mkdocs.yml": HOOKS, "hook.py": hook, "site/index.html": "The last good site"})


def test_a_page_that_vanishes_while_the_site_is_built_keeps_the_last_site(tmp_path: Path) -> None:
    folder = project(tmp_path, "import os\n\ndef on_nav(nav, config, files):\n    os.remove('handbook/index.md')\n")
    result = mkdocs(folder, "build")
    assert result.returncode == 1
    assert result.stderr.endswith(f"Error: “{folder}/handbook/index.md” cannot be read or written: No such file or "
                                  "directory. The site that was built last stays as it is.\n")
    assert files(folder / "site") == LAST


def test_strict_builds_that_stop_at_warnings_keep_the_last_site(tmp_path: Path) -> None:
    folder = project(tmp_path, "")
    assert mkdocs(folder, "build", "--strict").returncode == 1
    assert files(folder / "site") == LAST


BUILDS_AGAIN = """\
from pathlib import Path

from mkdocs.commands.build import build

again = []


def on_post_build(config):
    assert Path(config.site_dir, "goals/index.html").is_file()
    assert not Path("site/goals").exists()
    Path(config.site_dir, "theirs.txt").write_text(config.site_name)
    if not again:  # as plugins for several languages do
        again.append(config.site_name)
        config.site_name = "Again"
        build(config, dirty=True)
"""


def test_plugins_find_the_site_and_may_build_again_where_it_is_a_link_that_stays(tmp_path: Path) -> None:
    folder = project(tmp_path / "p", BUILDS_AGAIN)
    (folder / "site").rename(tmp_path / "served")
    (folder / "site").symlink_to(tmp_path / "served")
    served = (tmp_path / "served").stat().st_ino
    assert mkdocs(folder, "build", "-q").returncode == 0
    assert ((folder / "site").is_symlink(), (tmp_path / "served").stat().st_ino) == (True, served)
    shown = files(tmp_path / "served")
    assert shown["theirs.txt"] == b"Again"
    assert shown["goals/index.html"].startswith(b"Again: ")
    assert not [name for name in shown if ".strategy-" in name]
