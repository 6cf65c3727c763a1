"""Words of the interface that stand in Python rather than in a template, in the language of the site."""

from __future__ import annotations

from contextvars import ContextVar
from gettext import NullTranslations

translations: ContextVar[NullTranslations] = ContextVar("translations", default=NullTranslations())  # noqa: B039
"""The catalogue in use; the renderer sets it."""


def _(message: str) -> str:
    """The message in the language of the site."""
    return translations.get().gettext(message)


def standing_word(standing: str) -> str:
    """How a goal stands, as readers say it: ``off-track`` → “Off track”."""
    words = {
        "on-track": _("On track"),
        "at-risk": _("At risk"),
        "off-track": _("Off track"),
        "outdated": _("Outdated"),
        "no-update": _("No update yet"),
        "achieved": _("Achieved"),
        "missed": _("Missed"),
        "abandoned": _("Abandoned"),
    }
    return words[standing]


def kind_word(word: str) -> str:
    """A kind in the singular as readers say it: ``checkin`` → “check-in”."""
    words = {
        "organization": _("company"),
        "value": _("value"),
        "theme": _("theme"),
        "period": _("period"),
        "goal": _("goal"),
        "metric": _("metric"),
        "department": _("department"),
        "role": _("role"),
        "initiative": _("initiative"),
        "process": _("process"),
        "automation": _("automation"),
        "tool": _("tool"),
        "communication": _("communication"),
        "culture": _("culture"),
        "challenge": _("challenge"),
        "training": _("training"),
        "signal": _("signal"),
        "decision": _("decision"),
        "lesson": _("lesson"),
        "idea": _("idea"),
        "term": _("term"),
        "path": _("onboarding path"),
        "checkin": _("check-in"),
    }
    return words.get(word, word)


def phase_word(phase: str | None) -> str:
    """When an initiative happens, as readers say it; None is not planned yet."""
    words = {
        "now": _("Now"),
        "next": _("Next"),
        "later": _("Later"),
        "done": _("Done"),
        "stopped": _("Stopped"),
    }
    return words.get(phase or "", _("Not planned yet"))
