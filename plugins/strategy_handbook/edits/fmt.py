"""The canonical form of a file: two blanks for each level, double quotes, fields in the order of the reference.

What could surprise stays: the order of entities, of ids and of labels, every comment, blank line and line break,
quotes that are not needed, and how long texts are wrapped. Fields move as whole lines together with the comment
above them. A step that would change what the file says is left out (``_same``).
"""

from __future__ import annotations

import re

import yaml

from strategy_handbook.edits.references import entities
from strategy_handbook.edits.splice import Splice, spliced
from strategy_handbook.edits.store import Draft, Opened, RefusedError, parsed
from strategy_handbook.edits.written import quoted
from strategy_handbook.model.fields import field_order
from strategy_handbook.model.kinds import BY_KEY
from strategy_handbook.source.document import plain
from strategy_handbook.source.spans import Entry, chunks, keeps_blank_lines, line_start, own_entries

_INDENT = 2
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def fmt(opened: Opened) -> Draft:
    """The file in canonical form.

    Raises:
        RefusedError: It does not parse.
    """
    text = opened.text
    for step in (_in_order, _indented, _in_double_quotes):
        root = parsed(opened.path, opened.file, text)
        if root is not None:
            changed = step(text, root)
            text = changed if _same(opened, root, changed) else text
    return opened.draft(text)


def _same(opened: Opened, before: yaml.MappingNode, text: str) -> bool:
    """Whether a text still says the same."""
    try:
        after = parsed(opened.path, opened.file, text)
    except RefusedError:
        return False
    return after is not None and plain(after) == plain(before)


# -- order of fields -----------------------------------------------------------------------------------------


def _in_order(text: str, root: yaml.MappingNode) -> str:
    splices = []
    for kind, _, fields in entities(root):
        if isinstance(fields, yaml.MappingNode) and not fields.flow_style:
            splices += _moved(text, own_entries(fields), field_order(BY_KEY[kind]))
    return spliced(text, splices)


def _moved(text: str, entries: list[Entry], order: tuple[str, ...]) -> list[Splice]:
    rank = {name: index for index, name in enumerate(order)}
    wanted = sorted(range(len(entries)), key=lambda index: rank.get(entries[index][0].value, len(rank)))
    keeping = any(isinstance(value, yaml.ScalarNode) and keeps_blank_lines(text, value) for _, value in entries)
    if wanted == sorted(wanted) or keeping:
        return []
    places = chunks(text, entries)
    start, end = places[0][0], places[-1][1]
    first = entries[0][0].start_mark
    after_dash = text[line_start(text, first.index) : first.index].strip() != ""
    pieces = [text[begin:finish] for begin, finish in places]
    if after_dash:
        leader = wanted[0]
        if places[leader][0] < line_start(text, entries[leader][0].start_mark.index):
            return []  # a comment stands above the field that would follow the dash
        pieces[0] = " " * first.column + pieces[0]
    newline = "\r\n" if "\r\n" in text[start:end] else "\n"
    moved = newline.join(pieces[index] for index in wanted)
    return [Splice(start, end, moved[first.column :] if after_dash else moved)]


# -- indentation ---------------------------------------------------------------------------------------------


def _indented(text: str, root: yaml.MappingNode) -> str:
    lines = _LINES.findall(text)
    shifts: dict[int, int] = {}
    carried: dict[int, int] = {}
    if root.flow_style or not _plan(root, 0, lines, shifts, carried):
        return text
    known = {**shifts, **carried}
    for number in range(len(lines) - 1, -1, -1):
        if number not in known:
            known[number] = _shift_of_remark(number, lines, shifts)
    moved = (_shifted(line, known[number], dashed=number in shifts) for number, line in enumerate(lines))
    return "".join(moved)


def _plan(node: yaml.Node, want: int, lines: list[str], shifts: dict[int, int], carried: dict[int, int]) -> bool:
    """Say how far each line moves; False when the file is written in a way that is better left alone."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        for key, value in own_entries(node):
            line = key.start_mark.line
            if not lines[line][: key.start_mark.column].strip():
                shifts[line] = want - key.start_mark.column
            if not _plan_value(value, line, want, lines, shifts, carried):
                return False
    elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
        for item in node.value:
            line = item.start_mark.line
            if not re.fullmatch(r" *- +", lines[line][: item.start_mark.column]):
                return False
            shifts[line] = want - (len(lines[line]) - len(lines[line].lstrip(" ")))
            if not _plan_value(item, line, want, lines, shifts, carried):
                return False
    return True


def _plan_value(
    value: yaml.Node, line: int, want: int, lines: list[str], shifts: dict[int, int], carried: dict[int, int]
) -> bool:
    if isinstance(value, yaml.CollectionNode) and not value.flow_style:
        return value.start_mark.line >= line and _plan(value, want + _INDENT, lines, shifts, carried)
    last = value.end_mark.line + (1 if value.end_mark.column else 0)
    for number in range(line + 1, min(last, len(lines))):
        carried[number] = shifts.get(line, 0)
    return True


def _shift_of_remark(number: int, lines: list[str], shifts: dict[int, int]) -> int:
    """A comment moves with the line below it if it stands in line with it, else with the one above."""
    indent = len(lines[number]) - len(lines[number].lstrip(" "))
    below = next((one for one in range(number + 1, len(lines)) if one in shifts), None)
    if below is not None and len(lines[below]) - len(lines[below].lstrip(" ")) == indent:
        return shifts[below]
    above = next((one for one in range(number - 1, -1, -1) if one in shifts), None)
    return shifts[above] if above is not None and indent else 0


def _shifted(line: str, shift: int, *, dashed: bool) -> str:
    if not line.strip():
        return line
    indent = len(line) - len(line.lstrip(" "))
    bare = re.sub(r"^- +", "- ", line[indent:]) if dashed else line[indent:]
    return " " * max(indent + shift, 0) + bare


# -- quotes --------------------------------------------------------------------------------------------------


def _in_double_quotes(text: str, root: yaml.MappingNode) -> str:
    splices = {}
    stack: list[yaml.Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            start, end = int(node.start_mark.index), int(node.end_mark.index)
            plainly = text[start:end] == "'" + node.value.replace("'", "''") + "'"
            if plainly and quoted(node.value) == f'"{node.value}"':
                splices[start] = Splice(start, end, f'"{node.value}"')
        else:
            stack.extend(inner for pair in node.value for inner in (pair if isinstance(pair, tuple) else (pair,)))
    return spliced(text, splices.values())
