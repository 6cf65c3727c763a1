"""Search reads the same words, from far less HTML."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from material.plugins.search.plugin import Parser

from strategy_handbook.rendering.search_text import search_text, search_words


def read(html: str) -> list[tuple[str | None, str, str]]:
    """What Material's search makes of a page: for each section its anchor, its title and its words."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(section.id, words("".join(section.title)), words("".join(section.text))) for section in parser.data]


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_sections_keep_their_anchors_and_words() -> None:
    page = ('<h1 class="x" id="top">Name</h1><p dir="auto">One <b>two</b></p>'
            '<h2 data-x id="why">Why<a class="headerlink" href="#why" title="Link">¶</a></h2><div><p>Because</p></div>')
    assert search_text(page) == '<h1 id="top">Name</h1><p>One two</p><h2 id="why">Why</h2><p>Because</p>'
    assert read(search_text(page)) == read(page) == [(None, "Name", "One two"), ("why", "Why", "Because")]


def test_what_is_not_for_search_is_left_out_with_all_that_stands_in_it() -> None:
    page = ('<p>a</p><div class="x" data-search-exclude><div>b<p>c</p></div>d</div><p>e</p>'
            '<script>let p = "<p>f</p>"</script><svg><text>g</text></svg><!-- <p>h</p> -->'
            '<p data-search-exclude>i</p>j')
    assert words(search_text(page)) == "a e j"


def test_words_of_neighbouring_cells_do_not_join() -> None:
    assert words(search_text("<tr><td>a</td><td>b</td></tr><dl><dt>c</dt><dd>d</dd></dl>")) == "a b c d"


@pytest.mark.parametrize("value", ['a > b', "<p>", "it's", 'data-search-exclude="'])
def test_attributes_may_hold_anything(value: str) -> None:
    page = f'<p title="{str(escape(value)).replace("&gt;", ">").replace("&lt;", "<")}">text</p>'
    assert search_text(page) == "<p>text</p>"


_TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Z"]), min_size=1, max_size=8)
_TAGS = st.sampled_from(["p", "b", "li", "ul", "div", "td", "dd", "code", "section", "em"])
_TREES = st.recursive(_TEXT.map(lambda text: str(escape(text))),
                      lambda inner: st.tuples(_TAGS, st.lists(inner, max_size=4)).map(
                          lambda made: f'<{made[0]} class="x">{"".join(made[1])}</{made[0]}>'), max_leaves=12)


@given(_TREES)
def test_material_finds_the_same_words_as_in_the_whole_page(body: str) -> None:
    page = f"<h1>Name</h1>{body}"
    found = [text.replace(" ", "") for _anchor, _title, text in read(search_text(page))]
    assert found == [text.replace(" ", "") for _anchor, _title, text in read(page)]


def test_sentences_make_one_section_without_marks_of_markdown() -> None:
    texts = ["Why **it** matters: [trust](goal:trust)", "# Head\n\n- one `x`\n- 2 < 3", "<script>no</script>"]
    assert read(search_words(texts)) == [
        (None, "", "Why it matters: trust Head one x 2 < 3 <script>no</script>")]


def test_a_page_without_sentences_is_still_found_by_its_title() -> None:
    assert len(read(search_words([]))) == 1
