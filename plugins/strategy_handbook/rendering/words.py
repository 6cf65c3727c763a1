"""Words of the interface that stand in Python rather than in a template, in the language of the site."""

from __future__ import annotations

from contextvars import ContextVar
from gettext import NullTranslations

from strategy_handbook.model.base import N_

translations: ContextVar[NullTranslations] = ContextVar("translations", default=NullTranslations())  # noqa: B039
"""The catalogue in use; the renderer sets it."""

_STANDINGS = {
    "on-track": N_("On track"),
    "at-risk": N_("At risk"),
    "off-track": N_("Off track"),
    "outdated": N_("Outdated"),
    "no-update": N_("No update yet"),
    "not-begun": N_("Not begun"),
    "achieved": N_("Achieved"),
    "missed": N_("Missed"),
    "abandoned": N_("Abandoned"),
}

_KINDS = {
    "organization": N_("company"),
    "value": N_("value"),
    "theme": N_("theme"),
    "period": N_("period"),
    "goal": N_("goal"),
    "metric": N_("metric"),
    "department": N_("department"),
    "role": N_("role"),
    "initiative": N_("initiative"),
    "process": N_("process"),
    "automation": N_("automation"),
    "tool": N_("tool"),
    "communication": N_("communication"),
    "culture": N_("culture"),
    "challenge": N_("challenge"),
    "training": N_("training"),
    "signal": N_("signal"),
    "decision": N_("decision"),
    "lesson": N_("lesson"),
    "idea": N_("idea"),
    "term": N_("term"),
    "path": N_("onboarding path"),
    "checkin": N_("check-in"),
}

_PHASES = {
    "now": N_("Now"),
    "next": N_("Next"),
    "later": N_("Later"),
    "done": N_("Done"),
    "stopped": N_("Stopped"),
}


def _(message: str) -> str:
    """The message in the language of the site."""
    return translations.get().gettext(message)


def standing_word(standing: str) -> str:
    """How a goal stands, as readers say it: ``off-track`` → “Off track”."""
    return _(_STANDINGS[standing])


def kind_word(word: str) -> str:
    """A kind in the singular as readers say it: ``checkin`` → “check-in”."""
    return _(_KINDS[word]) if word in _KINDS else word


def phase_word(phase: str | None) -> str:
    """When an initiative happens, as readers say it; None is not planned yet."""
    return _(_PHASES[phase]) if phase in _PHASES else _("Not planned yet")
