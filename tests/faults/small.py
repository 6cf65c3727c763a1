"""A project that builds in a moment: little to say, and a theme of one line."""

from __future__ import annotations

MKDOCS_YML = """\
site_name: Test
docs_dir: handbook
theme: {name: null, custom_dir: theme}
plugins:
  - strategy-handbook: {as_of: 2026-06-30, history: false, forms: false}
"""

STRATEGY = """\
organization:
  title: Acme
  vision: {statement: The best tools in town}
themes:
  quality: {title: Quality}
goals:
  fewer-returns:
    title: Halve returns
    themes: {quality: A tool that comes back was not good.}
    owner: smith
roles:
  smith: {title: Smith, contributes_to: {fewer-returns: Forges with care}}
"""

SMALL = {
    "mkdocs.yml": MKDOCS_YML,
    "strategy/all.yml": STRATEGY,
    "handbook/index.md": "# Home\n",
    "theme/main.html": "{{ config.site_name }}: {{ page.content }}",
}
