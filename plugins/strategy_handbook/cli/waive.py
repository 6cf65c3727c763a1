"""``strategy waive``: accept a finding until a date, with a reason."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from strategy_handbook.checks import all_checks
from strategy_handbook.cli.editing import dry_run_option, editing, findings_about, finish, report_after
from strategy_handbook.cli.naming import complete_ref, day_from
from strategy_handbook.cli.project import Project
from strategy_handbook.edits.waive import waive


def _complete_check(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(check.name, help=check.headline) for check in all_checks()
            if check.name.startswith(incomplete)]


@click.command("waive", short_help="Accept a finding until a date, with a reason.")
@click.argument("check", shell_complete=_complete_check)
@click.argument("name", metavar="KIND:ID", shell_complete=complete_ref)
@click.option("--until", required=True, metavar="DATE", help="The last day; from the next on it is a finding again.")
@click.option("--reason", required=True, help="Why it is accepted until then.")
@dry_run_option
@click.pass_obj
def waive_command(project: Project, check: str, name: str, until: str, reason: str, *, dry_run: bool) -> None:
    """Silence one CHECK on the entity KIND:ID until a date.

    The waiver is written below the entity and shown on the alignment page. One that is there already is renewed.
    """
    with editing(project) as work:
        item = work.find_entity(name)
        word = check.strip("[]")  # as it stands at the end of a finding
        draft = waive(work, [one.name for one in all_checks()], word, item, day_from(until), reason)
        report = report_after(project, [draft])
        silenced = any(one.finding.check == word and one.finding.subject == str(item.ref) for one in report.waived)
        nothing = "" if silenced else " At present it finds nothing there."
        about = findings_about(report, lambda finding: finding.subject == str(item.ref) and finding.field == "waive")
        done = f"“{word}” is silent on {item.ref} until {day_from(until)} ({draft.path}).{nothing}"
        finish(project, [draft], [done], dry_run=dry_run, about=about)
