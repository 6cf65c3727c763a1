"""Small real sites, built by the real command."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from builder import MKDOCS_YML, broken_links, build, mkdocs, pages, write

from strategy_handbook.exports.security_policy import security_policy

MINIMAL = """\
organization:
  title: Acme
  vision: {statement: The best tools in town}
  mission: {statement: We forge them every day}
themes:
  quality: {title: Quality}
goals:
  fewer-returns:
    title: Halve returns
    aliases: [less-returns]
    themes: {quality: A tool that comes back was not good.}
    owner: smith
roles:
  smith: {title: Smith, contributes_to: {fewer-returns: Forges with care}}
"""


@pytest.fixture(scope="module")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minimal project with its site, for tests that change neither."""
    folder = write(tmp_path_factory.mktemp("minimal"), {"strategy/all.yml": MINIMAL, "handbook/index.md": "# Home\n"})
    build(folder)
    return folder


def test_a_minimal_strategy_becomes_a_site(minimal: Path) -> None:
    site = minimal / "site"
    built = pages(site)
    assert {"goals/", "goals/fewer-returns/", "roles/smith/", "vision/", "themes/quality/"} <= set(built)
    assert list(broken_links(site)) == []
    assert "Forges with care" in (site / "roles/smith/index.html").read_text()


def test_a_strategy_that_begins_becomes_a_site_that_says_what_to_do(tmp_path: Path) -> None:
    begun = "organization: {title: Acme, vision: {statement: Every office works without waste}}\n"
    site = build(write(tmp_path, {"handbook/index.md": "# Home\n", "strategy/organization.yml": begun}))
    assert "Add the first one below “goals:”" in (site / "goals/index.html").read_text()
    assert list(broken_links(site)) == []


def test_a_site_without_directory_urls_links_to_files(tmp_path: Path) -> None:
    config = MKDOCS_YML + "use_directory_urls: false\n"
    site = build(
        write(
            tmp_path,
            {
                "mkdocs.yml": config,
                "strategy/all.yml": MINIMAL,
                "handbook/index.md": "[the goal](goal:fewer-returns)\n",
            },
        )
    )
    assert (site / "goals/fewer-returns.html").is_file()
    assert list(broken_links(site)) == []
    assert "goals/fewer-returns.html" in pages(site)[""].article_links


def test_an_error_stops_the_build_before_the_last_site_is_touched(minimal: Path, tmp_path: Path) -> None:
    project = tmp_path / "p"
    shutil.copytree(minimal, project)
    site = project / "site"
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*") if file.is_file()}
    write(
        project,
        {"strategy/all.yml": MINIMAL.replace("    themes: {quality: A tool that comes back was not good.}\n", "")},
    )
    result = mkdocs(project, "build")
    assert result.returncode == 1
    assert (
        "strategy/all.yml:8:3: goal “fewer-returns” does not lead to the vision: it names neither a theme nor a larger "
        "goal. Name the theme it serves under “themes:”, or the goal it contributes to under “parents:”. "
        "[orphaned-goal]"
    ) in result.stderr
    assert "Traceback" not in result.stderr
    assert before == {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in site.rglob("*") if file.is_file()}


def test_broken_yaml_stops_the_build_with_place_and_advice(tmp_path: Path) -> None:
    project = write(tmp_path, {"strategy/all.yml": MINIMAL + "metrics:\n\tcsat: {title: CSAT}\n"})
    result = mkdocs(project, "build")
    assert result.returncode == 1
    assert "strategy/all.yml:16:1: this line is indented with a tab." in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()


def test_warnings_count_in_strict_builds_only(minimal: Path, tmp_path: Path) -> None:
    strict = mkdocs(minimal, "build", "--strict", "--site-dir", str(tmp_path / "site"))  # the other build succeeded
    assert strict.returncode == 1
    assert "warnings in strict mode" in strict.stdout + strict.stderr


def test_a_wrong_setting_is_named_without_a_traceback(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("- strategy-handbook", "- strategy-handbook: {checks: {orphan-goal: warning}}")
    result = mkdocs(write(tmp_path, {"mkdocs.yml": config}), "build")
    assert result.returncode == 1
    assert "there is no check or family “orphan-goal”. Did you mean “orphaned-goal”?" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_former_id_leads_to_the_new_page(minimal: Path) -> None:
    moved = (minimal / "site" / "goals/less-returns/index.html").read_text()
    assert 'content="0; url=../fewer-returns/"' in moved


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with pages written by hand."""
    text = (
        "# Home\n\n[](goal:fewer-returns) and [why](theme:quality), not `[x](goal:nothing)`\n\n"
        "```strategy\nshow: goals\ntheme: quality\n```\n\n````md\n```strategy\nshow: nothing\n```\n````\n"
    )
    values = "values:\n  care: {title: Take care, tags: [suggestion, old]}\n  haste: {title: Make haste}\n"
    home = "# Home\n\n```strategy\nshow: values\ntag: suggestion\nas: list\n```\n"
    return build(write(tmp_path_factory.mktemp("by-hand"), {
        "strategy/all.yml": MINIMAL + values, "handbook/sub/page.md": text, "handbook/index.md": home}))


def test_links_and_blocks_in_hand_written_pages_come_alive(by_hand: Path) -> None:
    html = (by_hand / "sub/page/index.html").read_text()
    assert '<a href="../../goals/fewer-returns/">Halve returns</a>' in html
    assert '<a href="../../themes/quality/">why</a>' in html
    assert "[x](goal:nothing)" in html
    assert "show: nothing" in html
    assert "sh-chip--no-update" in html


def test_a_block_lists_what_carries_a_tag(by_hand: Path) -> None:
    html = (by_hand / "index.html").read_text()
    article = html[html.index("<article"):html.index("</article>")]
    assert re.search(r'<a [^>]*href="values/care/"[^>]*>Take care</a>', article)
    assert "Make haste" not in article


def test_a_link_to_nothing_in_a_hand_written_page_is_an_error_with_its_place(tmp_path: Path) -> None:
    project = write(
        tmp_path, {"strategy/all.yml": MINIMAL, "handbook/index.md": "# Home\n\nSee [it](goal:fewer-return).\n"}
    )
    result = mkdocs(project, "build")
    assert result.returncode == 1
    assert "handbook/index.md:3:" in result.stderr
    assert "fewer-returns" in result.stderr


def test_a_hand_written_page_is_never_replaced_by_a_generated_one(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("- strategy-handbook", "- strategy-handbook: {checks: {page-collision: warning}}")
    files = {"mkdocs.yml": config, "strategy/all.yml": MINIMAL, "handbook/goals/index.md": "# Written by hand\n"}
    project = write(tmp_path, files)
    assert "Written by hand" in (build(project) / "goals/index.html").read_text()
    write(project, {"mkdocs.yml": MKDOCS_YML})
    result = mkdocs(project, "build")
    assert result.returncode == 1
    assert "[page-collision]" in result.stderr


def test_a_company_template_and_stylesheet_come_first(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("- strategy-handbook", "- strategy-handbook: {templates_dir: ours}")
    site = build(
        write(
            tmp_path,
            {
                "mkdocs.yml": config,
                "strategy/all.yml": MINIMAL,
                "handbook/index.md": "# Home\n",
                "ours/pages/themes.html": "<h1>Our own list</h1>",
                "ours/assets/handbook.css": "/* ours */",
            },
        )
    )
    assert "Our own list" in (site / "themes/index.html").read_text()
    assert (site / "assets/strategy-handbook/handbook.css").read_text() == "/* ours */"


@pytest.mark.parametrize(
    "host",
    ["https://github.com/acme/handbook", "https://gitlab.com/acme/handbook", "https://codeberg.org/acme/handbook"],
)
def test_the_edit_link_opens_the_line_in_the_yaml(tmp_path: Path, host: str) -> None:
    uri = {"github": "edit/main/handbook/", "gitlab": "-/edit/main/handbook/", "codeberg": "_edit/main/handbook/"}
    edit_uri = next(value for name, value in uri.items() if name in host)
    config = MKDOCS_YML.replace("{name: material, font: false}", "{name: null, custom_dir: theme}")
    site = build(write(tmp_path, {  # the least of a theme; the link is where MkDocs looks for it
        "mkdocs.yml": f"{config}repo_url: {host}\nedit_uri: {edit_uri}\n", "strategy/all.yml": MINIMAL,
        "theme/main.html": '<a href="{{ page.edit_url }}"></a>{{ page.content }}', "handbook/index.md": "# Home\n"}))
    expected = f"{host}/{edit_uri.removesuffix('handbook/')}strategy/all.yml#L8"
    assert expected in pages(site)["goals/fewer-returns/"].links


def test_text_from_yaml_never_becomes_markup(tmp_path: Path) -> None:
    nasty = (
        "organization: {title: Acme, vision: {statement: Best}}\n"
        "themes:\n  quality:\n    title: '<script>alert(1)</script> {{ 7*7 }} | a * b [c](d)'\n"
        "    intent: '<img src=x onerror=alert(1)> [x](javascript:alert(1)) **bold**'\n"
        "goals:\n  a:\n    title: 'A < B & C'\n    themes: quality\n"
    )
    site = build(write(tmp_path, {"strategy/all.yml": nasty, "handbook/index.md": "# Home\n"}))
    html = (site / "themes/quality/index.html").read_text()
    article = html[html.index("<article") : html.index("</article>")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} | a * b [c](d)" in article
    assert "<script>alert" not in html
    assert "onerror" not in article
    assert "javascript:" not in article
    assert "<strong>bold</strong>" in article
    assert "A &lt; B &amp; C" in (site / "goals/a/index.html").read_text()


def test_texts_of_the_yaml_read_no_files_and_aliases_leave_no_folder(tmp_path: Path) -> None:
    settings = "strategy-handbook: {checks: {structure: off}}"
    config = MKDOCS_YML.replace("strategy-handbook", settings) + "markdown_extensions: [pymdownx.snippets, tables]\n"
    text = "organization: {title: A, vision: {statement: B}}\n"
    text += "themes:\n  t:\n    title: T\n    aliases: [../../../out]\n"
    text += "    description: |\n      --8<-- \"secret.txt\"\n\n      | a | b |\n      |---|---|\n      | 1 | 2 |\n"
    files = {"mkdocs.yml": config, "strategy/s.yml": text, "handbook/index.md": "# H\n", "secret.txt": "the secret"}
    site = build(write(tmp_path / "project", files))
    html = (site / "themes/t/index.html").read_text()
    assert "the secret" not in html
    assert "<td>1</td>" in html
    assert [entry.name for entry in tmp_path.iterdir()] == ["project"]


def test_what_a_site_loads_from_elsewhere_is_what_the_check_warned_of(tmp_path: Path) -> None:
    config = MKDOCS_YML.replace("font: false", "logo: https://logos.example/a.svg").replace(
        "  - strategy-handbook\n", "  - strategy-handbook\nextra_css: [https://styles.example/a.css, brand.css]\n"
    )
    files = {
        "mkdocs.yml": config + "repo_url: https://github.com/acme/handbook\n",
        "strategy/all.yml": MINIMAL,
        "handbook/index.md": "![A](https://pictures.example/a.png)\n\n<video src='//films.example/a.mp4'></video>\n",
        "handbook/brand.css": "a { background: url(https://icons.example/a.png) }\n",
    }
    result = mkdocs(write(tmp_path, files), "build")
    warned = [line for line in result.stderr.splitlines() if "[external-request]" in line]
    blocked = security_policy(tmp_path / "site").blocked
    loaded = {re.sub(r"loads “(?:https?:)?//([^/”]+).*", r"\1", one.what) for one in blocked}
    own = {"logos.example", "styles.example", "pictures.example", "films.example", "icons.example"}
    assert loaded == own | {"fonts.googleapis.com", "fonts.gstatic.com"}
    assert len(warned) == len(own) + 1
    assert {host for host in own if not any(host in line for line in warned)} == set()
    assert any("Material loads its fonts from Google" in line for line in warned)
    home = (tmp_path / "site/index.html").read_text()
    assert 'href="https://github.com/acme/handbook"' in home
    assert 'data-md-component="source"' not in home  # it would ask GitHub for numbers
