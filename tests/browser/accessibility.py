"""What axe has to say about a page, of things that look alike about the first few."""

from __future__ import annotations

import json
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PENCIL = ".md-content__button"
"""Material's link to edit a page lies in the content and has no name while its tooltip is at work."""

TWIN = "data-twin"
MARK_TWINS = """([inside, twin]) => {
  const own = new RegExp("^(id|href|xlink:href|src|for|name|value|title|datetime|aria-(label|labelledby|describedby)|" +
    "d|r|[xy][12]?|[cr][xy]|width|height|points|transform|data-.*)$");
  const told = one => ` ${one.name}=${own.test(one.name) ? !!one.value.trim() : one.value}`;
  const outside = node => node.localName + [...node.attributes].map(told).sort().join("");
  for (const one of document.querySelectorAll(`[${twin}]`)) one.removeAttribute(twin);
  const known = new Map(), seen = new Map();
  const like = node => known.get(node) || known.set(node, outside(node) + "(" + [...node.childNodes].map(
    one => one.nodeType === 1 ? like(one) : one.nodeType === 3 && one.data.trim() ? "#" : "").join("") + ")").get(node);
  const mark = (node, way) => {
    for (const one of node.children) {
      const key = way + like(one), times = (seen.get(key) || 0) + 1;
      seen.set(key, times);
      if (times > 3) one.setAttribute(twin, "");
      else mark(one, way + outside(one) + ">");
    }
  };
  for (const one of document.querySelectorAll(inside)) mark(one, "");
}"""
"""Marks what stands in the same place as three others and differs from them in words, addresses and measures alone.

Nobody but axe passes over them; it takes some milliseconds for each element, and a table has hundreds of such rows.
"""


def violations(page: Page, inside: str = "article") -> list[str]:
    """What breaks a rule of axe in a part of a page, in words."""
    page.evaluate(MARK_TWINS, [inside, TWIN])
    found = run(page, {"include": [[inside]], "exclude": [[PENCIL], [f"[{TWIN}]"]]})
    return [f"{one['id']}: {one['help']}: {node['html'][:160]}" for one in found for node in one["nodes"][:4]]


def run(page: Page, context: dict[str, Any]) -> list[dict[str, Any]]:
    """The rules that are broken, with where; the program of axe is put into a page once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    told = f"axe.run({json.dumps(context)}, {{resultTypes: ['violations']}}).then(all => all.violations)"
    found: list[dict[str, Any]] = page.evaluate(told)
    return found
