"""Which findings ``strategy check`` shows: of some checks only, or of what a change touches."""

from __future__ import annotations

from dataclasses import dataclass

import click
from click.shell_completion import CompletionItem

from strategy_handbook.checks import FAMILIES, Report, all_checks
from strategy_handbook.cli.project import CannotRunError, Project
from strategy_handbook.findings import Finding, Severity
from strategy_handbook.model.scalars import did_you_mean
from strategy_handbook.reporting.context import number_of


def check_names(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Take names of checks and families, as settings or findings write them.

    Raises:
        BadParameter: There is no such check or family.
    """
    names = tuple(value.strip("[]") for value in values)
    for name in names:
        if name not in _names():
            near = did_you_mean(name, _names())
            hint = f"Did you mean “{near}”?" if near else "“strategy explain” lists them."
            raise click.BadParameter(f"there is no check or family “{name}”. {hint}")
    return names


def complete_names(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the checks and families that begin so."""
    return [CompletionItem(name) for name in sorted(_names()) if name.startswith(incomplete)]


def _names() -> frozenset[str]:
    return frozenset(FAMILIES) | {check.name for check in all_checks()}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What to show.

    Attributes:
        select: Checks and families to show; none means all.
        ignore: Checks and families to leave out.
        changed_since: The revision since which a change touched what is found; None to show what is anywhere.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    changed_since: str | None = None

    def narrowed(self, report: Report, project: Project) -> Report:
        """What is left of a report. What lies outside a change is counted on stderr, so that silence is never green.

        Raises:
            CannotRunError: Git cannot say what changed.
        """
        chosen = Report(
            tuple(finding for finding in report.findings if self._chosen(finding)),
            tuple(waived for waived in report.waived if self._chosen(waived.finding)),
            report.skipped,
        )
        if self.changed_since is None:
            return chosen
        touched = _touched(chosen, project, self.changed_since)
        if hidden := len(chosen.findings) - len(touched.findings):
            errors = chosen.count(Severity.ERROR) - touched.count(Severity.ERROR)
            including = f", {number_of(errors, 'error')} among them" if errors else ""
            click.echo(f"{number_of(hidden, 'finding')} outside the change left out{including}.", err=True)
        return touched

    def _chosen(self, finding: Finding) -> bool:
        names = {finding.check, finding.family}
        return (not self.select or not names.isdisjoint(self.select)) and names.isdisjoint(self.ignore)


def _touched(report: Report, project: Project, revision: str) -> Report:
    from strategy_handbook.past.touched import touched_since  # few ask what changed
    from strategy_handbook.source.revision import GitError, Repository

    root = project.settings.root
    try:
        return touched_since(root, Repository.at(root), revision).narrowed(report, project.loaded.strategy)
    except GitError as error:
        raise CannotRunError(str(error)) from None
