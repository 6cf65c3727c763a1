"""Words that no page changes are translated once, when their template is compiled, and not on every page."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from strategy_handbook.rendering.words import _

_SHAPE = ("variable_begin", "name", "lparen", "string", "rparen", "variable_end")


class FixedWords(Extension):
    """Puts the translation of ``{{ _("…") }}`` into the template itself, as Jinja's own call would print it.

    The translations must be installed before the first template is loaded.
    """

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The tokens, with each such expression in one piece of text."""
        return self._told(stream)

    def _told(self, stream: Iterable[Token]) -> Iterator[Token]:
        held: deque[Token] = deque()
        for token in stream:
            held.append(token)
            while held and held[0].type != _SHAPE[0]:
                yield held.popleft()
            if len(held) == len(_SHAPE):
                if tuple(one.type for one in held) == _SHAPE and held[1].value == "_":
                    yield Token(held[0].lineno, "data", _(held[3].value) % {})  # a format, as Jinja has it
                    held.clear()
                else:
                    yield held.popleft()
        yield from held
