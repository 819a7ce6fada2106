"""Runs a script in `static/pwa/e2e/` that drives a real Chromium, and reads the JSON that it prints."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from directory.config import ROOT

E2E = ROOT / "static" / "pwa" / "e2e"
SCRIPT_TIMEOUT_S = 120


def run_node(script: str, *arguments: str, timeout: int = SCRIPT_TIMEOUT_S) -> Any:
    """The last line that the script prints, as JSON."""
    done = subprocess.run(["node", str(E2E / script), *arguments], capture_output=True, text=True, timeout=timeout, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])
