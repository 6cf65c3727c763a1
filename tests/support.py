"""Two verbs for tests of checks, and small projects on disk."""

from __future__ import annotations

from pathlib import Path

from strategy_handbook import pipeline
from strategy_handbook.findings import Finding
from strategy_handbook.settings import settings_from

TODAY = "2026-06-30"


def project(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder and give the folder back. ``strategy/`` always exists."""
    (folder / "strategy").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return folder


def found(folder: Path, files: dict[str, str], **options: object) -> tuple[Finding, ...]:
    """Every finding about a project made of these files."""
    project(folder, files)
    docs = "handbook" if (folder / "handbook").is_dir() else None
    settings = settings_from({"as_of": TODAY, **options}, root=folder, docs_dir=docs, locale="en")
    return pipeline.check(pipeline.load(settings)).findings


def finds(folder: Path, check: str, files: dict[str, str], **options: object) -> list[str]:
    """What one check says about a project, each finding as the terminal shows it."""
    return [str(finding) for finding in found(folder, files, **options) if finding.check == check]
