"""Say in plain words what is wrong with a line that YAML cannot read, and how to mend it.

libyaml names the point where it gave up, often a line after the slip. We look at the lines around
it for the slips people make, and fall back on libyaml's own words only when none of them fits. To
know one more slip, write a function here and add it to ``_SLIPS``, the most telling ones first.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable

import yaml

from strategy_handbook.source.scene import ODD_SPACES, Loader, Place, Scene, scene_of

_TYPOGRAPHIC = "“”„«»‘’‚"
_KEY = r"[A-Za-z_][\w-]*"
_KEY_LETTERS = string.ascii_letters + string.digits + "_-"


Slip = tuple[int, int, str] | None
"""Line and column from 0, and one or two sentences; None if it is not this slip."""


def advice_for(text: str, error: yaml.MarkedYAMLError, loader: Loader) -> tuple[Place, str]:
    """Name the place to look at (line and column from 1), and say what is wrong there."""
    scene = scene_of(text, error, loader)
    for slip in _SLIPS:
        if found := slip(scene):
            line, column, message = found
            return (line + 1, column + 1), message
    return (scene.line + 1, scene.column + 1), (
        f"YAML cannot read this line ({scene.problem}). Compare it with the lines around it."
    )


def _conflict(scene: Scene) -> Slip:
    marks = "delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
    message = f"git found two versions of these lines and left both. Keep what should hold, and {marks}"
    return next(((at, 0, message) for at, text in enumerate(scene.lines) if text.startswith("<<<<<<< ")), None)


def _odd_space(scene: Scene) -> Slip:
    for line in (scene.line, scene.line - 1):
        if match := re.match(rf"\s*?(?:{_KEY}:|-)?([{ODD_SPACES}])", scene.text(line)):
            return line, match.start(1), odd_space_message(match[1])
    return None


def odd_space_message(character: str) -> str:
    """Say what is wrong with a character among ``ODD_SPACES``."""
    if unicodedata.category(character) == "Cf":
        return (
            f"there is an invisible character here (U+{ord(character):04X}); it comes along with "
            "pasted text. Delete it; if you see nothing, delete the line and type it again."
        )
    return (
        f"there is a blank here that is not an ordinary space (U+{ord(character):04X}); it comes "
        "along with pasted text. Delete it and type spaces instead."
    )


def _tab(scene: Scene) -> Slip:
    for line in (scene.line, scene.line - 1):
        if match := re.match(r" *\t", scene.text(line)):
            message = "this line is indented with a tab. Use spaces: two for each level."
            return line, match.end() - 1, message
    if scene.text(scene.line)[scene.column : scene.column + 1] == "\t":
        return scene.line, scene.column, "there is a tab here. Use a single space."
    return None


def _unclosed_quote(scene: Scene) -> Slip:
    opened = None
    if "quoted scalar" in scene.context and re.search("stream|document", scene.problem):
        opened = scene.begun
    elif scene.quoted and "expected" in scene.problem:
        # A quotation mark that is never closed ends at the next one, which opens another text.
        (first, column), (last, _) = scene.quoted
        between = scene.lines[first + 1 : last + 1]
        field = re.compile(rf"\s*(?:- )?{_KEY}:(?:\s|$)")
        if last == scene.line and any(map(field.match, between)):
            opened = (first, column)
    if opened is None:
        return None
    quote = scene.text(opened[0])[opened[1] : opened[1] + 1] or '"'
    return *opened, (f"the quotation mark {quote} that opens here is never closed. Close it at the end of the text.")


def _backslash(scene: Scene) -> Slip:
    if "quoted scalar" not in scene.context or "\\" not in scene.text(scene.line):
        return None
    column = scene.text(scene.line).rfind("\\", 0, scene.column + 2)
    return (
        scene.line,
        max(column, 0),
        (
            "between straight double quotes a backslash has a special meaning. "
            "Write it twice (\\\\), or put the text between single quotes: '…'."
        ),
    )


def _unknown_alias(scene: Scene) -> Slip:
    if "undefined alias" not in scene.problem:
        return None
    return (
        scene.line,
        scene.column,
        (
            "text that begins with “*” points to a text elsewhere in the file (“&”), and there is none "
            "of this name. If you mean the character, put the whole text in quotes."
        ),
    )


def _special_start(scene: Scene) -> Slip:
    """Find a value that begins with a character that means something else to YAML."""
    for place in (scene.begun, (scene.line, scene.column)):
        if place is None:
            continue
        character = scene.text(place[0])[place[1] : place[1] + 1]
        block = "block scalar" in scene.context and character in "|>"
        if character and character in "@`%*&!,]}|>" and (block or scene.begins_value(place)):
            if character in "|>" and not block:
                continue
            return *place, (
                f"text cannot begin with “{character}”: YAML reads it as a sign of its own. "
                "Put the whole text in quotes."
            )
    if "entries are not allowed" in scene.problem or "keys are not allowed" in scene.problem:
        character = scene.text(scene.line)[scene.column : scene.column + 1]
        return (
            scene.line,
            scene.column,
            (
                f"text cannot begin with “{character} ”. Put the whole text in quotes; "
                "if you mean a list, begin it on the next line."
            ),
        )
    return None


def _after_quote(scene: Scene) -> Slip:
    if scene.quoted is None or "expected" not in scene.problem or "flow" in scene.context:
        return None
    start, (line, end) = scene.quoted
    rest = scene.text(line)[end:]
    if line != scene.line or scene.text(line)[end : scene.column].strip() or not rest.strip():
        return None
    quote = scene.text(start[0])[start[1]]
    word = re.search(r"\w+'$", scene.text(line)[:end])
    if quote == "'" and word and (tail := re.match(r"\w+", rest)):
        return (
            line,
            end - 1,
            (
                f"the apostrophe in “{word[0]}{tail[0]}” ends the text, because it began with the same "
                'sign. Put the whole text between double quotes: "…".'
            ),
        )
    return (
        line,
        scene.column,
        (
            "there is text after the closing quotation mark. Put the whole text in quotes, "
            "and write quotes inside it as “…”."
        ),
    )


def _stray_bracket(scene: Scene) -> Slip:
    if "flow" in scene.context:
        return None
    text = scene.text(scene.line)
    if (closer := text[scene.column : scene.column + 1]) in ("]", "}"):
        return (
            scene.line,
            scene.column,
            (
                f"there is one bracket “{closer}” too many here. Delete it; "
                "if it belongs to the text, put the whole text in quotes."
            ),
        )
    before = text[: scene.column].rstrip()
    if "expected" in scene.problem and before.endswith(("]", "}")) and text[scene.column :].strip():
        return (
            scene.line,
            scene.column,
            (
                f"there is text after the closing bracket “{before[-1]}”. If the brackets belong to "
                "the text, put the whole text in quotes."
            ),
        )
    return None


def _brackets(scene: Scene) -> Slip:
    if "flow" not in scene.context or scene.begun is None:
        return None
    opener = scene.text(scene.begun[0])[scene.begun[1] : scene.begun[1] + 1]
    closer = {"[": "]", "{": "}"}.get(opener)
    if closer is None:
        return None
    here = scene.text(scene.line)[scene.column : scene.column + 1]
    if here in ("]", "}") and here != closer:
        return (
            scene.line,
            scene.column,
            (f"the bracket “{opener}” is closed with “{here}” here. Close it with “{closer}”."),
        )
    if scene.line == scene.begun[0] and here and here != "#":
        column = scene.column
        if here == ":":  # {from: 78 to: 90} is noticed at the second colon
            column = len(scene.text(scene.line)[:column].rstrip(_KEY_LETTERS))
        return (
            scene.line,
            column,
            (
                f"a comma is missing before this, or the closing bracket “{closer}”. Text that holds "
                "commas, colons or brackets needs quotes around it."
            ),
        )
    return *scene.begun, (
        f"the bracket “{opener}” that opens here is never closed. Close it with “{closer}”; "
        "if it belongs to the text, put the whole text in quotes."
    )


def _missing_colon(scene: Scene) -> Slip:
    """Find a key without its colon; it is read as text, so that the fault shows one line late."""
    late = "values are not allowed" in scene.problem or "expected ':'" in scene.problem
    if not late:
        return None
    first = scene.begun[0] if scene.begun else scene.line - 1
    for line in dict.fromkeys((first, scene.line - 1, scene.line)):
        if 0 <= line <= scene.line and (found := _colonless(scene, line)):
            return found
    return None


def _colonless(scene: Scene, line: int) -> Slip:
    written = scene.text(line).split(" #")[0].rstrip()
    bare = written.lstrip()
    indent = len(written) - len(bare)
    if not bare or bare.startswith("#"):
        return None
    if re.match(r"-[^\s-]", bare):
        return line, indent, f"a space is missing after the dash. Write “- {bare[1:][:30]}”."
    if re.match(r"[–—−]\s", bare):
        return line, indent, (f"this dash is “{bare[0]}”, as office programs write it, and means nothing to YAML. "
                              "Write “- ”: a hyphen, then a space.")
    if wide := re.match(rf"(?:- )*{_KEY}\s*：", bare):
        return line, indent + wide.end() - 1, "this colon is “：”, which is none to YAML. Write “:”, then a space."
    if glued := re.match(rf"(?:- )*({_KEY}):(\S.*)", bare):
        message = f"a space is missing after “{glued[1]}:”. Write “{glued[1]}: {glued[2][:30]}”."
        return line, indent + glued.end(1), message
    above = scene.text(line - 1)
    dash = len(above) - len(above.lstrip())
    if above.lstrip().startswith("- ") and dash <= indent and not bare.startswith("- "):
        return (
            line,
            indent,
            (
                "this line stands in a list but does not begin with a dash. Begin it with “- ”, as the "
                "line above; if it is a field, a colon is missing after its name."
            ),
        )
    item = re.match(r"(?:- )+", bare)
    if item:  # a group in a list: its first field has no colon if the next line is lined up with it
        after = scene.text(line + 1)
        if len(after) - len(after.lstrip()) != indent + item.end():
            return None
        bare, indent = bare[item.end() :], indent + item.end()
    if re.fullmatch(rf"{_KEY}(\s[^:]*)?", bare):
        key = bare.split()[0]
        message = f"a colon is missing after “{key}”. Write “{key}:”, then a space."
        return line, indent, message
    return None


def _colon_inside(scene: Scene) -> Slip:
    if "values are not allowed" not in scene.problem:
        return None
    text = scene.text(scene.line)
    match = re.match(r"\s*(?:- )*([^:#]+):\s+(\S.*)$", text)
    if not match or ": " not in match[2] + " ":
        return _deeper(scene)
    value = match[2]
    quotes = "'…'" if '"' in value else '"…"'
    typed = " Typographic quotes (“ ”) do not count." if value[0] in _TYPOGRAPHIC else ""
    return (
        scene.line,
        match.start(2),
        (
            f"the text after “{match[1].strip()}:” holds a colon, which YAML reads as the end of a "
            f"name. Put the whole text in straight quotes: {quotes}.{typed}"
        ),
    )


def _second_document(scene: Scene) -> Slip:
    if "document" not in scene.problem:
        return None
    for line in (scene.line, scene.line - 1):
        if (sign := scene.text(line)[:3]) in ("---", "..."):
            return (
                line,
                0,
                (f"“{sign}” divides the file into two documents here. A strategy file holds one: delete this line."),
            )
    return None


def _indentation(scene: Scene) -> Slip:
    if "expected" not in scene.problem:
        return None
    text = scene.text(scene.line)
    column = len(text) - len(text.lstrip())
    if re.match(r"\s*-\S", text):
        message = f"a space is missing after the dash. Write “- {text.strip()[1:][:30]}”."
        return scene.line, column, message
    if text.lstrip().startswith("- "):
        return (
            scene.line,
            column,
            (
                "this list item is out of line. Put as many spaces before its dash as before the items "
                "it belongs to, or indent it below its field."
            ),
        )
    if "'-' indicator" in scene.problem:
        return (
            scene.line,
            column,
            (
                "a list goes on here with a line that does not begin with a dash. Begin it with “- ”, "
                "or line it up with the field that it belongs to."
            ),
        )
    return _deeper(scene)


def _deeper(scene: Scene) -> Slip:
    text = scene.text(scene.line)
    column = len(text) - len(text.lstrip())
    above = _indents_above(scene)
    if not above or column in above:
        return (
            scene.line,
            scene.column,
            (
                "YAML cannot tell what this line belongs to. Compare its spaces, colon and quotes with "
                "the lines around it."
            ),
        )
    known = " or ".join(filter(None, [", ".join(map(str, above[:-1])), str(above[-1])]))
    spaces = "one space" if column == 1 else f"{column} spaces"
    return (
        scene.line,
        column,
        (
            f"this line begins after {spaces}, but the lines above it after {known}. "
            "Line it up with the one that it belongs beside."
        ),
    )


def _indents_above(scene: Scene) -> list[int]:
    """How far the lines that this one could belong beside are indented, the nearest first."""
    found: list[int] = []
    for line in range(scene.line - 1, -1, -1):
        bare = scene.text(line).lstrip()
        indent = len(scene.text(line)) - len(bare)
        if bare and not bare.startswith("#") and (not found or indent < found[-1]):
            found.append(indent)
            if indent == 0:
                break
    return found


_SLIPS: tuple[Callable[[Scene], Slip], ...] = (
    _conflict,
    _odd_space,
    _tab,
    _unclosed_quote,
    _backslash,
    _unknown_alias,
    _after_quote,
    _special_start,
    _stray_bracket,
    _brackets,
    _missing_colon,
    _colon_inside,
    _second_document,
    _indentation,
)
