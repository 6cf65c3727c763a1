"""The Jinja environment of the generated pages: autoescape, strict, translated, with dates and numbers by Babel."""

from __future__ import annotations

import datetime as dt
import gettext
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from types import MethodType
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_currency, format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from strategy_handbook.model.base import Item, Kind
from strategy_handbook.rendering.addresses import Addresses, anchor_of
from strategy_handbook.rendering.compiled import compiled
from strategy_handbook.rendering.fixed_words import FixedWords
from strategy_handbook.rendering.free_text import FreeText
from strategy_handbook.rendering.templates import template_folders
from strategy_handbook.rendering.words import _, kind_word, phase_word, standing_word, translations
from strategy_handbook.settings import Settings, SettingsError

DOMAIN = "strategy_handbook"

AT_MOST = 30
"""How many entries a list on an entity page shows; it says how many more there are, and links to all of them."""

MEETINGS_AT_MOST = 8
"""How many of the next meetings an entity page shows."""


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a page: its anchor, its text, and 2 or 3 for its level."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a page's content, its headings, and what search reads of it (``search_text.py``)."""

    html: str
    toc: tuple[TocEntry, ...]
    search: str = ""


@dataclass(slots=True)
class _Here:
    """The page being rendered: its address, the headings met so far, and the items linked so far."""

    url: str
    toc: list[TocEntry] = field(default_factory=list)
    linked: set[Item] = field(default_factory=set)


class _Context(Context):
    """Calls macros and our own functions as they are: asking each what it wants to be given costs more than most do."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
        """Call something from a template."""
        if type(called) is Macro:
            args = (self.eval_ctx, *args)
        elif type(called) is not MethodType or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)  # for functions that want the context
        named.pop("_loop_vars", None)
        return called(*args, **named)


class _Environment(Environment):
    context_class = _Context


class Renderer:
    """Renders templates with the handbook's filters and functions.

    Templates get, besides their own data: ``heading``, ``url``, ``link``, ``page_url``, ``unlinked`` (functions),
    ``markdown``, ``inline``, ``day``, ``number``, ``percent``, ``time`` (filters) and ``_`` for every word of the
    interface.

    Args:
        settings: The locale, and a company's own templates.
        addresses: Where pages lie.
        free_text: Converts Markdown.
        shared: What every template gets.
        currency: That of amounts; None to write bare numbers.

    Raises:
        SettingsError: The locale is not known.
    """

    def __init__(self, settings: Settings, addresses: Addresses, free_text: FreeText,
                 shared: Mapping[str, Any] | None = None, currency: str | None = None) -> None:
        self.addresses = addresses
        self._free_text = free_text
        self._currency = currency
        self._here = _Here("")
        self._digits = lru_cache(maxsize=4096)(self._decimal)  # Babel takes its time, and pages repeat themselves
        self._share = lru_cache(maxsize=4096)(self._hundredths)
        self._clock = lru_cache(maxsize=1440)(self._hour_and_minute)
        self._known: dict[tuple[Item, str], tuple[str, Markup]] = {}
        try:
            self.locale = Locale.parse(settings.locale.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            raise SettingsError(f"locale “{settings.locale}” is not known. Write for example en_GB or pt_PT.") from None
        self.environment = _Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            loader=FileSystemLoader(template_folders(settings.templates_dir)),
            extensions=["jinja2.ext.i18n", FixedWords],
            bytecode_cache=compiled(str(self.locale)),
        )
        folder = Path(__file__).parents[1] / "locale"
        self.translations = gettext.translation(DOMAIN, folder, [str(self.locale), self.locale.language], fallback=True)
        translations.set(self.translations)
        self.environment.install_gettext_translations(self.translations, newstyle=True)  # type: ignore[attr-defined]
        self.environment.globals.update(
            _=self._told,
            heading=self._heading,
            url=self._url,
            link=self._link,
            page_url=self._page_url,
            unlinked=self._unlinked,
            anchor_of=anchor_of,
            AT_MOST=AT_MOST,
            MEETINGS_AT_MOST=MEETINGS_AT_MOST,
            **(shared or {}),
        )
        self.environment.filters.update(
            markdown=self._markdown,
            inline=self._inline,
            day=lru_cache(maxsize=4096)(self._day),
            number=self._number,
            money=self._money,
            percent=self._percent,
            time=self._time,
            month=self._month,
            slug=_slug,
            translated=self._translated,
            kind_word=kind_word,
            standing_word=standing_word,
            phase_word=phase_word,
        )
        self.environment.tests["web"] = _is_web

    def render(self, template: str, url: str, view: Mapping[str, Any]) -> Rendered:
        """The content of a page from its template.

        Args:
            template: Name below the template folders, such as ``pages/goal.html``.
            url: The address of the page from the top of the site.
            view: What the template gets.
        """
        before, self._here = self._here, _Here(url)
        try:
            html = self.environment.get_template(template).render(view)
            return Rendered(html, tuple(self._here.toc))
        finally:
            self._here = before

    def _told(self, message: str, **values: Any) -> Markup:
        """A message in the language of the site, with its values; Jinja's own asks the context for all of it."""
        return Markup(self.translations.gettext(message)) % values  # noqa: S704 - values are escaped

    def _url(self, item: Item) -> str:
        return self._way(item)[0]

    def _way(self, item: Item) -> tuple[str, Markup]:
        """The way to an item from here, and its name as HTML; pages link to the same items again and again."""
        here = self._here
        here.linked.add(item)
        key = item, item.name  # each page reads the name, so that live editing knows that it shows it
        if key not in self._known:
            self._known[key] = self.addresses.of(item), escape(item.name)
        address, name = self._known[key]
        return self.addresses.relative(address, here.url), name

    def _page_url(self, uri: str) -> str:
        path, mark, anchor = uri.partition("#")
        return self.addresses.relative(self.addresses.url(path) + mark + anchor, self._here.url)

    def _link(self, item: Item, text: str | None = None) -> Markup:
        href, name = self._way(item)
        words = escape(text) if text else name
        return Markup(f'<a href="{escape(href)}" dir="auto">{words}</a>')  # noqa: S704 - both parts are escaped

    def _heading(self, title: str, anchor: str, level: int = 2) -> Markup:
        """A heading that the page's table of contents knows, with a link to copy."""
        self._here.toc.append(TocEntry(anchor, str(title), level))
        id_, words, hint = escape(anchor), escape(title), escape(_("Link to this section"))
        return Markup(  # noqa: S704 - all parts are escaped
            f'<h{level} id="{id_}">{words}<a class="headerlink" href="#{id_}" title="{hint}">¶</a></h{level}>')

    def _unlinked(self, groups: Iterable[tuple[Kind, Iterable[Item]]]) -> tuple[tuple[Kind, list[Item]], ...]:
        """Of items by kind, those that the page has not linked so far: what would else have no way back."""
        left = ((kind, [item for item in items if item not in self._here.linked]) for kind, items in groups)
        return tuple((kind, items) for kind, items in left if items)

    def _markdown(self, text: str | None) -> Markup:
        return self._free_text.block(text, self._here.url)

    def _inline(self, text: str | None) -> Markup:
        return self._free_text.inline(text, self._here.url)

    def _decimal(self, written: str) -> str:
        return format_decimal(Decimal(written), locale=self.locale, decimal_quantization=False)

    def _hundredths(self, share: Fraction) -> str:
        return format_percent(Decimal(share.numerator) / Decimal(share.denominator), locale=self.locale)

    def _translated(self, text: str) -> str:
        """Words that stand in data; of nothing a catalogue would give its own head."""
        return self.translations.gettext(text) if text else ""

    def _day(self, day: dt.date, style: str = "medium") -> str:
        return format_date(day, style, locale=self.locale)

    def _month(self, day: dt.date) -> str:
        return format_date(day, "LLLL y", locale=self.locale)

    def _time(self, moment: dt.datetime | dt.time) -> str:
        return self._clock(moment.hour, moment.minute)  # not by moment: equal ones have other hours elsewhere

    def _hour_and_minute(self, hour: int, minute: int) -> str:
        return format_time(dt.time(hour, minute), "short", locale=self.locale)

    def _number(self, value: Decimal | Fraction | int) -> str:
        if isinstance(value, Fraction):
            value = Decimal(value.numerator) / Decimal(value.denominator)
        return self._digits(str(value))  # not by value: 1.0 and 1.00 are equal, and written differently

    def _money(self, value: Decimal) -> str:
        """An amount in the currency of the company; a bare number if it names none. Cents show if there are any."""
        if self._currency is None:
            return self._number(value)
        pattern = self.locale.currency_formats["standard"].pattern.replace("0.00", "0.##")
        return format_currency(value, self._currency, pattern, locale=self.locale, currency_digits=False)

    def _percent(self, value: int | Fraction) -> str:
        return self._share(Fraction(value, 100) if isinstance(value, int) else value)


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.casefold()).strip("-")


def _is_web(address: str) -> bool:
    """Whether an address may become a link: nothing that runs code or leads into the reader's computer."""
    try:
        return urlsplit(address).scheme in ("http", "https", "mailto", "tel")
    except ValueError:  # brackets that hold no IPv6 address
        return False
