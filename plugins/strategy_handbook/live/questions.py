"""A book that remembers what each page asked of it, and what it answered.

Whatever a page shows of a strategy, it was told by the book, its facts, its graph or the strategy, or has read in items
that they told it of. So a page stays the same as long as all its questions have the same answers and what it has read
of items says the same.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from strategy_handbook.facts import Facts
from strategy_handbook.facts.innovation import Innovation
from strategy_handbook.graph import Graph
from strategy_handbook.live.reads import Read, Reads
from strategy_handbook.live.values import Lasting, Unknown, Values
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.pages import Book
from strategy_handbook.pages.sights import Sights

_ASKED = (Book, Facts, Graph, Strategy, Innovation, Sights)

Question = tuple[Hashable, ...]
"""The way from the book to an answer: names of attributes and, behind those that are called, what they are given."""


class _Asked(Lasting):
    """Stands for something that is asked."""

    def __init__(self, questions: Questions, way: Question, real: Any) -> None:
        self._questions, self.way, self._real = questions, way, real

    def __getattr__(self, name: str) -> Any:
        return self._told(name, self._questions.aside(getattr, self._real, name))

    def __getitem__(self, key: Any) -> Any:
        return self._told("__getitem__", self._real.__getitem__)(key)

    def __iter__(self) -> Iterator[Any]:
        return cast("Iterator[Any]", self._told("__iter__", self._real.__iter__)())

    def __len__(self) -> int:
        return cast("int", self._told("__len__", self._real.__len__)())

    def __hash__(self) -> int:
        return hash(self._real)

    def __eq__(self, other: object) -> bool:
        return self._real is (other._real if isinstance(other, _Asked) else other)

    def _told(self, name: str, found: Any) -> Any:
        if isinstance(found, _ASKED):
            return _Asked(self._questions, (*self.way, name), found)
        if not callable(found):
            return self._questions.told((*self.way, name), found)

        def ask(*args: Any, **named: Any) -> Any:
            return self._questions.call((*self.way, name), found, args, named)

        self.__dict__[name] = ask  # found at once the next time
        return ask


class _Gone(tuple[Any, ...]):
    """What an iterator gave."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """What a page has learned, by questions and by reading in items."""

    questions: dict[Question, None] = field(default_factory=dict)
    reads: set[Read] = field(default_factory=set)


class Questions:
    """The questions of a build.

    Args:
        book: What is asked.
        values: What outlives the build.
        reads: What notes the fields that are read.
        before: The questions of the build before, with its answers.
    """

    def __init__(self, book: Book, values: Values, reads: Reads, before: Questions | None = None) -> None:
        self._real = book
        self._values = values
        self._reads = reads
        self._before = before.answers if before else {}
        self._held: set[Question] = set()
        self._asked: dict[Question, None] | None = None
        self.answers: dict[Question, Hashable] = {}
        self.book = cast("Book", _Asked(self, (), book))
        values.begin(book.strategy)
        graph = book.graph
        self.links = values.of((graph.edges, graph.dangling, graph.pages, tuple(graph.strategy)))
        self._same_links = before is not None and before.links == self.links

    @contextmanager
    def kept(self) -> Iterator[Notes]:
        """Keep what is asked and read meanwhile."""
        notes = Notes()
        self._asked = notes.questions
        try:
            with self._reads.noting(notes.reads):
                yield notes
        finally:
            self._asked = None

    def aside(self, function: Any, *args: Any, **named: Any) -> Any:
        """Answer; what is read for it does not count, for the answer itself is compared."""
        noted, self._reads.noted = self._reads.noted, None
        try:
            answer = function(*args, **named)
            return _Gone(answer) if isinstance(answer, Iterator) else answer
        finally:
            self._reads.noted = noted

    def told(self, question: Question, answer: Any) -> Any:
        """Keep a question and its answer."""
        if self._asked is not None and question not in self._asked:
            self._asked[question] = None
            if question not in self.answers:
                self.answers[question] = self._lasting(answer)
        return answer

    def call(self, way: Question, function: Any, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Ask, and keep the question; what can be gone through only once is gone through here."""
        if self._asked is None:
            return function(*args, **named)
        args = tuple([tuple(one) if isinstance(one, Iterator) else one for one in args])
        answer = self.aside(function, *args, **named)
        try:
            given = self._values.of(args), *sorted((name, self._values.of(one)) for name, one in named.items())
        except Unknown:
            question: Question = (object(),)  # nobody can ask it again
        else:
            question = (*way, given)
        if isinstance(answer, _Gone):
            return iter(self.told(question, tuple(answer)))
        return self.told(question, answer)

    def _lasting(self, value: Any) -> Hashable:
        try:
            return self._values.of(value)
        except Unknown:
            return object()  # equal to nothing else, so that the question is asked again

    def hold(self, questions: frozenset[Question]) -> bool:
        """Whether all these questions of the build before have the same answers in this one."""
        for question in questions - self._held:
            if not self._is_answered_alike(question):
                return False
            self._held.add(question)
        return True

    def _is_answered_alike(self, question: Question) -> bool:
        if question not in self.answers:
            if self._same_links and _follows_from_links(question):
                self.answers[question] = self._before[question]
                return True
            try:
                self.answers[question] = self._values.of(self._answer(question))
            except Unknown:
                return False
        return self.answers[question] == self._before[question]

    def _answer(self, question: Question) -> Any:
        found: Any = self._real
        for step in question:
            if isinstance(step, str):
                found = getattr(found, step)
            else:
                args, *named = self._values.again(step)
                found = found(*args, **dict(named))
        return tuple(found) if isinstance(found, Iterator) else found


def _follows_from_links(question: Question) -> bool:
    """Whether a graph is asked: it knows nothing but the items and their links."""
    return any(step == "graph" and further != "strategy" for step, further in pairwise(question))
