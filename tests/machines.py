"""Two machines that differ in whatever must not matter: hash seed, time zone, language, clock, order of files."""

from __future__ import annotations

import os
from pathlib import Path

HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1782777600"}
ELSEWHERE = {
    "PYTHONHASHSEED": "42",
    "TZ": "Pacific/Auckland",
    "LANGUAGE": "pt_PT",
    "LC_ALL": "pt_PT.UTF-8",
    "SOURCE_DATE_EPOCH": "4102444800",  # 2100: with “as_of” the clock does not matter
    "PYTHONPATH": os.fspath(Path(__file__).parent / "elsewhere"),
}
