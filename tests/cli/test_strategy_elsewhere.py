"""What commands say and what is published depends on the project alone, not on the machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from machines import ELSEWHERE, HERE
from support import project
from test_any_strategy import Writer

MKDOCS_YML = """\
site_name: Acme
site_url: https://acme.example/
plugins:
  - strategy-handbook: {as_of: 2026-06-30, locale: en_GB}
"""

SAYS = """\
import hashlib, json, sys
from pathlib import Path

from click.testing import CliRunner

from strategy_handbook import pipeline
from strategy_handbook.cli import main
from strategy_handbook.exports import EXPORTS
from strategy_handbook.settings import settings_from_file

COMMANDS = [
    *(["check", "--format", name] for name in ("text", "json", "github", "gitlab", "sarif", "junit")),
    *(["reviews", "--format", name] for name in ("text", "json", "ics")),
    ["health"], ["health", "--format", "badge"], ["update"], ["schema"], ["codeowners"], ["explain"], ["show", "goal"],
    ["show", "goal:goal-0"], ["fmt", "--check"], ["rename", "goal:goal-0", "first", "--dry-run"],
    ["export", "raci.csv"],
]
said = {" ".join(one): (result.exit_code, result.output) for one in COMMANDS
        for result in [CliRunner().invoke(main, one)]}
loaded = pipeline.load(settings_from_file(Path("mkdocs.yml")))
contents = pipeline.book(loaded, pipeline.check(loaded))
site = pipeline.site(contents)
made = dict(pipeline.exported(contents, site))
for page in site.pages:
    made[page.uri] = site.renderer.render(page.template, site.renderer.addresses.url(page.uri), page.view()).html
said["published"] = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in made.items()}
Path(sys.argv[1]).write_text(json.dumps(said), "utf-8")
"""


def said(folder: Path, machine: dict[str, str]) -> dict[str, object]:
    """What is said and published there, with one file for each kind."""
    strategy = {f"strategy/{kind}.yml": json.dumps({kind: held}, ensure_ascii=False)
                for kind, held in Writer(1).strategy().items()}
    project(folder, {**strategy, "mkdocs.yml": MKDOCS_YML})
    answer = folder.with_suffix(".json")
    subprocess.run([sys.executable, "-c", SAYS, str(answer)], cwd=folder, env={**os.environ, **machine}, check=True)
    found: dict[str, object] = json.loads(answer.read_text("utf-8"))
    return found


def test_another_machine_says_and_publishes_the_same(tmp_path: Path) -> None:
    here, elsewhere = said(tmp_path / "here", HERE), said(tmp_path / "elsewhere" / "deeper", ELSEWHERE)
    assert [command for command, told in here.items() if told != elsewhere[command]] == []
    codes = {told[0] for command, told in here.items() if command != "published"}  # type: ignore[index]
    assert codes <= {0, 1, 2}
