"""The garbage collector waits while a strategy is read, and comes back whatever happens."""

from __future__ import annotations

import gc

import pytest

from strategy_handbook.source.memory import collecting_later


def test_the_collector_waits_and_comes_back() -> None:
    before = gc.get_freeze_count()
    with collecting_later():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() == before


def test_it_comes_back_after_a_failure() -> None:
    with pytest.raises(ValueError, match="no"), collecting_later(for_good=True):
        raise ValueError("no")
    assert gc.isenabled()
    gc.unfreeze()


def test_it_never_walks_what_stays_for_good() -> None:
    with collecting_later(for_good=True):
        kept = [[number] for number in range(10)]
    assert gc.get_freeze_count() > len(kept)
    assert not any(one is kept for one in gc.get_objects())
    gc.unfreeze()
