"""The rules of the house, held by tools."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


def test_data_flows_one_way_and_only_the_plugin_knows_mkdocs() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--config", "pyproject.toml"]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        str(file.relative_to(REPOSITORY)): lines
        for folder in ("plugins", "tests", "site_templates")
        for file in (REPOSITORY / folder).rglob("*")
        if file.suffix in (".py", ".html", ".js", ".css") and "node_modules" not in file.parts
        if (lines := len(file.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}


def test_every_folder_of_modules_lists_each_of_them() -> None:
    from strategy_handbook.checks import FAMILIES
    from strategy_handbook.model.kinds import KINDS
    from strategy_handbook.pages import PAGES

    package = REPOSITORY / "plugins" / "strategy_handbook"
    listed = {name.replace("-", "_") for names in FAMILIES.values() for name in names}
    assert {file.stem for file in (package / "checks").glob("*.py")} - {"__init__", "case", "engine"} == listed
    shared = {"__init__", "page", "kind", "embeds"}
    with_pages = {file.stem for file in (package / "pages").glob("*.py") if "\ndef pages(" in file.read_text("utf-8")}
    assert with_pages - shared == set(PAGES)
    with_kind = {
        file.stem for file in (package / "model").glob("*.py") if "kind: ClassVar = Kind(" in file.read_text("utf-8")
    }
    assert with_kind == {model.__module__.rpartition(".")[2] for model in KINDS}


def test_pages_learn_of_the_strategy_only_from_the_book_so_that_none_is_stale_while_serving() -> None:
    """A form is the exception: it reads lines of the last entry of its kind, which are part of the entry's version."""
    package = REPOSITORY / "plugins" / "strategy_handbook"
    reading = {file.name for file in (package / "pages").glob("*.py")
               if re.search(r"\.read_(text|bytes)\(|\bopen\(|lru_cache", file.read_text("utf-8"))}
    assert reading == {"page.py", "form_lines.py"}
