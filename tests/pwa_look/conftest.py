"""The app on the seeds, served once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.screens import served


@pytest.fixture(scope="session")
def app_base(seeded_app: Flask) -> Iterator[str]:
    with served(seeded_app) as address:
        yield address
