"""A template that gives the same on many pages, rendered once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context


def remember(template: Template, key: Callable[[Context], Hashable | None]) -> None:
    """Let a template give again what it gave before, wherever it is included.

    Args:
        template: It must print nothing that the key does not tell.
        key: Tells pages apart by what the template shows of them; None for a page that it shows anew.
    """
    render = template.root_render_func
    given: dict[Hashable, list[str]] = {}

    def remembered(context: Context, *more: Any) -> Iterator[str]:
        told = key(context)
        if told is None:
            yield from render(context, *more)
            return
        if told not in given:
            given[told] = list(render(context, *more))
        yield from given[told]

    template.root_render_func = remembered
