"""Folders and files made to harm whoever checks them: findings in seconds, in little memory, never a crash."""

from __future__ import annotations

import json
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from strategy_handbook import pipeline
from strategy_handbook.checks import Report
from strategy_handbook.pages import plan, redirects
from strategy_handbook.settings import settings_from
from strategy_handbook.source import read_sources, reader
from support import TODAY, finds, project

MKDOCS = ("site_name: T\ndocs_dir: handbook\nextra_css: [remarks.css]\n"
          "plugins:\n  - strategy-handbook: {as_of: 2026-06-30}\n")
SECONDS, MEGABYTES = 30, 500


def checked(folder: Path) -> list[str]:
    """What ``strategy check`` says of a project, when it may neither think long nor remember much."""
    project(folder, {"mkdocs.yml": MKDOCS})
    command = [sys.executable, "-c", "from strategy_handbook.cli import main; main()", "check"]
    limits = lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))  # noqa: E731
    with (folder / "out").open("wb+") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, preexec_fn=limits)
        impatience = threading.Timer(6 * SECONDS, process.kill)  # reading a pipe takes no time of a processor
        impatience.start()
        _pid, status, used = os.wait4(process.pid, 0)
        impatience.cancel()
        out.seek(0)
        said = out.read().decode()
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 1, said
    assert "Traceback" not in said
    assert "itself failed" not in said
    assert used.ru_maxrss / 1024 < MEGABYTES
    return [line for line in said.splitlines() if line.startswith("strategy")]


def bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    return "\n".join([*lines, *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20))])


FILES = {
    "alias-bomb": bomb(),
    "alias-of-a-long-text": f"x: &x [{', '.join(['y' * 19_000])}]\n" + "".join(f"k{n}: *x\n" for n in range(1_500)),
    "billion-merges": f"a: &a {{{', '.join(f'k{n}: v' for n in range(5_000))}}}\n"
                      + "".join(f"c{n}: {{<<: *a}}\n" for n in range(5_000)),
    "control-character": "goals: \x1b[31m\n",
    "crumbs": "x: y\n" * 150_000,
    "deep-block": "".join(" " * n + "a:\n" for n in range(2_500)),
    "deep-dashes": "- " * 10_000 + "a\n",
    "deep-flow": "a: " + "[" * 10_000 + "]" * 10_000,
    "endless-line": "goals: {g: {title: " + "x" * 3_000_000 + "}}\n",
    "endless-name": "? " + "x" * 3_000_000 + "\n: y\n",
    "endless-blanks": "goals:\n" + " " * 3_000_000 + "\t- a\n",
    "many-signs": f"goals: {{h: {{title: T, tags: [{', '.join(f'&a{n} b' for n in range(20_000))}]}}}}\n",
    "many-brackets": f"goals: {{i: {{title: T, description: '{'[' * 15_000}'}}}}\n",
    "many-lines": "goals:\n  j:\n    title: T\n    description: |\n" + "      a\n      : b\n" * 4_000,
    "nothing-but-nul": "\0" * 100_000,
    "self": "a: &a {b: *a}\n",
    "surrogate": 'goals: {s: {title: "\\ud800"}}\n',
    "unclosed": "goals:\n  u:\n    title: \"" + "a\n" * 500_000,
    "unknown-kinds": "".join(f"k{n}: {{}}\n" for n in range(50_000)),
}
HANDBOOK = {
    "brackets.md": "//" + "\n[a" * 60_000,
    "remarks.css": "// " + "/* " * 60_000,
    "scripts.md": "//" + "<script" * 60_000,
}


def test_each_hostile_file_has_its_finding(tmp_path: Path) -> None:
    folder = tmp_path / "strategy"
    project(tmp_path, {f"strategy/{name}.yml": text for name, text in FILES.items()})
    project(tmp_path, {f"handbook/{name}": text for name, text in HANDBOOK.items()})
    with (folder / "fifty-megabytes.yml").open("wb") as large:
        large.truncate(50_000_000)
    os.mkfifo(folder / "pipe.yml")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket.yml"))  # an absolute path may be too long for a socket
    (folder / "loop.yml").symlink_to("loop.yml")
    (folder / "gone.yml").symlink_to("nowhere.yml")
    (folder / "device.yml").symlink_to("/dev/zero")
    (folder / "passwords.yml").symlink_to("/etc/passwd")
    (folder / "top").symlink_to("/")
    (folder / "ring").symlink_to(folder)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yml")).write_text("goals: {o: {title: T}}\n")
    (folder / "bidi\u202e.yml").write_text("goals: no\n")
    os.mkfifo(tmp_path / "strategy" / "pipe.txt")
    found: dict[str, str] = {}
    for line in checked(tmp_path):
        found.setdefault(line.split(":")[0].removeprefix("strategy/"), line.partition("error: ")[2])
    assert found == FINDINGS


def test_settings_that_ask_for_too_much_are_refused_in_a_sentence(tmp_path: Path) -> None:
    """Aliases of aliases, groups in groups, and what is no file, in what ``mkdocs.yml`` says or inherits."""
    extra = "extra:\n" + "".join(f"  {line}\n" for line in bomb().splitlines())
    merges = (f"  a: &a {{{', '.join(f'k{n}: v' for n in range(1_000))}}}\n"
              + "".join(f"  c{n}: {{<<: *a}}\n" for n in range(1_000)))
    block = "plugins: [{strategy-handbook: {%s}}]\n"
    names = ("as_of", "audience", "goal_cadence", "locale", "search", "strategy_dir", "templates_dir")
    texts = {
        **{name: extra + block % f"{name}: *a19" for name in names},
        "checks": extra + block % "checks: {smart: *a19}",
        "options": extra + block % "checks: {external-request: {hosts: *a19}}",
        "paths": extra + block % "checks_by_path: {x: {smart: *a19}}",
        "deep": block % ("checks: " + "{a: " * 5_000 + "}" * 5_000),
        "large": "#" * 5_000_000,
        "merges": f"extra:\n{merges}{block % ''}",
        "self": "plugins: &a [{strategy-handbook: {checks: {smart: *a}}}]",
        "device": "INHERIT: /dev/zero",
        "pipe": "INHERIT: pipe",
    }
    project(tmp_path, {f"{name}.yml": text for name, text in texts.items()})
    os.mkfifo(tmp_path / "pipe")
    read = ("import pathlib, resource, sys; from strategy_handbook.settings import *\n"
            f"resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))\n"
            "resource.setrlimit(resource.RLIMIT_AS, (2 ** 30, 2 ** 30))\n"
            "for name in sys.argv[1:]:\n"
            "    try: settings_from_file(pathlib.Path(name))\n"
            "    except SettingsError as error: print(error)")
    told = subprocess.run([sys.executable, "-c", read, *(f"{name}.yml" for name in texts)], cwd=tmp_path,
                          capture_output=True, text=True, timeout=6 * SECONDS, check=False)
    assert told.returncode == 0, told.stderr[-300:]
    endless = "stands for more than 200,000 values once its aliases (“*”) are followed. Write out what you mean."
    no_file = "is no file but a pipe, a socket or a device."
    others = {"deep": "deep.yml is nested more deeply than can be read.", "large": "large.yml is larger than 4 MB.",
              "device": f"/dev/zero {no_file}", "pipe": f"pipe {no_file}"}
    assert told.stdout.splitlines() == [others.get(name, f"{name}.yml {endless}") for name in texts]


FINDINGS = yaml.safe_load(Path(__file__).with_name("hostile_files.yml").read_text("utf-8"))


def test_too_many_files_are_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_FILES", 20)  # to make as many as there may be takes longer than to look at them
    project(tmp_path, {f"strategy/{folder}/{name}.yml": "" for folder in "abc" for name in range(10)})
    sources = read_sources(tmp_path / "strategy", tmp_path)
    assert sources.files == 20
    assert [problem.message for check, problem in sources.problems if check == "yaml-syntax"] == [
        "this folder holds more than 20 files; the others were left out. Join what belongs together."]


def test_a_strategy_has_a_size_in_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_TOTAL_VALUES", 20)
    goal = "{title: T, tags: [a, b, c, d]}"
    project(tmp_path, {f"strategy/{name}.yml": f"goals: {{{name}: {goal}}}" for name in "abcd"})
    sources = read_sources(tmp_path / "strategy", tmp_path)
    assert len(sources.documents) == 3
    assert [f"{problem.location} {problem.message}" for _check, problem in sources.problems] == [
        "strategy/d.yml:1:1 the strategy holds more than 20 values in all; this file and those after it were left out."]


@contextmanager
def somebody_else() -> Iterator[None]:
    """Root may read everything, so these tests step back for a moment where it runs them."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_what_may_not_be_read_is_a_finding() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = project(Path(name), {"strategy/closed/a.yml": "", "strategy/b.yml": "goals: {}"}) / "strategy"
        Path(name).chmod(0o755)
        (folder / "closed").chmod(0)
        (folder / "b.yml").chmod(0)
        with somebody_else():
            sources = read_sources(folder, folder.parent)
        (folder / "closed").chmod(0o755)
    assert [str(problem.location) + " " + problem.message for _check, problem in sources.problems] == [
        "strategy/closed:1:1 this folder cannot be opened: Permission denied.",
        "strategy/b.yml:1:1 this file cannot be opened: Permission denied.",
    ]


NO_IDS = ("../x", "/x", "a/b", "a\\b", "../../x", "con", "nul", "lpt9", "aux.txt", "a.", "A", "%2e", "a\x00", "ａ",
          "com¹", "index", "-a", "a--b", "x" * 81)


def test_no_id_and_no_alias_leaves_its_folder_or_means_something_to_a_file_system(tmp_path: Path) -> None:
    """Even where the settings make light of it."""
    goals = {name: {"title": "T"} for name in NO_IDS} | {"g": {"title": "G", "aliases": [*NO_IDS, "g", "h"]}, "h": {}}
    project(tmp_path, {"strategy/a.yml": json.dumps({"goals": goals})})
    settings = settings_from({"as_of": TODAY}, root=tmp_path, docs_dir=None, locale="en")
    loaded = pipeline.load(settings)
    assert len(loaded.reported["invalid-id"]) == 2 * len(NO_IDS)
    contents = pipeline.book(loaded, Report(()))
    paths = [one.uri for one in plan(contents)] + [one.old_uri for one in redirects(contents)]
    assert {path for path in paths if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*[.]md", path)} == set()
    assert {path for path in paths if set(path.removesuffix(".md").split("/")) & set(NO_IDS) - {"index"}} == set()
    assert len({path.casefold() for path in paths}) == len(paths)


@pytest.mark.parametrize("name", ["goals/G.md", "Goals/g.md", "GOALS/index.md"])
def test_pages_whose_names_differ_by_capitals_are_a_finding(name: str, tmp_path: Path) -> None:
    files = {"strategy/a.yml": "goals: {g: {title: G}}", f"handbook/{name}": "# Mine"}
    message = "has the same address as a page the handbook makes from the strategy. Move or rename it, so that both can"
    assert finds(tmp_path, "page-collision", files) == [
        f"handbook/{name}:1:1: error: handbook/{name} {message} be read. [page-collision]"]


def test_a_page_whose_name_is_no_text_is_a_finding(tmp_path: Path) -> None:
    project(tmp_path, {"handbook/a.md": "# A"})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/handbook/\xff.md")).write_text("# B")
    assert finds(tmp_path, "page-collision", {}) == [
        ("handbook/\ufffd.md:1:1: error: the name of this file is not UTF-8, so it can have no address. Rename it. "
         "[page-collision]")]
