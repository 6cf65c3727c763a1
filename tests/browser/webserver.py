"""Debian's nginx with the very file that the docs show; only its port, and who it runs as, are ours."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builder import REPOSITORY
from click.testing import CliRunner

from strategy_handbook.cli import main

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
RECIPES = REPOSITORY / "docs" / "hosting"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def prepared(site: Path, folder: Path, *recipes: str, **changes: str) -> int:
    """Lay out a folder as the docs say, with the site in it; gives the port it will be served on."""
    port = free_port()
    shutil.copytree(site, folder / "site", copy_function=os.link)
    (folder / "run").mkdir()
    for name in ("nginx.conf", *recipes):
        text = (RECIPES / name).read_text("utf-8")
        for old, new in {"listen 8080;": f"listen 127.0.0.1:{port};", **changes}.items():
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    asked = ["csp", str(folder / "site"), "--format", "nginx", "-o", str(folder / "csp.conf")]
    policy = CliRunner().invoke(main, asked)
    assert policy.exit_code == 0, policy.output
    return port


@contextmanager
def running(folder: Path, port: int) -> Iterator[str]:
    """Start nginx on such a folder; gives its address."""
    assert NGINX is not None
    command = [NGINX, "-e", "stderr", "-p", str(folder), "-c", "nginx.conf"]
    if os.geteuid() == 0:  # its workers could not read the folders of pytest otherwise
        command += ["-g", "user root;"]
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            for _attempt in range(100):
                if server.poll() is not None:
                    break
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            assert server.poll() is None, (folder / "log").read_text()
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def needs_nginx() -> None:
    """Skip a test where there is no nginx, and say what is missing."""
    if NGINX is None:
        pytest.skip("the tests of hosting want Debian's nginx (apt-get install nginx-light)")


