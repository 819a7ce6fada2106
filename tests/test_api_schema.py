"""schemathesis over the whole OpenAPI document: no 500, no answer or status that the document does not tell of."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from werkzeug.serving import make_server

from tests.conftest import make_app

pytestmark = pytest.mark.thorough

CHECKS = [not_a_server_error, response_schema_conformance, status_code_conformance]
SHORT, LONG = 8, 150
LONG_MOST_S = 3000
# Reproducible, and never judged by how fast a shared machine is.
repeatable = settings(
    max_examples=SHORT,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_what_the_document_says_holds(seeded_app: Flask, subtests: pytest.Subtests, mode: GenerationMode) -> None:
    """Right and wrong requests of every operation, in this process."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", seeded_app)
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) > 15
    for operation in operations:

        @repeatable
        @given(case=operation.as_strategy(generation_mode=mode))
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS)

        # Where every text is a right one, as in an address that ends in any id, nothing wrong can be asked.
        nothing_wrong = Unsatisfiable if mode is GenerationMode.NEGATIVE and not operation.query else ()
        with subtests.test(operation.label), contextlib.suppress(nothing_wrong):
            holds()


@pytest.mark.slow
def test_what_the_document_says_holds_for_long(seeded_folder: Path) -> None:
    """Every phase of schemathesis' own command, over HTTP."""
    server = make_server("127.0.0.1", 0, make_app(seeded_folder), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    command = [
        str(Path(sys.executable).with_name("st")), "run", f"http://127.0.0.1:{server.server_port}/api/openapi.json",
        "--phases", "examples,coverage,fuzzing", "--max-examples", str(LONG), "--seed", "1", "--no-color",
        "--checks", "not_a_server_error,response_schema_conformance,status_code_conformance",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=LONG_MOST_S, check=False)
    server.shutdown()
    thread.join()
    server.server_close()
    assert done.returncode == 0, done.stdout[-8000:]
