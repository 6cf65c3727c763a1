"""A book that remembers what each page asked of it, and what it answered.

Whatever a page shows of a strategy, it was told by the book, its facts, its graph or the strategy; an item it was told
of it may read whole. So a page stays the same as long as all its questions have the same answers, items included.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from strategy_handbook.facts import Facts
from strategy_handbook.facts.innovation import Innovation
from strategy_handbook.graph import Graph
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
        return self._told(name, getattr(self._real, name))

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


class Questions:
    """The questions of a build.

    Args:
        book: What is asked.
        values: What outlives the build.
        before: The questions of the build before, with its answers.
    """

    def __init__(self, book: Book, values: Values, before: Questions | None = None) -> None:
        self._real = book
        self._values = values
        self._before = before.answers if before else {}
        self._holds: dict[Question, bool] = {}
        self._asked: dict[Question, None] | None = None
        self.answers: dict[Question, Hashable] = {}
        self.book = cast("Book", _Asked(self, (), book))
        values.begin(book.strategy)

    @contextmanager
    def kept(self) -> Iterator[dict[Question, None]]:
        """Keep what is asked meanwhile."""
        self._asked = {}
        try:
            yield self._asked
        finally:
            self._asked = None

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
        answer = function(*args, **named)
        question = (*way, (self._lasting(args), *sorted((name, self._lasting(one)) for name, one in named.items())))
        if isinstance(answer, Iterator):
            return iter(self.told(question, tuple(answer)))
        return self.told(question, answer)

    def _lasting(self, value: Any) -> Hashable:
        try:
            return self._values.of(value)
        except Unknown:
            return object()  # equal to nothing else, so that the question is asked again

    def hold(self, questions: Iterable[Question]) -> bool:
        """Whether all these questions of the build before have the same answers in this one."""
        return all(self._hold(question) for question in questions)

    def _hold(self, question: Question) -> bool:
        if question not in self._holds:
            self._holds[question] = self._is_answered_alike(question)
        return self._holds[question]

    def _is_answered_alike(self, question: Question) -> bool:
        if question not in self.answers:
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
