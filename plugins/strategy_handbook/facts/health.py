"""The health of a strategy as one number, made so that anybody can work it out again by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from strategy_handbook.facts.coverage import Coverage
from strategy_handbook.model.scalars import Word

FEW_GAPS, MANY_GAPS = 90, 70
"""The least score that is called whole, and the least that is called patchy."""


class Level(Word):
    """What a score is called; silence has a name of its own."""

    WHOLE = "whole"
    PATCHY = "patchy"
    WEAK = "weak"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Health:
    """The mean of the shares in whole per cent, each counted alike; nothing else is added or taken away.

    It is worked out from the per cents as pages show them, so that the sum on the page is the sum.

    Attributes:
        shares: Every share, also those of nothing, which do not count.
    """

    shares: tuple[Coverage, ...]

    @property
    def percents(self) -> tuple[int, ...]:
        """What is added up: the shares there are, in whole per cent."""
        return tuple(share.percent for share in self.shares if share.percent is not None)

    @property
    def score(self) -> int | None:
        """The score from 0 to 100, rounded down so that 100 means that nothing is missing; None of nothing."""
        return sum(self.percents) // len(self.percents) if self.percents else None

    @property
    def weakest(self) -> Coverage | None:
        """The smallest share, which the mean would hide; None if none is smaller than 100 per cent."""
        known = [(share.percent, index) for index, share in enumerate(self.shares) if share.percent is not None]
        percent, index = min(known, default=(100, 0))
        return self.shares[index] if percent < 100 else None

    @property
    def level(self) -> Level:
        """What the score is called."""
        if self.score is None:
            return Level.UNKNOWN
        return Level.WHOLE if self.score >= FEW_GAPS else Level.PATCHY if self.score >= MANY_GAPS else Level.WEAK


def health(shares: Iterable[Coverage]) -> Health:
    """Work out the health from the shares of what hangs together."""
    return Health(tuple(shares))
