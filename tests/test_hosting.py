"""The recipes for hosting hold together. What nginx answers with its file is tested beside the browser."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

from click import Context

from strategy_handbook.cli import main

FOLDER = Path(__file__).parents[1] / "docs" / "hosting"
COMPRESS = "-regextype posix-extended -regex '.*\\.(html|css|js|json|svg|xml|ics|csv)' -exec gzip -9nkf {} +"


def text(name: str) -> str:
    return (FOLDER / name).read_text("utf-8")


def test_the_guide_leads_to_every_file_and_to_none_that_is_not_there() -> None:
    linked = set(re.findall(r"\]\(([\w.-]+)\)", text("README.md")))
    assert linked == {file.name for file in FOLDER.iterdir()} - {"README.md"}


def test_every_recipe_compresses_and_asks_for_the_policy_in_the_same_words() -> None:
    for name in ("README.md", "Containerfile", "gitlab-pages.yml"):
        assert COMPRESS in text(name), name
    for name in ("README.md", "Containerfile"):
        assert "strategy csp site --format nginx -o csp.conf" in text(name), name
    asked = main.get_command(Context(main), "csp")
    assert asked is not None
    assert {"--style-attributes", "--host", "--format"} <= {name for one in asked.params for name in one.opts}
    for option in re.findall(r"`(--[\w-]+)", text("README.md")):
        assert option in {name for one in asked.params for name in one.opts}


def test_the_container_serves_as_nobody_in_particular_and_takes_nothing_that_is_not_shown() -> None:
    last = text("Containerfile").rsplit("\nFROM ", 1)[1]
    assert re.search(r"^USER [1-9]\d*$", last, re.MULTILINE)
    copied = re.findall(r"^COPY (?:--from=build /handbook/)?(\S+)", last, re.MULTILINE)
    assert copied == ["nginx.conf", "csp.conf", "site"]
    started = re.findall(r'"([^"]+)"', last.split("ENTRYPOINT", 1)[1])
    assert shlex.join(started) in text("nginx.conf")


def test_the_script_uploads_pages_after_what_they_need_and_takes_away_last(tmp_path: Path) -> None:
    (tmp_path / "aws").write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/log\n')
    (tmp_path / "aws").chmod(0o755)
    command = ["sh", str(FOLDER / "publish-to-s3.sh"), "site", "s3://acme/1"]
    subprocess.run(command, check=True, env={"PATH": f"{tmp_path}:/usr/bin:/bin"})
    asked = (tmp_path / "log").read_text().splitlines()
    assert "immutable" in asked[0]
    assert "--include *.html --content-type text/html; charset=utf-8 --cache-control no-cache" in asked[-2]
    assert asked[-1] == "s3 sync site s3://acme/1 --delete --size-only --only-show-errors"
    pages = [line for line in asked[:-2] if "--exclude * --include" not in line and "--exclude *.html" not in line]
    assert pages == []
