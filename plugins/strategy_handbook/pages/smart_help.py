"""What helps to meet each letter of SMART, with the same goal said weakly and strongly."""

from __future__ import annotations

from typing import NamedTuple

from strategy_handbook.rendering.words import _


class SmartHelp(NamedTuple):
    """A sentence of advice, and an example."""

    advice: str
    weak: str
    strong: str


def smart_help(letter: str) -> SmartHelp:
    """Give the help for a letter of SMART."""
    help_ = {
        "S": SmartHelp(
            _("Say what will be different, for whom and by how much, so that any two readers expect the same."),
            _("Improve customer service"),
            _("Nine in ten customers are satisfied after their first contact with us"),
        ),
        "M": SmartHelp(
            _("Name a number that anybody can look up, where it stands today and what it should become."),
            _("Customers are noticeably happier"),
            _("Customer satisfaction rises from 78% to 90%"),
        ),
        "A": SmartHelp(
            _("Give the evidence that it can be done, or say what it takes."),
            _("We will all try very hard"),
            _("Two pilots reached 88% last year; it takes a returns portal and two advisors"),
        ),
        "R": SmartHelp(
            _("Say what is gained if it succeeds or lost if it fails, so that people can choose it on a busy day."),
            _("It is important for the company"),
            _("A satisfied customer stays for six years, an indifferent one for two"),
        ),
        "T": SmartHelp(
            _("Set the day by which it should be reached, even if you may have to move it."),
            _("As soon as possible"),
            _("By 30 June next year"),
        ),
    }
    return help_[letter]
