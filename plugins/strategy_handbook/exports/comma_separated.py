"""Tables for spreadsheets: comma-separated values as RFC 4180 says, made so that a spreadsheet opens them safely.

They begin with a byte order mark: without it, Excel reads UTF-8 as whatever its computer was set up for, and breaks
every accent. Other programs skip it (in Python, ``utf-8-sig``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

_MARK = "\ufeff"

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula, at its beginning; see OWASP, “CSV Injection”."""


def comma_separated(header: Iterable[str], rows: Iterable[Iterable[str | None]]) -> str:
    """Write a table, with a byte order mark, CRLF after each row, and no cell that a spreadsheet would run."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_harmless(cell) for cell in row] for row in (header, *rows))
    return _MARK + text.getvalue()


def _harmless(cell: str | None) -> str:
    """Put an apostrophe before what would be a formula, as OWASP advises."""
    return f"'{cell}" if cell and cell.startswith(_FORMULA) else cell or ""
