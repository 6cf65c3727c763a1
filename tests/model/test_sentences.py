"""The own words of an item, for search."""

from __future__ import annotations

from building import strategy
from strategy_handbook.model.fields import field_table
from strategy_handbook.model.kinds import KINDS
from strategy_handbook.model.sentences import sentences

TEXT = """\
organization: {title: Acme}
metrics: {csat: {title: Happy customers}}
departments: {sales: {title: Sales}}
themes: {trust: {title: Trust}}
cultures: {porto: {title: Porto}}
values:
  care: {title: Care, behaviours: {do: [Call back], avoid: [Wait]}, expressions: {porto: Over coffee}}
goals:
  one:
    title: A title
    why: Because
    description: "**Long** text"
    tags: [service]
    themes: {trust: Builds it}
    departments: [sales]
    targets: {csat: {from: 1, to: 2}}
    due: 2027-01-01
    achievable: {because: A pilot, needs: [Money, Time]}
    assumptions: [{assumption: Prices hold, evidence: They did}]
    aliases: [former]
    waive: [{check: vague-goal, until: 2027-01-01, reason: Later}]
"""


def test_sentences_are_what_was_written_in_words_wherever_it_stands() -> None:
    built = strategy(TEXT)
    assert list(sentences(built.find("goal", "one"))) == [
        "Because", "Builds it", "A pilot", "Money", "Time", "Prices hold", "They did", "**Long** text", "service"]
    assert list(sentences(built.find("value", "care"))) == ["Call back", "Wait", "Over coffee"]


def test_every_way_to_take_text_is_known() -> None:
    """A field that takes text in a new way must be read by search, or named here as something else."""
    taken = {row.takes for model in KINDS for row in field_table(model) if "text" in row.takes}
    assert taken == {"text", "text, or a list of texts"}
