"""Any strategy that the field table allows becomes pages and exports, and no text in it becomes markup or code."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from strategy_handbook import pipeline
from strategy_handbook.model import KINDS
from strategy_handbook.model.fields import FieldRow, field_table
from strategy_handbook.model.links import KeysTo
from strategy_handbook.model.patterns import scalar_of
from strategy_handbook.settings import settings_from

TEXTS = (
    '"><script>alert(1)</script>', "'\" onmouseover=alert(1) x='", "a | b", "مرحبا بالعالم", "x" * 200,
    "=cmd|' /C calc'!A0", "[x](javascript:alert(1))", "{{ 7*7 }}", "%(name)s 100% %s", "_c_ d", "🎉", "1. List",
    "two\n\nparagraphs", "</svg>", "&amp;", "{0}",
)
SCALARS = {
    "date": ("1800-01-01", "2199-12-31", "2026-06-30", "2026-07-01", "2024-02-29", "2025-12-31", "2026-01-01"),
    "day and time": ("2026-07-06 09:30", "2199-12-31 23:59", "1800-01-01 00:00", "2026-03-29 01:30"),
    "number": ("0", "-5", "-0.0", "999999999999999999", "0.000000000001", "90", "3.5"),
    "whole number": ("0", "1", "7", "100000"),
    "true or false": ("true", "false"),
    "1, 2, 3, 4 or 5": tuple("12345"),
    "time zone": ("Europe/Lisbon", "Asia/Kolkata", "Pacific/Apia"),
    "hours, from-to": ("09:00-17:30", "00:00-23:59"),
    "recurrence rule": ("FREQ=WEEKLY;BYDAY=MO", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=DAILY;UNTIL=20260101"),
    "currency code": ("EUR", "JPY"),
    "account handle": ("@acme/sales",),
    "web address": ("https://x.example", "javascript:alert(1)", "http://[bad", "//evil", "mailto:a@b.example"),
}
WORDS = {model.kind.word: model.kind.key for model in KINDS if model.kind.shape == "many"}


class Writer:
    """Writes a strategy by chance, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.share = self.chance.choice((0.3, 0.7, 0.95))
        self.ids = {key: [f"{word}-{number}" for number in range(self.chance.choice((0, 1, 3, 5)))]
                    for word, key in WORDS.items()}

    def strategy(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for model in KINDS:
            rows = [row for row in field_table(model) if row.name not in ("aliases", "waive")]
            kind = model.kind
            if kind.shape == "one":
                found[kind.key] = self.group(rows)
            elif kind.shape == "list":
                found[kind.key] = [self.group(rows) for _ in range(6)]
            else:
                found[kind.key] = {id_: self.group(rows) for id_ in self.ids[kind.key]}
        return found

    def group(self, rows: Sequence[FieldRow]) -> dict[str, Any]:
        wanted = (row for row in rows if row.required or self.chance.random() < self.share)
        return {row.name: value for row in wanted if (value := self.value(row)) not in (None, {}, [])}

    def value(self, row: FieldRow) -> Any:
        if row.to is not None:
            return self.link(row)
        if row.many == "map" and "date → " in row.takes:
            return {day: self.scalar(row) for day in self.chance.sample(SCALARS["date"], 3)}
        one = self.group if row.parts else None
        values = [one(row.parts) if one else self.scalar(row) for _ in range(2)]
        if row.many == "map":
            return dict(zip(("a", "<i>"), values, strict=True))
        return values if row.many == "list" else values[0]

    def link(self, row: FieldRow) -> Any:
        kind = row.to.kind if row.to else ""
        known = self.ids.get(kind, [])
        if kind == "*":
            known = [f"{word}:{id_}" for word, key in WORDS.items() for id_ in self.ids[key]]
        some = self.chance.sample(known, min(len(known), 2))
        if isinstance(row.to, KeysTo):
            return {id_: self.group(row.parts) if row.parts else self.scalar(row) for id_ in some}
        if row.many and getattr(row.to, "explained", False):
            return {id_: self.chance.choice(TEXTS) for id_ in some}
        return some if row.many else next(iter(some), None)

    def scalar(self, row: FieldRow) -> str:
        return self.chance.choice(row.words or SCALARS.get(scalar_of(row), TEXTS))


class Unsafe(HTMLParser):
    """Collects what would run: scripts within a page, handlers, addresses of code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and not dict(attrs).get("src"):
            self.found.append(tag)
        for name, value in attrs:
            runs = name in ("href", "xlink:href", "src", "action") and (value or "").strip().lower().startswith(
                ("javascript:", "data:", "vbscript:", "//"))
            if runs or name.startswith("on") or name == "style":
                self.found.append((tag, name, value))


@pytest.mark.parametrize(("seed", "locale"), [(1, "en_GB"), (2, "ar")])
def test_whatever_is_written_is_published_as_text(tmp_path: Path, seed: int, locale: str) -> None:
    (tmp_path / "strategy").mkdir()
    (tmp_path / "strategy" / "all.yml").write_text(json.dumps(Writer(seed).strategy(), ensure_ascii=False), "utf-8")
    options = {"as_of": "2026-06-30", "locale": locale, "history": False, "audience": "leadership"}
    settings = settings_from(options, root=tmp_path, docs_dir=None, locale="en", site_url="https://x.example/")
    loaded = pipeline.load(settings)
    contents = pipeline.book(loaded, pipeline.check(loaded))
    site = pipeline.site(contents)
    found: dict[str, object] = {}
    for page in site.pages:
        parser = Unsafe()
        parser.feed(site.renderer.render(page.template, site.renderer.addresses.url(page.uri), page.view()).html)
        if parser.found:
            found[page.uri] = parser.found
    assert found == {}
    assert all(isinstance(text, str) for _uri, text in pipeline.exported(contents, site))
