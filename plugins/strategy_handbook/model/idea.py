"""Ideas: what colleagues, customers and partners propose, and what became of it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from strategy_handbook.model.base import N_, Entity, Kind, Part
from strategy_handbook.model.links import Links, One, Refs, Sight, To
from strategy_handbook.model.scalars import Date, Number, Scale, Text, Word, word


class Source(Word):
    """Where an idea comes from."""

    FRONTLINE = "frontline"
    CUSTOMER = "customer"
    DATA = "data"
    PARTNER = "partner"


class Stage(Word):
    """How far an idea has come. The last two are answers."""

    SUBMITTED = "submitted"
    EVALUATING = "evaluating"
    EXPERIMENTING = "experimenting"
    ADOPTED = "adopted"
    DECLINED = "declined"

    @property
    def is_answer(self) -> bool:
        """Whether nothing more is to come."""
        return self in (Stage.ADOPTED, Stage.DECLINED)


class Result(Word):
    """What an experiment showed about its hypothesis."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    UNCLEAR = "unclear"


class Reached(Part):
    """The days on which an idea moved on, where nothing else tells them."""

    evaluating: Date | None = Field(None, description="The day a panel began to look at it.")
    experimenting: Date | None = Field(None, description="The day it was tried; by default the experiment’s start.")
    adopted: Date | None = Field(None, description="The day it was adopted; by default the day of the evaluation.")
    declined: Date | None = Field(None, description="The day it was declined; by default the day of the evaluation.")


class Evaluation(Part):
    """How an idea was judged, by whom and why."""

    panel: Annotated[Links, To("roles")] = Field((), description="The roles that judged it, from several departments.")
    alignment: Scale | None = Field(None, description="How well it serves the strategy, 1 (hardly) to 5 (directly).")
    feasibility: Scale | None = Field(None, description="Whether we can do it, 1 (hardly) to 5 (easily).")
    impact: Scale | None = Field(None, description="How much it would change, 1 (little) to 5 (a lot).")
    resources: Scale | None = Field(
        None, description="How well it fits the people and money there are, 1 (too much) to 5 (hardly any)."
    )
    rationale: Text | None = Field(None, description="The reason in words that its sender can follow.")
    decided: Date | None = Field(None, description="The day the panel decided.")


class Experiment(Part):
    """A small trial that tells whether an idea works before much is spent on it."""

    hypothesis: Text | None = Field(None, description="What we believe will happen, so that it can turn out wrong.")
    metric: Annotated[One | None, To("metrics")] = Field(None, description="The metric that tells.")
    budget: Number | None = Field(None, description="What it may cost, in the company's currency.")
    spent: Number | None = Field(None, description="What it did cost.")
    start: Date | None = Field(None, description="First day.")
    end: Date | None = Field(None, description="Last day.")
    before: Number | None = Field(None, description="The metric's value where it was tried, before.")
    after: Number | None = Field(None, description="The metric's value where it was tried, at the end.")
    result: Annotated[Result, word(Result)] | None = Field(
        None, description="What it showed: confirmed, refuted or unclear."
    )
    learning: Text | None = Field(None, description="What we know now that we did not know before.")


class Recognition(Part):
    """How the people behind an idea were thanked."""

    date: Date | None = Field(None, description="The day.")
    form: Text | None = Field(None, description="How: at the all-hands, a day off, a note.")
    text: Text | None = Field(None, description="What was said.")


class Idea(Entity):
    """A proposal from below. It is answered, with reasons, whatever the answer is."""

    kind: ClassVar = Kind(
        "ideas",
        "idea",
        N_("Ideas"),
        "ideas",
        N_("What colleagues, customers and partners propose, how far it has come, and why we said yes or no."),
    )

    became: Annotated[Refs, To("*", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="What it became, as initiative:id, goal:id or process:id."
    )
    theme: Annotated[Links, To("themes", sight=Sight.SOURCE_TO_TARGET, explained=True)] = Field(
        (), description="The theme it serves."
    )
    source: Annotated[Source, word(Source)] | None = Field(None, description="Where it comes from.")
    channel: Annotated[One | None, To("communications")] = Field(None, description="The channel it arrived by.")
    submitted: Date | None = Field(None, description="The day it arrived.", examples=["2026-03-02"])
    submitted_by: Annotated[Refs, To("*")] = Field(
        (), description="The role or department it came from, as role:id or department:id. Never a person's name."
    )
    stage: Annotated[Stage, word(Stage)] = Field(Stage.SUBMITTED, description="How far it has come.")
    reached: Reached | None = Field(None, description="The days on which it moved on, where nothing else tells them.")
    evaluation: Evaluation | None = Field(None, description="How it was judged, by whom and why.")
    experiment: Experiment | None = Field(None, description="How it was tried on a small scale.")
    recognition: Recognition | None = Field(None, description="How the people behind it were thanked.")

    def reached_on(self, stage: Stage) -> dt.date | None:
        """The day the idea came to a stage, as far as anything tells it."""
        if stage is Stage.SUBMITTED:
            return self.submitted
        told: dt.date | None = getattr(self.reached, stage.value, None) if self.reached else None
        if told is not None:
            return told
        if stage is Stage.EXPERIMENTING:
            return self.experiment.start if self.experiment else None
        if stage.is_answer and stage is self.stage and self.evaluation:
            tried = self.experiment.end if self.experiment else None
            decided = self.evaluation.decided  # a panel that only agreed to try decided before the answer
            return max(filter(None, (tried, decided)), default=None)
        return None
