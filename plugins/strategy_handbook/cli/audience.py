"""The option ``--audience``: to see the strategy as others see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from strategy_handbook.model.visibility import Audience

F = TypeVar("F", bound=Callable[..., Any])


def audience_option(help_: str) -> Callable[[F], F]:
    """The option that names an audience; it wins over the variable and over ``mkdocs.yml``."""
    return click.option("--audience", type=click.Choice([str(one) for one in Audience]), expose_value=False,
                        callback=_set, help=help_)


def _set(context: click.Context, _option: click.Parameter, audience: str | None) -> None:
    if audience is not None:
        context.obj = replace(context.obj, audience=audience)


FOR_SITE = "For whom it is, unlike the site of mkdocs.yml."
