"""``strategy csp``: the Content-Security-Policy to publish a built site with."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_handbook.cli.output import deliver, output_option
from strategy_handbook.cli.project import CannotRunError
from strategy_handbook.exports.security_policy import security_policy

_FORMATS = {"value": "{0}\n", "nginx": 'add_header Content-Security-Policy "{0}" always;\n'}


@click.command(short_help="Write the Content-Security-Policy of a built site.")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
@click.option("--format", "format_", type=click.Choice(list(_FORMATS)), default="value", show_default=True,
              help="The value of the header alone, or a line to include in nginx.conf.")
@click.option("--host", "hosts", multiple=True, metavar="HOST",
              help="Another host that pictures, films and frames may come from. May be repeated.")
@click.option("--style-attributes", is_flag=True, help="Allow “style=” in pages, as in tables with aligned columns.")
@output_option
def csp(site: Path, format_: str, hosts: tuple[str, ...], output: Path | None, *, style_attributes: bool) -> None:
    """Write the strictest Content-Security-Policy under which a built SITE (by default “site”) works.

    Nothing may come from another host, and of the scripts in the pages themselves only those that are there now may
    run, by their hashes: write it anew after each build. Whatever in the site it would block is listed, and the
    exit code is then 1.
    """
    if not (site / "index.html").is_file():
        raise CannotRunError(f"there is no built site in “{site}”. Build it first with “mkdocs build”.")
    policy = security_policy(site, hosts, style_attributes=style_attributes)
    deliver(_FORMATS[format_].format(policy.text), output)
    for one in policy.blocked:
        again = f", and {one.more} more like it" if one.more else ""
        click.echo(f"{site / one.location.path}:{one.location.line}:{one.location.column}: "
                   f"it {one.what}, which the policy blocks{again}.", err=True)
    if policy.blocked:
        raise click.exceptions.Exit(1)
