"""Sheets to print: one page of their size, with nothing cut off, whatever they hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from builder import build, write
from playwright.sync_api import Browser

A3, A4 = (1191, 842), (595, 842)

SHORT = """
organization: {title: Acme, vision: {statement: A shop in every street.}}
departments:
  shops: {title: Shops}
"""


def crowded(script: str) -> str:
    """A company with far more to say than a sheet holds."""
    word = {"latin": "responsible growth ", "arabic": "النمو المسؤول ", "wide": "責任ある成長"}[script]
    lines = ["organization:", "  title: Acme", f"  vision: {{statement: '{word * 12}'}}",
             f"  not_doing: ['{word * 6}', '{word * 9}']", "themes:"]
    lines += [f"  t{n}: {{title: '{word * 3}{n}', intent: '{word * 8}'}}" for n in range(14)]
    lines += ["metrics:", f"  m: {{title: '{word * 3}', unit: points}}", "goals:"]
    lines += [f"  g{n}: {{title: '{word * (n % 7 + 1)}', themes: [t{n % 14}], due: 2027-06-30, targets: {{m: {n}}}, "
              f"departments: {{shops: '{word * 9}'}}}}" for n in range(120)]
    lines += ["departments:", "  shops:", f"    title: '{word}'", f"    contribution: '{word * 30}'",
              "    commitments:"]
    lines += [f"      - {{theme: t{n}, do: '{word * 7}', instead_of: '{word * 5}'}}" for n in range(14)]
    return "\n".join(lines)


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """The sizes of the pages of a PDF, in points."""
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width)), round(float(high))) for width, high in found]


CUT = """() => {
  const sheet = document.querySelector('.sh-sheet'), frame = sheet.parentElement;
  const inside = [...sheet.querySelectorAll('*')]
    .filter(one => one.scrollWidth > one.clientWidth + 2 && one.clientWidth);
  return [sheet.scrollHeight - sheet.clientHeight, frame.scrollWidth - frame.clientWidth, inside.length];
}"""


def test_the_example_prints_on_one_page_each(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    for path, size in (("poster/", A3), ("departments/sales/sheet/", A4), ("departments/people/sheet/", A4)):
        page.goto(site_url + path)
        assert pages_of(page.pdf(prefer_css_page_size=True)) == [size], path
        assert page.evaluate(CUT) == [0, 0, 0]
    page.close()


@pytest.mark.parametrize("text", [SHORT, crowded("latin"), crowded("arabic"), crowded("wide")],
                         ids=["hardly anything", "latin", "arabic", "wide"])
def test_any_company_prints_on_one_page(
        browser: Browser, serving: Callable[[Path], AbstractContextManager[str]], tmp_path: Path, text: str) -> None:
    site = build(write(tmp_path, {
        "mkdocs.yml": "site_name: Acme\ndocs_dir: handbook\ntheme: {name: material, font: false}\n"
                      "plugins:\n- strategy-handbook:\n    checks: {alignment: 'off', structure: 'off'}\n",
        "handbook/index.md": "# Home\n", "strategy/all.yml": text}))
    with serving(site) as address:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        for path, size in (("poster/", A3), ("departments/shops/sheet/", A4)):
            page.goto(address + path)
            assert pages_of(page.pdf(prefer_css_page_size=True)) == [size], path
            assert page.evaluate(CUT) == [0, 0, 0]
        page.close()


def test_whoever_reads_in_the_dark_prints_as_everybody(browser: Browser, site_url: str) -> None:
    colours = """() => ['.sh-chip', '.sh-page .sh-quiet', '.sh-table td', '.sh-page h1'].map(one => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector(one));
      return [one, color, backgroundColor];
    })"""
    printed = []
    for scheme in ("light", "dark"):
        page = browser.new_context(color_scheme=scheme).new_page()
        page.goto(site_url + "goals/")
        name = {"light": "default", "dark": "slate"}[scheme]
        page.locator(f"body[data-md-color-scheme={name}]").wait_for(state="attached")
        page.emulate_media(media="print")
        page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")  # links fade to their colour
        printed.append(page.evaluate(colours))
        page.close()
    assert printed[0] == printed[1]


def test_on_paper_tables_stay_tables(browser: Browser, site_url: str) -> None:
    page = browser.new_context(viewport={"width": 640, "height": 900}).new_page()
    page.goto(site_url + "goals/")
    cell = page.locator(".sh-grid--stack tbody tr").first
    assert cell.evaluate("row => getComputedStyle(row).display") == "flex"
    page.emulate_media(media="print")
    assert cell.evaluate("row => getComputedStyle(row).display") == "table-row"
