"""Hosts a site with Debian's nginx and the very files of ``docs/hosting/``, for the load test and for the tests.

Only the port, and whom nginx runs as, differ from what the files say.
"""

from __future__ import annotations

import gzip
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
STRATEGY = Path(sys.executable).with_name("strategy")
RECIPES = Path(__file__).parents[1] / "docs" / "hosting"


def anywhere() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def prepare(site: Path, folder: Path, *recipes: str, **changes: str) -> int:
    """Lay out a folder as the docs say, with links to the files of a site; gives the port it will be served on."""
    port = anywhere()
    shutil.copytree(site, folder / "site", copy_function=os.link)
    (folder / "run").mkdir()
    for name in ("nginx.conf", *recipes):
        text = (RECIPES / name).read_text("utf-8")
        for old, new in {"listen 8080;": f"listen 127.0.0.1:{port};", **changes}.items():
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    command = [STRATEGY, "csp", "site", "--format", "nginx", "-o", "csp.conf"]
    subprocess.run(command, cwd=folder, check=True)
    return port


def compress(site: Path, *names: str) -> None:
    """Put a compressed copy beside each of these files."""
    for name in names:
        (site / f"{name}.gz").write_bytes(gzip.compress((site / name).read_bytes(), mtime=0))


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Start nginx on such a folder; gives its address.

    Raises:
        RuntimeError: nginx does not accept the configuration; the message is its own.
    """
    command = [str(NGINX), "-e", "stderr", "-p", str(folder), "-c", "nginx.conf"]
    if os.geteuid() == 0:  # its workers could not read a folder that is only ours
        command += ["-g", "user root;"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            _await(server, port)
            if server.poll() is not None:
                raise RuntimeError((folder / "log").read_text("utf-8"))
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until somebody answers or nobody will; a minute at most, for a machine may be busy."""
    for _attempt in range(1200):
        with socket.socket() as probe:
            if server.poll() is not None or probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
