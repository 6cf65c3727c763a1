"""How long an edit of one goal takes to be shown by ``mkdocs serve``: what is built in the process that serves.

Prints the processor seconds of the first build and the median of those after an edit, as JSON.
"""

from __future__ import annotations

import json
import logging
import os
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


def main(folder: Path, edits: int = 3) -> None:
    """Build, then edit the same goal again and again, building each time."""
    os.chdir(folder)
    logging.basicConfig(level=logging.ERROR)
    with tempfile.TemporaryDirectory() as site:
        def read() -> MkDocsConfig:
            return load_config(site_dir=site)

        def spent() -> float:
            before = time.process_time()
            build(read())
            return time.process_time() - before

        read().plugins.on_startup(command="serve", dirty=False)
        first, after = spent(), []
        file = folder / "strategy/goals/000.yml"
        for number in range(edits):
            file.write_text(re.sub(r"why: \w+", f"why: Edit{number}", file.read_text("utf-8"), count=1), "utf-8")
            after.append(spent())
    print(json.dumps({"first": first, "edit": statistics.median(after)}))  # noqa: T201 - it is what this program is for


if __name__ == "__main__":
    main(Path(sys.argv[1]))
