"""``strategy csp``: the strictest policy of a built site, and what it would block."""

from __future__ import annotations

import base64
import hashlib
import time
from pathlib import Path

import pytest
from acme import Strategy

REST = (
    "media-src 'self'; frame-src 'none'; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'\n"
)


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.fixture
def site(company: Path) -> Path:
    (company / "site/goals").mkdir(parents=True)
    return company / "site"


def test_scripts_and_styles_in_pages_may_run_by_their_hashes_and_nothing_comes_from_elsewhere(
    site: Path, strategy: Strategy
) -> None:
    script, style = 'if (1 < 2) document.title = "<p style=x>"', ":root { --x: 1 }"
    page = f"""<!doctype html><title>T</title><link rel="canonical" href="https://acme.example/"><style>{style}</style>
<a href="https://bank.example/">to follow</a><script src="a.js"></script>
<script type="application/json">{{"a": 1}}</script><script>{script}</script>"""
    (site / "index.html").write_text(page)
    (site / "goals/index.html").write_text(page)
    result = strategy("csp")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        f"default-src 'none'; script-src 'self' {sha(script)}; style-src 'self' {sha(style)}; "
        f"style-src-attr 'none'; img-src 'self' data:; {REST}"
    )


def test_what_it_would_block_is_listed_with_its_place(site: Path, strategy: Strategy) -> None:
    (site / "index.html").write_text('<p\nonclick="x()">\n<img src="//films.example/a.png">\n')
    (site / "goals/index.html").write_text('<td style="text-align: right">1</td>')
    (site / "brand.css").write_text("@import url(https://fonts.example/a.css);")
    (site / "left.css").write_text("@import 'https://fonts.example/a.css';")
    (site / "c.html").write_text(
        '<a href="#"onclick="y()">a</a>\n<a href=" JavaScript:z()">b</a>\n<base href="//d.example/">')
    for name in ("a.html", "b.html"):
        (site / name).write_text('<p onclick="x()">')
    result = strategy("csp", "site")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "site/a.html:1:13: it runs “x()” through the attribute “onclick”, which the policy blocks, and 2 more like it.",
        "site/brand.css:1:13: it loads “https://fonts.example/a.css”, which the policy blocks, and 1 more like it.",
        "site/c.html:1:21: it runs “y()” through the attribute “onclick”, which the policy blocks.",
        "site/c.html:2:10: it runs “ JavaScript:z()” through the attribute “href”, which the policy blocks.",
        "site/c.html:3:13: it loads “//d.example/”, which the policy blocks.",
        "site/goals/index.html:1:12: it has the attribute style=“text-align: right”, which the policy blocks.",
        "site/index.html:3:11: it loads “//films.example/a.png”, which the policy blocks.",
    ]


def test_hosts_and_style_attributes_are_allowed_on_request(site: Path, strategy: Strategy) -> None:
    (site / "index.html").write_text('<td style="text-align: right"><iframe src="https://films.example/a">')
    result = strategy("csp", "--host", "films.example", "--style-attributes")
    assert (result.exit_code, result.stderr) == (0, "")
    shown, inline = "img-src 'self' films.example data:", "style-src-attr 'unsafe-inline'"
    for directive in (shown, inline, "frame-src films.example"):
        assert f"; {directive};" in result.stdout
    assert "script-src 'self';" in result.stdout


def test_forms_may_send_to_the_site_itself_where_it_has_such(site: Path, strategy: Strategy) -> None:
    (site / "index.html").write_text('<form action="./search.html" method="get"><input name="q">')
    result = strategy("csp")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "; form-action 'self';" in result.stdout


def test_forms_that_send_elsewhere_are_listed(site: Path, strategy: Strategy) -> None:
    (site / "index.html").write_text('<form action="https://a.example/"><button formaction="mailto:b@c.example">')
    result = strategy("csp")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "site/index.html:1:15: it sends what people enter to “https://a.example/”, which the policy blocks.",
        "site/index.html:1:55: it sends what people enter to “mailto:b@c.example”, which the policy blocks.",
    ]
    assert "; form-action 'none';" in result.stdout


def test_scripts_that_are_never_closed_take_no_time(site: Path, strategy: Strategy) -> None:
    closed = "<script>a</script>"
    for name, text in (("index", "<script>" * 40_000), ("open", "<script" * 40_000), ("style", "<style>" * 40_000)):
        (site / f"{name}.html").write_text(closed + text)
    begun = time.process_time()
    result = strategy("csp")
    assert time.process_time() - begun < 5
    assert f"script-src 'self' {sha('a')}; style-src 'self';" in result.stdout


def test_the_compiled_program_of_pagefind_may_run_where_the_site_has_it(site: Path, strategy: Strategy) -> None:
    (site / "index.html").write_text("<p>")
    (site / "goals/wasm.en.pagefind").write_bytes(b"")
    result = strategy("csp")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "script-src 'self' 'wasm-unsafe-eval'; style-src 'self';" in result.stdout


def test_it_is_written_as_a_line_for_nginx(site: Path, strategy: Strategy) -> None:
    (site / "index.html").write_text("<p>")
    assert strategy("csp", "--format", "nginx", "-o", "csp.conf").exit_code == 0
    written = Path("csp.conf").read_text()
    assert written.startswith("add_header Content-Security-Policy \"default-src 'none'; ")
    assert written.endswith('" always;\n')


def test_a_folder_that_holds_no_site_is_refused(company: Path, strategy: Strategy) -> None:
    result = strategy("csp", "nothing")
    assert result.exit_code == 2
    assert "there is no built site in “nothing”. Build it first with “mkdocs build”." in result.stderr
