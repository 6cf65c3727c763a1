"""A finished site as texts, whatever form its files have."""

from __future__ import annotations

import gzip
import json

import pytest

from strategy_handbook.source.published import published


@pytest.mark.parametrize("name", ["index.html.gz", "assets/strategy-handbook/pagefind/fragment/en_1234567.pf_fragment"])
def test_what_gzip_wrote_is_read_whatever_its_name(name: str) -> None:
    [(path, text)] = published([(name, gzip.compress("pagefind_dcd{“secret”}".encode()))])
    assert (path, text) == (name, f"{name}\npagefind_dcd{{“secret”}}")


def test_a_file_that_only_seems_packed_is_read_as_it_is() -> None:
    [(_path, text)] = published([("notes.gz", b"no gzip")])
    assert text == "notes.gz\nno gzip"


def test_letters_that_json_writes_as_two_numbers_are_one_letter() -> None:
    [(_path, text)] = published([("search.json", json.dumps("Plan \U0001f389 é \ud800").encode())])
    assert '\n"Plan \U0001f389 é' in text
