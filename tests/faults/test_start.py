"""What an operator gets wrong is told in a line; what goes wrong for a moment at the start does not end the server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from flask import Flask

from directory import serve
from directory.search.follower import IndexFollower
from tests.conftest import run_cli

pytestmark = pytest.mark.thorough


class Shaky:
    """A follower whose index is thrown away by others a few times."""

    def __init__(self, faults: int) -> None:
        self.faults, self.tries = faults, 0

    def catch_up(self) -> bool:
        self.tries += 1
        if self.tries <= self.faults:
            raise FileNotFoundError("MAIN_1.seg")
        return True


@pytest.mark.parametrize("faults", [0, 1, 3])
def test_a_worker_tries_again(monkeypatch: pytest.MonkeyPatch, faults: int) -> None:
    monkeypatch.setattr(serve, "_PAUSES_S", (0, 0, 0))
    shaky = Shaky(faults)
    serve.make_current(cast("IndexFollower", shaky))
    assert shaky.tries == faults + 1


def test_a_worker_does_not_serve_without_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "_PAUSES_S", (0, 0, 0))
    with pytest.raises(FileNotFoundError):
        serve.make_current(cast("IndexFollower", Shaky(4)))


def test_the_terminal_finds_without_a_server_and_without_an_index(app: Flask) -> None:
    shutil.rmtree(app.config["SETTINGS"].index_dir)
    assert "Huurdersbond" in run_cli(app, "search", "huurcontract").output


@pytest.mark.parametrize(
    ("settings", "command", "told"),
    [
        ({"GEZEL_ENV": "productie"}, "serve", "GEZEL_ENV is 'productie': it must be production or development"),
        ({"GEZEL_ENV": "production", "SECRET_KEY": "kort"}, "serve", "SECRET_KEY is missing or shorter"),
        ({"TRUSTED_PROXIES": "x"}, "serve", "TRUSTED_PROXIES is 'x'"),
        ({"DATABASE_URL": "mysql://x"}, "serve", "DATABASE_URL must begin with"),
        ({"DATABASE_URL": "postgresql://niemand@127.0.0.1:1/x"}, "serve", "whether the database runs"),
        ({"GEZEL_DATA": "/proc/nergens"}, "serve", "Name a folder that can be written"),
        ({"PORT": "99999"}, "serve", "not in the range"),
        ({}, "serve", "run `gezel init` first"),
        ({}, "search huur", "run `gezel init` first"),
        ({}, "index check", "run `gezel init` first"),
    ],
)
def test_a_wrong_setting_is_told_in_a_line(tmp_path: Path, settings: dict[str, str], command: str, told: str) -> None:
    env = {**os.environ, "GEZEL_DATA": str(tmp_path), "DATABASE_URL": "", "GEZEL_ENV": "", **settings}
    result = subprocess.run(
        [sys.executable, "-m", "directory", *command.split()], env=env, capture_output=True, text=True, timeout=60, check=False
    )
    assert result.returncode != 0
    assert told in result.stderr
    assert "Traceback" not in result.stderr
