"""The kinds of entity there are. To add one: write its file and add its line here."""

from __future__ import annotations

from strategy_handbook.model.automation import Automation
from strategy_handbook.model.base import Item
from strategy_handbook.model.challenge import Challenge
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.culture import Culture
from strategy_handbook.model.decision import Decision
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.idea import Idea
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.lesson import Lesson
from strategy_handbook.model.metric import Metric
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.path import Path
from strategy_handbook.model.period import Period
from strategy_handbook.model.process import Process
from strategy_handbook.model.role import Role
from strategy_handbook.model.signal import Signal
from strategy_handbook.model.term import Term
from strategy_handbook.model.theme import Theme
from strategy_handbook.model.tool import Tool
from strategy_handbook.model.training import Training
from strategy_handbook.model.value import Value

KINDS: tuple[type[Item], ...] = (
    Organization,
    Value,
    Theme,
    Period,
    Goal,
    Metric,
    Department,
    Role,
    Initiative,
    Process,
    Automation,
    Tool,
    Communication,
    Culture,
    Challenge,
    Signal,
    Decision,
    Lesson,
    Idea,
    Training,
    Term,
    Path,
    CheckIn,
)

BY_KEY = {model.kind.key: model for model in KINDS}
BY_WORD = {model.kind.word: model for model in KINDS}


def find_kind(word: str) -> type[Item] | None:
    """The kind of that name, in the singular (``goal``) or as the YAML key (``goals``)."""
    return BY_WORD.get(word) or BY_KEY.get(word)
