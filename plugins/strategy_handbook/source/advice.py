"""Say in plain words what is wrong with a line that YAML cannot read, and how to mend it."""

from __future__ import annotations

import re

import yaml

_OPENERS = {"“": "”", "„": "“", "«": "»", "‘": "’", "‚": "‘"}


def advice_for(text: str, error: yaml.MarkedYAMLError) -> tuple[tuple[int, int], str]:
    """The place to look at (line and column from 1) and one or two sentences about it.

    libyaml names the point where it gave up, often a line after the slip. We look at the lines around
    it for the slips people make, and fall back on libyaml's own words only when none of them fits.
    """
    lines = text.splitlines() or [""]
    mark = error.problem_mark or error.context_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    column = mark.column if mark else 0
    problem = error.problem or str(error)

    for slip in (_tab, _unclosed, _alias, _special_start, _after_quote, _missing_colon, _colon_inside, _brackets,
                 _second_document, _indentation):
        if found := slip(lines, at, column, problem, error):
            line, col, message = found
            return (line + 1, col + 1), message
    return (at + 1, column + 1), f"YAML cannot read this line ({problem}). Compare it with the lines around it."


_Slip = tuple[int, int, str] | None


def _tab(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    for line in (at, at - 1):
        if 0 <= line < len(lines) and (match := re.match(r" *\t", lines[line])):
            return line, match.end() - 1, "this line is indented with a tab. Use spaces: two for each level."
    if "cannot start any token" in problem and lines[at][column:column + 1] == "\t":
        return at, column, "there is a tab here. Use a single space."
    return None


def _unclosed(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    if error.context != "while scanning a quoted scalar" or error.context_mark is None:
        return None
    line, col = error.context_mark.line, error.context_mark.column
    quote = lines[line][col] if line < len(lines) and col < len(lines[line]) else '"'
    if "end of stream" in problem or at > line:
        return line, col, f"the quotation mark {quote} that opens here is never closed. Close it at the end of the text."
    return None


def _alias(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    if "undefined alias" in problem:
        return at, column, ("text that begins with “*” means an alias, and none of this name exists. "
                            "If you meant the character, put the whole text in quotes.")
    return None


def _special_start(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    starts = re.match(r"(?:while scanning an? (?:alias|anchor|tag|directive)|while scanning for the next token)",
                      error.context or "")
    place = error.context_mark if starts and error.context_mark else None
    line, col = (place.line, place.column) if place else (at, column)
    character = lines[line][col:col + 1] if line < len(lines) else ""
    if starts and character and character in "@`%*&!|>":
        return line, col, f"text cannot begin with “{character}” in YAML. Put the whole text in quotes."
    return None


def _after_quote(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    if "expected key" not in problem and "block end" not in problem and "expected <block end>" not in problem:
        return None
    before = lines[at][:column].rstrip()
    if before.endswith(('"', "'")) and lines[at][column:].strip() and not lines[at][column:].startswith("#"):
        return at, column, ("there is text after the closing quotation mark. Put the whole text in quotes, "
                            "or write inner quotes as “…”.")
    return None


def _missing_colon(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    # "title Reach 90%" is read as text that goes on in the next line, so the fault shows one line late.
    late = "mapping values are not allowed" in problem or "could not find expected ':'" in problem
    if not late:
        return None
    first = error.context_mark.line if error.context_mark else at - 1
    for line in (first, at - 1, at):
        if not 0 <= line < len(lines) or line > at:
            continue
        bare = lines[line].split(" #")[0].strip()
        if bare.startswith(("#", "-")) or not bare:
            continue
        if glued := re.match(r"([A-Za-z_][\w-]*):(\S)", bare):
            return line, lines[line].index(bare) + len(glued[1]), (
                f"a space is missing after “{glued[1]}:”. Write “{glued[1]}: {bare[len(glued[1]) + 1:][:30]}”.")
        if re.fullmatch(r"[A-Za-z_][\w-]*(\s[^:]*)?", bare):
            key = bare.split()[0]
            return line, lines[line].index(bare), f"a colon is missing after “{key}”. Write “{key}:”, then a space."
    return None


def _colon_inside(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    if "mapping values are not allowed" not in problem:
        return None
    match = re.match(r"\s*(?:- )?([^:#]+):\s+(\S.*)$", lines[at])
    if match and ": " in match[2] + " ":
        value = match[2]
        typed = (" Typographic quotes (“ ”) do not count as quotes in YAML." if value[0] in _OPENERS else "")
        return at, match.start(2), (f"the text after “{match[1].strip()}:” holds a colon, which YAML reads as a new key. "
                                    f"Put the whole text in straight quotes: \"…\".{typed}")
    return at, column, "this line is indented deeper than the line above allows. Line it up with its neighbours."


def _brackets(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    if error.context not in ("while parsing a flow sequence", "while parsing a flow mapping", "while parsing a flow node"):
        return None
    mark = error.context_mark or error.problem_mark
    if mark is None or mark.line >= len(lines):
        return None
    opener = lines[mark.line][mark.column:mark.column + 1] or "["
    closer = {"[": "]", "{": "}"}.get(opener, "]")
    return mark.line, mark.column, (f"the bracket “{opener}” that opens here is not closed properly. "
                                    f"Separate the items with commas and close with “{closer}”.")


def _second_document(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    if "another document" in problem or "document start" in problem:
        return at, column, "“---” begins a second document here. Use one document in each file: delete this line."
    return None


def _indentation(lines: list[str], at: int, column: int, problem: str, error: yaml.MarkedYAMLError) -> _Slip:
    if "expected" not in problem:
        return None
    if "'-' indicator" in problem:
        return at, column, "a list goes on here with a line that does not begin with “- ”. Line it up with the items above."
    if lines[at].lstrip().startswith("- "):
        return at, column, "this list item stands among fields. Indent it below the field it belongs to."
    return at, column, ("this line does not line up with the lines above. Use the same number of spaces for "
                        "fields of the same thing.")
