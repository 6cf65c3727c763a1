"""How innovation is going, in numbers that can be worked out again by hand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from strategy_handbook.model.goal import Goal
from strategy_handbook.model.idea import Idea, Stage
from strategy_handbook.pages.page import Book, Page, View
from strategy_handbook.rendering.words import _

SCORECARD = "idea-scorecard.md"


def pages(book: Book) -> Iterator[Page]:
    """The one page of the scorecard."""
    yield Page(SCORECARD, _("Innovation scorecard"), "pages/idea_scorecard.html", lambda: _view(book), hide=("toc",),
               summary=_("Ideas by theme, how long they wait, how many we adopt, what trying costs and brings."))


def _view(book: Book) -> View:
    known = book.facts.innovation
    goals = [goal for goal in book.strategy[Goal].values() if not book.facts.is_archived(goal)]
    costs = [trial.idea.experiment for trial in known.trials if trial.idea.experiment]
    return {
        "all": known.all,
        "answer_days": known.answer_days,
        "open": [idea for idea in book.strategy[Idea].values() if not idea.stage.is_answer],
        "themes": known.themes,
        "stages": tuple(Stage),
        "times": known.stage_times,
        "trials": known.trials,
        "planned": sum((one.budget for one in costs if one.budget is not None), Decimal(0)),
        "spent": sum((one.spent for one in costs if one.spent is not None), Decimal(0)),
        "counted": sum(one.spent is not None for one in costs),
        "below": known.from_below(goals),
        "unsaid": sum(goal.origin is None and not known.origins(goal) for goal in goals),
        "days_of": known.days_in_stage,
    }
