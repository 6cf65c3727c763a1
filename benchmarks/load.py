"""How many readers a handbook bears: ``wrk`` asks nginx, set up as the docs say. ``make load`` calls it.

Requests a second are those of a machine that also runs wrk; processor time a request is nginx's own, and compares.
"""

from __future__ import annotations

import argparse
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.request import Request, urlopen

import hosted

PAGE = "goals/first-contact-resolution/index.html"
READY, AGAIN = ("Accept-Encoding: gzip",), ("Accept-Encoding: gzip", "If-None-Match: {etag}")
ROWS = (
    ("a goal, compressed beforehand", PAGE, READY, True),
    ("a goal, asked for again (304)", PAGE, AGAIN, True),
    ("a goal, compressed on request", PAGE, READY, False),
    ("a goal, not compressed", PAGE, (), False),
    ("the search index, compressed beforehand", "search/search_index.json", READY, True),
    ("the stylesheet, compressed beforehand", "assets/strategy-handbook/handbook.css", READY, True),
)


def measure(site: Path, path: str, headers: Sequence[str], seconds: int, *, ready: bool) -> tuple[float, str, float]:
    """Ask for one file as fast as can be: requests a second, the time 99 of 100 take, microseconds of nginx each.

    Raises:
        SystemExit: An answer was an error; a figure of errors would be a lie.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        port = hosted.prepare(site, folder)
        if ready:
            hosted.compress(folder / "site", path)
        with hosted.serving(folder, port) as address:
            url = address + path.removesuffix("index.html")
            told = [one.format(etag=_etag(url)) for one in headers]
            command = ["wrk", "--threads=2", "--connections=64", f"--duration={seconds}s", "--latency"]
            answer = subprocess.run([*command, *(f"--header={one}" for one in told), url],
                                    capture_output=True, text=True, check=True).stdout
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if re.search(r"Non-2xx|Socket errors", answer):
        sys.exit(f"{path}: {answer}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    requests = int(_found(r"(\d+) requests in", answer))
    return float(_found(r"Requests/sec:\s*([\d.]+)", answer)), _found(r"99%\s+(\S+)", answer), spent / requests * 1e6


def _etag(url: str) -> str:
    """What nginx calls this state of a file that was compressed beforehand."""
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"})) as answer:  # noqa: S310 - it is our own
        return str(answer.headers["ETag"])


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        sys.exit(f"wrk did not say {pattern}: {text}")
    return match[1]


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the built example")
    parser.add_argument("--seconds", type=int, default=3, help="how long each file is asked for")
    asked = parser.parse_args()
    if missing := [one for one, there in (("nginx", hosted.NGINX), ("wrk", shutil.which("wrk"))) if not there]:
        sys.exit(f"The load test wants {' and '.join(missing)} (apt-get install nginx wrk).")
    sys.stdout.write(f"{platform.platform()}\n\n")
    sys.stdout.write("| what is asked for | requests a second | 99 of 100 within | nginx spends |\n|---|--:|--:|--:|\n")
    for words, path, headers, ready in ROWS:
        rate, within, each = measure(asked.site, path, headers, asked.seconds, ready=ready)
        sys.stdout.write(f"| {words} | {rate:,.0f} | {within} | {each:.0f} µs |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
