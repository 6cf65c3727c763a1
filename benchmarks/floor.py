"""What the same pages cost without us: plain MkDocs and Material, and other builders, from ready-made text.

The text of each page is taken from a handbook that was built, and written as Markdown once, outside the measurement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from markdownify import markdownify

MKDOCS_YML = """\
site_name: Big
docs_dir: docs
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search]
not_in_nav: "**/*.md"
nav: [index.md]
markdown_extensions: [admonition, attr_list, tables]
"""

ZENSICAL_TOML = """\
[project]
site_name = "Big"
docs_dir = "docs"
nav = ["index.md"]
"""

CONF_PY = """\
project = "Big"
extensions = ["sphinx_needs"]
html_theme = "alabaster"
needs_types = [dict(directive="goal", title="Goal", prefix="", color="#fff", style="node")]
needs_id_regex = "^[a-z0-9-]+$"
"""


def write_pages(site: Path, folder: Path) -> int:
    """Write each page of a built handbook as Markdown; gives how many."""
    number = 0
    for file in sorted(site.rglob("index.html")):
        article = re.search(r"<article[^>]*>(.*)</article>", file.read_text("utf-8"), re.DOTALL)
        if article:
            html = re.sub(r"<svg.*?</svg>|<form.*?</form>", "", article[1], flags=re.DOTALL)
            target = folder / "docs" / file.relative_to(site).with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(markdownify(html, heading_style="atx"), "utf-8")
            number += 1
    (folder / "mkdocs.yml").write_text(MKDOCS_YML, "utf-8")
    (folder / "zensical.toml").write_text(ZENSICAL_TOML, "utf-8")
    return number


def _items(strategy: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for file in sorted(strategy.rglob("*.yml")):
        for kind, entries in yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader).items():
            if isinstance(entries, dict) and kind != "organization":
                yield from entries.items()


def write_needs(strategy: Path, folder: Path) -> int:
    """Write each entity as an item of sphinx-needs, on a page of its own; gives how many."""
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(CONF_PY, "utf-8")
    names, above = [], list[str]()
    for name, fields in _items(strategy):
        text = " ".join(str(fields.get(field) or "") for field in ("why", "description", "intent", "definition"))
        links = f"   :links: {', '.join(above[-3:])}\n" if above else ""
        title = str(fields["title"])
        item = f".. goal:: {title}\n   :id: {name}\n{links}\n   {' '.join(text.split())}\n"
        (folder / f"{name}.rst").write_text(f"{title}\n{'=' * 4 * len(title)}\n\n{item}", "utf-8")
        names.append(name)
        above.append(name)
    toc = "\n".join(f"   {name}" for name in names)
    (folder / "index.rst").write_text(f"Big\n===\n\n.. toctree::\n   :hidden:\n\n{toc}\n", "utf-8")
    return len(names)
