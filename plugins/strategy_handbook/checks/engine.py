"""Run the checks: stamp severities, apply waivers, sort, and let no crash hide what others found."""

from __future__ import annotations

import fnmatch
import importlib
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from strategy_handbook.checks.case import Case
from strategy_handbook.findings import Finding, Location, Problem, Severity
from strategy_handbook.model.base import Entity, Item, Waiver
from strategy_handbook.model.links import Ref
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.settings import CheckSettings, Settings, SettingsError


@dataclass(frozen=True, slots=True)
class Check:
    """A check as the engine knows it.

    Attributes:
        name: What it finds, with hyphens: ``orphaned-goal``.
        family: The family that lists it.
        severity: How much its findings matter unless the settings say otherwise.
        reference: Its documentation in Markdown: the docstring of its module.
        find: Yields the problems of a case.
        options: Default values of the options it takes, by name.
        on_parts: Whether it makes sense while some files cannot be read.
        gives_way: Whether another check that finds fault with the same field says it better.
    """

    name: str
    family: str
    severity: Severity
    reference: str
    find: Callable[..., Iterator[Problem]]
    options: Mapping[str, Any]
    on_parts: bool
    gives_way: bool = False

    @property
    def headline(self) -> str:
        """The first line of the reference."""
        return self.reference.splitlines()[0]


def load_check(name: str, family: str) -> Check:
    """The check of that name, from the module of that name in this folder."""
    module: ModuleType = importlib.import_module(f"strategy_handbook.checks.{name.replace('-', '_')}")
    return Check(
        name,
        family,
        module.SEVERITY,
        (module.__doc__ or "").strip(),
        module.find,
        module.find.__kwdefaults__ or {},
        getattr(module, "ON_PARTS", False),
        getattr(module, "GIVES_WAY", False),
    )


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver silences."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks found.

    Attributes:
        findings: Sorted by place.
        waived: What was found but is accepted for now.
        skipped: Whether most checks waited because some files could not be read.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    skipped: bool = False

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings that matter at least so much."""
        return tuple(finding for finding in self.findings if finding.severity >= severity)

    def count(self, severity: Severity) -> int:
        """How many findings matter exactly so much."""
        return sum(finding.severity is severity for finding in self.findings)


def run(case: Case, checks: Iterable[Check], settings: Settings, *, on_parts_only: bool = False) -> Report:
    """Every finding of every check that is not off.

    Raises:
        SettingsError: The settings name a check, family or option that does not exist.
    """
    checks = tuple(checks)
    _validate(settings, checks)
    causes = _Causes()
    found: list[Finding] = []
    waived: list[Waived] = []
    for check in sorted(checks, key=lambda check: not check.on_parts):  # what a file says, then what follows from it
        if on_parts_only and not check.on_parts:
            continue
        for problem, crashed in _first(_problems(check, case, settings), case):
            severity = Severity.ERROR if crashed else severity_of(check, settings, problem.location.path)
            if severity is Severity.OFF or (not check.on_parts and causes.explain(check, problem, severity)):
                continue
            if check.on_parts:
                causes.add(check, problem, severity)
            finding = Finding(
                check.name, check.family, severity, problem.message, problem.location, problem.subject, problem.field
            )
            waiver = _waiver(_subject(case, problem), check.name, case)
            if waiver:
                waived.append(Waived(finding, waiver))
            else:
                found.append(finding)
    found = [one for one in found if not causes.gave_way(one)]
    return Report(
        tuple(sorted(set(found), key=lambda finding: finding.sort_key)),
        tuple(sorted(waived, key=lambda silenced: silenced.finding.sort_key)),
        on_parts_only,
    )


class _Causes:
    """Fields that could not be read as they are written, so that one slip is one finding.

    A check that finds fault with such a field only says again what was found already: a goal whose “onwer” is no field
    is not without an owner. It is still heard if it matters more, so that no slip hides what keeps a site back.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Severity] = {}
        self._polite: dict[tuple[str, str], tuple[str, Severity]] = {}
        self._gave_way: set[tuple[str, str, str]] = set()

    def add(self, check: Check, problem: Problem, severity: Severity) -> None:
        """Remember what was found about a field, and about the one that was meant."""
        for field in filter(None, (problem.field, problem.meant)):
            key = (problem.subject or "", field)
            if check.gives_way:
                self._polite[key] = (check.name, severity)
            else:
                self._found[key] = max(severity, self._found.get(key, Severity.OFF))

    def explain(self, check: Check, problem: Problem, severity: Severity) -> bool:
        """Whether a problem follows from what was found about its field; what gives way to it is told."""
        key = (problem.subject or "", problem.field or "")
        if key in self._polite and check.family != "structure":
            polite, matters = self._polite[key]
            if severity < matters:
                return True
            self._gave_way.add((polite, *key))
        return self._found.get(key, Severity.OFF) >= severity

    def gave_way(self, finding: Finding) -> bool:
        """Whether another finding about the same field says it better."""
        return (finding.check, finding.subject or "", finding.field or "") in self._gave_way


def _problems(check: Check, case: Case, settings: Settings) -> Iterator[tuple[Problem, bool]]:
    """What a check finds, and whether it is its own crash, which always matters."""
    set_here = {**_said(settings.checks, check.family).options, **_said(settings.checks, check.name).options}
    options = {name: value for name, value in set_here.items() if name in check.options}
    try:
        for problem in check.find(case, **options):
            yield problem, False
    except Exception as error:  # a check's crash is a finding and must not hide the others
        where = traceback.extract_tb(error.__traceback__)[-1]
        yield (
            Problem(
                f"the check “{check.name}” itself failed ({type(error).__name__}: {error}, in {where.name}). "
                "This is a fault of the handbook, not of your strategy: please report it.",
                Location(settings.strategy_dir.name, 1, 1),
            ),
            True,
        )


MOST = 5_000
"""Problems of one check: more are told when these are mended, so that a flood drowns neither readers nor memory."""


def _first(problems: Iterable[tuple[Problem, bool]], case: Case) -> Iterator[tuple[Problem, bool]]:
    for number, (problem, crashed) in enumerate(problems):
        if number == MOST:
            more = f"this was found {MOST:,} times, and there is more of it: the rest is told when these are mended."
            yield Problem(more, Location(case.folder, 1, 1)), False
            return
        yield problem, crashed


def _said(checks: Mapping[str, CheckSettings], name: str) -> CheckSettings:
    return checks.get(name) or CheckSettings()


def severity_of(check: Check, settings: Settings, path: str | None = None) -> Severity:
    """How much findings of a check matter, in a file if one is named.

    The check's own severity, then what is said of its family, then of the check; and the same again for the path,
    matched as by ``fnmatch``: ``*`` also crosses folders.
    """
    severity = check.severity
    matching = (checks for glob, checks in settings.paths if path is not None and fnmatch.fnmatchcase(path, glob))
    layers = [settings.checks, *matching]
    for layer in layers:
        for name in (check.family, check.name):
            said = _said(layer, name).severity
            severity = severity if said is None else said
    return severity


def _subject(case: Case, problem: Problem) -> Item | None:
    if problem.subject is None:
        return None
    kind, _, id_ = problem.subject.partition(":")
    return case.strategy.get(Ref(kind, id_))


def _waiver(item: Item | None, check: str, case: Case) -> Waiver | None:
    if not isinstance(item, Entity):
        return None
    return next((waiver for waiver in item.waive if waiver.check == check and waiver.until >= case.today), None)


def _validate(settings: Settings, checks: tuple[Check, ...]) -> None:
    names = {check.name for check in checks}
    families = {check.family for check in checks}
    for layer in (settings.checks, *(checks_there for _, checks_there in settings.paths)):
        for name, said in layer.items():
            if name not in names | families:
                near = did_you_mean(name, names | families)
                hint = f" Did you mean “{near}”?" if near else " `strategy explain` lists them."
                raise SettingsError(f"checks: there is no check or family “{name}”.{hint}")
            if said.options and layer is not settings.checks:
                raise SettingsError(f"checks_by_path: {name}: only its severity can differ by path, not an option.")
            for option, value in said.options.items():
                _validate_option(name, option, value, checks)


def _validate_option(name: str, option: str, value: Any, checks: tuple[Check, ...]) -> None:
    defaults = [
        check.options[option] for check in checks if name in (check.name, check.family) and option in check.options
    ]
    if not defaults:
        raise SettingsError(f"checks: “{name}” has no option “{option}”.")
    if isinstance(value, bool) or not isinstance(value, type(defaults[0])):
        raise SettingsError(f"checks: {name}: {option} is “{value}”, but must be like its default {defaults[0]}.")
