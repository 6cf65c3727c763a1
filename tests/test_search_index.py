"""The index in parts as files: the same bytes each time, and a sentence when it cannot be made."""

from __future__ import annotations

import filecmp
import gzip
import importlib.util
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from strategy_handbook.pages import Page
from strategy_handbook.search_index import BUNDLE, LABELS, PART, SearchIndex
from strategy_handbook.settings import Settings, SettingsError

wants_pagefind = pytest.mark.skipif(importlib.util.find_spec("pagefind") is None,
                                    reason="this test wants Pagefind (pip install pagefind[bin])")


@dataclass
class Built:
    title: str
    content: str
    meta: dict[str, Any] = field(default_factory=dict)


def index(number: int = 40) -> SearchIndex:
    pages = [Page(f"goals/g{one}.md", f"Goal {one}", "", dict, tags=("Goal", "On track" if one % 3 else "Off track"))
             for one in range(number)]
    found = SearchIndex(Settings(Path(), Path(), locale="pt_PT"), pages)
    for page in pages:
        words = " ".join(f"word{ord(letter) * int(page.title[5:])}" for letter in "strategy")
        found.add(page.uri, page.uri.replace(".md", "/index.html"), Built(page.title, f"<p>{words}</p>"))
    found.add("about.md", "about.html", Built("A &quot;B&quot; &amp; C", "<p>Words</p>"))
    found.add("odd.md", "odd.html", Built("Goals", "<p>Words</p>", {"search": "no", "title": 1}))
    found.add("hidden.md", "hidden.html", Built("Hidden", "<p>Words</p>", {"search": {"exclude": True}}))
    return found


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@wants_pagefind
def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    made = [tmp_path / name / BUNDLE for name in "abc"]
    for folder in made:
        index().write(folder.parents[2])
    assert files(made[0]) == files(made[1]) == files(made[2])
    assert len(files(made[0])) > 40
    for other in made[1:]:
        assert filecmp.cmpfiles(made[0], other, files(made[0]), shallow=False) == (files(made[0]), [], [])


@wants_pagefind
def test_every_page_that_is_found_has_its_labels_and_no_interface_of_pagefind_is_published(tmp_path: Path) -> None:
    index().write(tmp_path)
    told = {tuple(labels): len(parts) for labels, parts in json.loads((tmp_path / BUNDLE / LABELS).read_text("utf-8"))}
    assert told == {("Goal", "Off track"): 14, ("Goal", "On track"): 26, ("Page",): 2}
    parts = [json.loads(gzip.decompress(file.read_bytes()).removeprefix(PART))
             for file in (tmp_path / BUNDLE / "fragment").iterdir()]
    assert {part["meta"]["title"] for part in parts} == {'A "B" & C', "Goals", *(f"Goal {one}" for one in range(40))}
    names = {Path(name).name for name in files(tmp_path / BUNDLE) if "/" not in name}
    assert {name for name in names if not name.endswith(".pf_meta")} == {
        LABELS, "pagefind-entry.json", "pagefind-worker.js", "pagefind.js", "wasm.pt.pagefind", "wasm.unknown.pagefind"}


@wants_pagefind
def test_what_pagefind_says_when_it_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / BUNDLE).parent.mkdir(parents=True)
    (tmp_path / BUNDLE).write_text("in the way")
    with pytest.raises(OSError, match=r"Pagefind says “.+”"):
        index(1).write(tmp_path)


def test_without_pagefind_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SettingsError) as caught:
        index()
    assert str(caught.value) == (
        "“search: pagefind” needs Pagefind, which is not installed. Install it with "
        "“pip install mkdocs-strategy-handbook[pagefind]”, or leave the setting out.")
