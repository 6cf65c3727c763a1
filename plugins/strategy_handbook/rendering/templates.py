"""Where templates and assets come from: the company's folder first, then ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

ASSETS_URI = "assets/strategy-handbook"
"""Folder of our assets in the site."""


def template_folders(company: Path | None) -> tuple[Path, ...]:
    """The folders that templates are looked up in, in order.

    Args:
        company: A company's own folder, if it has one; a file there replaces ours of the same name.
    """
    packaged = Path(__file__).parents[1] / "site_templates"
    ours = packaged if packaged.is_dir() else Path(__file__).parents[3] / "site_templates"  # a checkout
    return (company, ours) if company else (ours,)


def asset_files(company: Path | None) -> Mapping[str, Path]:
    """The files to publish: address in the site → file, a company's own in place of ours."""
    found: dict[str, Path] = {}
    for folder in reversed(template_folders(company)):
        assets = folder / "assets"
        if assets.is_dir():
            for file in sorted(assets.rglob("*")):
                if file.is_file():
                    found[f"{ASSETS_URI}/{file.relative_to(assets).as_posix()}"] = file
    return found
