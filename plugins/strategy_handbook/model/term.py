"""Terms: words that mean something particular here."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind
from strategy_handbook.model.scalars import Text, Texts


class Term(Entity):
    """A word and what it means here."""

    kind: ClassVar = Kind(
        "terms",
        "term",
        N_("Glossary"),
        "glossary",
        N_("Words that mean something particular here, and words we would rather not use."),
    )

    definition: Text = Field(description="What it means here.")
    use_instead: Texts = Field((), description="For a word to avoid: what to say.")
    reason: Text | None = Field(None, description="Why that is better.")
