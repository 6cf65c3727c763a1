"""What an audience sees is what there would be if nobody had written the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.model.automation import Automation
from strategy_handbook.model.checkin import CheckIn
from strategy_handbook.model.communication import Communication
from strategy_handbook.model.department import Department
from strategy_handbook.model.goal import Goal
from strategy_handbook.model.initiative import Initiative
from strategy_handbook.model.organization import Organization
from strategy_handbook.model.path import Path as Onboarding
from strategy_handbook.model.strategy import Strategy
from strategy_handbook.settings import settings_from
from support import TODAY, found, project


def loaded(folder: Path, files: dict[str, str] | str, **options: object) -> pipeline.Loaded:
    """A strategy as it is, with its projection."""
    project(folder, files if isinstance(files, dict) else {"strategy/all.yml": files})
    options = {"as_of": TODAY, "history": False, **options}
    return pipeline.load(settings_from(options, root=folder, docs_dir=None, locale="en"))


def shown(folder: Path, text: str, **options: object) -> Strategy:
    """What the audience sees of a strategy."""
    return loaded(folder, text, **options).shown.strategy


def published(read: pipeline.Loaded) -> Iterator[tuple[str, str]]:
    """Every page and export that is made of a strategy, before it is checked."""
    contents = pipeline.book(read, Report(()))
    site = pipeline.site(contents)
    for page in site.pages:
        if page.uri.startswith("checks/"):
            continue  # they tell what a report holds, and this one is empty
        view = site.renderer.render(page.template, site.renderer.addresses.url(page.uri), page.view())
        yield page.uri, f"{page.title}\n{page.summary}\n{view.html}"
    yield from pipeline.exported(contents, site)


SEEN = """\
organization: {title: Acme, vision: {statement: Every tool lasts}, mission: {statement: We sharpen knives}}
themes: {lasting: {title: Tools that last}}
goals:
  returns: {title: Halve returns, why: "%(why)s", themes: [lasting%(theme)s], owner: head%(target)s%(field)s}
departments: {forge: {title: Forge, head: head, commitments: [{theme: lasting, do: Harden}%(commitment)s]}}
roles: {head: {title: Head of the forge, department: forge, contributes_to: {returns: Sees to it%(goal)s}}}
metrics: {count: {title: Tools returned}}
paths: {new: {title: New here, first_day: [{read: "goal:returns"}%(steps)s]}}
"""
HIDDEN = """\
themes: {secret: {title: Buy others, visibility: leadership}}
goals: {merge: {title: Merge, themes: [secret], owner: head, aliases: [old-merge], visibility: leadership}}
metrics: {shares: {title: Shares bought, visibility: leadership}}
checkins: [{goal: old-merge, date: 2026-06-01, status: off-track, note: Stuck}]
communications: {board: {title: Board, form: team-meeting, carries: [goal:merge], visibility: leadership}}
"""
LINKS = {
    "why": "So and [more](goal:merge) of [it](theme:secret#there)",
    "theme": ", secret",
    "target": ", targets: {count: {from: 4, to: 2}, shares: {from: 1, to: 9}}",
    "field": ", achievable: {because: It was}, visibility_of: {achievable: leadership}",
    "commitment": ", {theme: secret, do: Buy}",
    "goal": ", merge: Signs it",
    "steps": ', {read: "goal:old-merge"}, {read: goals/merge.md}, {read: "theme:secret"}',
}
LEFT = {**dict.fromkeys(LINKS, ""), "why": "So and more of it", "target": ", targets: {count: {from: 4, to: 2}}"}


def test_every_page_and_export_is_as_if_the_hidden_had_never_been_written(tmp_path: Path) -> None:
    with_it = loaded(tmp_path / "a", {"strategy/all.yml": SEEN % LINKS, "strategy/z.yml": HIDDEN}, forms=False)
    without = loaded(tmp_path / "b", {"strategy/all.yml": SEEN % LEFT}, forms=False)
    assert "unknown-reference" not in with_it.reported
    assert dict(published(with_it)) == dict(published(without))
    whole = loaded(tmp_path / "a", {}, forms=False, audience="leadership").shown.strategy
    assert len(whole) == len(with_it.shown.strategy) + 5


def test_what_says_nothing_is_internal_and_so_is_the_site(tmp_path: Path) -> None:
    text = """\
goals:
  open: {title: Open, visibility: public}
  usual: {title: Usual}
  closed: {title: Closed, visibility: leadership}
"""
    assert list(shown(tmp_path, text)[Goal]) == ["open", "usual"]
    assert list(shown(tmp_path, text, audience="public")[Goal]) == ["open"]
    assert list(shown(tmp_path, text, audience="leadership")[Goal]) == ["open", "usual", "closed"]
    assert list(shown(tmp_path, text, audience="public", default_visibility="public")[Goal]) == ["open", "usual"]
    assert list(shown(tmp_path, text, default_visibility="leadership")[Goal]) == ["open"]


@pytest.mark.parametrize("mark", [
    "visibility: ledership", "visibility: [public]", "visibility: TBD", "visibility: {public: x}",
    "visibility_of: leadership", "visibility_of: {duedate: leadership}", "visibility_of: {title: leadership}",
])
def test_a_mark_that_makes_no_sense_hides_too_much_rather_than_too_little(mark: str, tmp_path: Path) -> None:
    assert list(shown(tmp_path, f"goals: {{a: {{title: A, {mark}}}, b: {{title: B}}}}")[Goal]) == ["b"]


def test_an_entry_that_cannot_be_read_is_hidden_as_it_says(tmp_path: Path) -> None:
    text = "checkins: [{goal: a, status: splendid, visibility: leadership}]\ngoals: {a: {title: A}}"
    read = loaded(tmp_path, text)
    assert [problem.message for found in read.reported.values() for problem in found]
    assert read.shown.reported == {}


def test_what_cannot_be_without_something_hidden_is_hidden_too(tmp_path: Path) -> None:
    text = """\
goals: {merge: {title: Merge, visibility: leadership}, grow: {title: Grow}}
checkins:
  - {goal: merge, date: 2026-06-01, status: on-track}
  - {goal: grow, date: 2026-06-01, status: on-track}
  - {goal: grow, date: 2026-06-02, status: off-track, note: Alarming, visibility: leadership}
departments: {board: {title: Board, visibility: leadership}, forge: {title: Forge}}
communications:
  talks: {title: Talks, form: team-meeting, audience: [board]}
  round: {title: Round, form: team-meeting, audience: [board, forge]}
  all: {title: All hands, form: company-update}
  secret: {title: Some hands, form: company-update, audience: [forge], visibility_of: {audience: leadership}}
paths: {start: {title: Start, for_departments: board}, all: {title: All}}
"""
    left = shown(tmp_path, text)
    assert [str(checkin.date) for checkin in left[CheckIn].values()] == ["2026-06-01"]
    assert list(left[Communication]) == ["round", "all"]
    assert [link.id for link in left[Communication]["round"].audience] == ["forge"]
    assert list(left[Onboarding]) == ["all"]


def test_groups_of_which_nothing_is_left_are_gone(tmp_path: Path) -> None:
    text = """\
organization: {title: Acme, visibility_of: {capacity: leadership}, capacity: {budget: 9}}
themes: {secret: {title: Secret, visibility: leadership}}
departments: {forge: {title: Forge, commitments: [{theme: secret, do: Buy}]}}
processes: {sell: {title: Sell, visibility: leadership}}
automations: {robot: {title: Robot, process: sell}}
initiatives: {go: {title: Go, depends_on: {gone: It ends first}}, gone: {title: Gone, visibility: leadership}}
"""
    left = shown(tmp_path, text)
    assert left[Department]["forge"].commitments == ()
    assert left[Department]["forge"].is_abridged
    assert left[Automation]["robot"].process is None
    assert left[Initiative]["go"].depends_on == ()
    assert not left[Initiative]["go"].written("depends_on")
    assert left[Organization]["organization"].capacity is None
    assert shown(tmp_path, "organization: {title: Acme, visibility: leadership}").organization is None


def test_nothing_is_made_anew_where_nothing_is_hidden(tmp_path: Path) -> None:
    read = loaded(tmp_path, "goals: {a: {title: A, visibility: public, visibility_of: {due: internal}}}")
    assert read.shown is read
    part = loaded(tmp_path, {"strategy/b.yml": "goals: {b: {title: B, visibility: leadership}}"})
    before, after = ({one.path: one for one in side.sources.documents} for side in (part, part.shown))
    assert before["strategy/all.yml"] is after["strategy/all.yml"]
    assert part.shown.shown is part.shown


def test_findings_in_the_site_are_true_and_quote_nothing_hidden(tmp_path: Path) -> None:
    text = """\
organization: {title: Acme, vision: {statement: Every tool lasts}, mission: {statement: We sharpen knives}}
themes: {lasting: {title: Tools that last}}
roles: {chair: {title: Chair, visibility: leadership}, head: {title: Head}}
goals:
  merge: {title: Merge, themes: [lasting], visibility: leadership, why: It is secret}
  grow: {title: Grow, themes: [lasting], owner: chair, why: "It is [so](goal:merge)", parents: [merge]}
"""
    read = loaded(tmp_path, text)
    whole = pipeline.check(read)
    told = pipeline.book(read, whole).report
    assert {"goal:merge", "role:chair"} <= {str(finding.subject) for finding in whole.findings}
    assert {finding.subject for finding in told.findings} == {"goal:grow", "role:head"}
    assert "unowned-goal" not in {finding.check for finding in told.findings}  # it has an owner, whom nobody sees
    assert not any("merge" in str(finding).casefold() or "chair" in str(finding) for finding in told.findings)


def test_what_the_reader_found_in_a_file_with_something_hidden_is_not_told_in_the_site(tmp_path: Path) -> None:
    text = "goals: {%s: {title: A, title: B%s}}"
    files = {"strategy/a.yml": text % ("a", ""), "strategy/b.yml": text % ("b", ", visibility: leadership")}
    read = loaded(tmp_path, files)
    whole = pipeline.check(read)
    told = pipeline.book(read, whole).report
    for report, places in ((whole, ["strategy/a.yml", "strategy/b.yml"]), (told, ["strategy/a.yml"])):
        assert [one.location.path for one in report.findings if one.check == "duplicate-key"] == places


def test_only_a_field_that_can_be_missing_is_hidden_alone(tmp_path: Path) -> None:
    text = "goals: {a: {title: A, visibility_of: {%s: leadership}}}"
    messages = []
    for name in ("tittle", "title"):
        findings = found(tmp_path, {"strategy/all.yml": text % name})
        messages += [str(one) for one in findings if one.check == "invalid-value"]
    misspelt, required = messages
    assert misspelt == (
        "strategy/all.yml:1:38: error: goal “a”: visibility_of names the field “tittle”, which a goal does not have. "
        "Did you mean “title”? [invalid-value]"
    )
    assert required == (
        "strategy/all.yml:1:38: error: goal “a”: visibility_of cannot hide “title” alone, as no goal is without it. "
        "To hide the whole goal, write “visibility: leadership”. [invalid-value]"
    )
