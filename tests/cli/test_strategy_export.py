"""``strategy export``: published files without a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from strategy_handbook.cli import main
from strategy_handbook.exports import EXPORTS
from support import project

COMPANY = {"strategy/a.yml": "goals: {grow: {title: Größer werden}}\n"}


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, bytes, str]:
    monkeypatch.chdir(project(folder, {} if (folder / "strategy").exists() else COMPANY))
    result = CliRunner().invoke(main, ["export", *arguments])
    return result.exit_code, result.stdout_bytes, result.stderr


def test_it_writes_the_bytes_that_are_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run(tmp_path, monkeypatch, "raci.csv")
    assert code == 0
    assert out.startswith(b"\xef\xbb\xbfgoal_id,Goal,")
    assert out.endswith("\r\ngrow,Größer werden,,,,\r\n".encode())
    code, told, _ = run(tmp_path, monkeypatch, "raci.csv", "-o", "tables/raci.csv")
    assert (code, told, (tmp_path / "tables/raci.csv").read_bytes()) == (0, b"", out)


@pytest.mark.parametrize("name", list(EXPORTS))
def test_every_export_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    code, out, _ = run(tmp_path, monkeypatch, name)
    assert (code, bool(out)) == (0, True)


def test_it_names_what_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, error = run(tmp_path, monkeypatch, "nothing.csv")
    assert code == 2
    assert "matrix-goals.csv" in error


def test_half_a_strategy_is_not_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, {"strategy/a.yml": "goals: {grow: [\n"})
    code, out, error = run(tmp_path, monkeypatch, "raci.csv")
    assert (code, out) == (2, b"")
    assert "not every file can be read" in error


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    code, _, error = run(tmp_path, monkeypatch, "raci.csv", "-o", "file/raci.csv")
    assert code == 2
    assert "cannot be written" in error
