"""Two verbs for tests of checks, and small projects on disk."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from strategy_handbook import pipeline
from strategy_handbook.findings import Finding
from strategy_handbook.settings import Settings, settings_from, settings_from_file, today

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
    settings = _settings(folder, {"as_of": TODAY, **options})
    return pipeline.check(pipeline.load(settings)).findings


def _settings(folder: Path, options: dict[str, object]) -> Settings:
    file = folder / "mkdocs.yml"
    if file.is_file():
        return dataclasses.replace(settings_from_file(file), today=today(options["as_of"]))
    docs = "handbook" if (folder / "handbook").is_dir() else None
    return settings_from(options, root=folder, docs_dir=docs, locale="en")


def finds(folder: Path, check: str, files: dict[str, str], **options: object) -> list[str]:
    """What one check says about a project, each finding as the terminal shows it."""
    return [str(finding) for finding in found(folder, files, **options) if finding.check == check]
