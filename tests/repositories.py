"""Scratch git repositories for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, day: str = "2026-05-01") -> str:
    """Run git in a folder, as nobody in particular and on a day."""
    when = f"{day}T12:00:00+0000"
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
                   "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    settings = ("user.name=Test", "user.email=test@example.com", "init.defaultBranch=main")
    command = ["git", *(part for setting in settings for part in ("-c", setting)), *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(folder: Path, message: str = "change", day: str = "2026-05-01") -> str:
    """Commit everything in a folder, which becomes a repository if it is none; gives the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, day=day)
    return git(folder, "rev-parse", "HEAD")


def edit(file: Path, *pairs: tuple[str, str]) -> None:
    """Replace texts that a file holds."""
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
