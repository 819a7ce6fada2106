"""The Flask extensions, made once and bound to an app in `create_app`."""

from __future__ import annotations

import sqlite3
from typing import Any

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine, event

from directory.models import Base

# A connection is tried before use, so that a database that was restarted costs nobody an error.
db = SQLAlchemy(metadata=Base.metadata, engine_options={"pool_pre_ping": True})
migrate = Migrate()
login = LoginManager()
csrf = CSRFProtect()
# Per address and route. An office full of gezellen, all typing, stays well below; whoever copies the site page by page does not.
MOST_REQUESTS = "1200 per minute"
limiter = Limiter(get_remote_address, storage_uri="memory://", headers_enabled=True, default_limits=[MOST_REQUESTS])


@limiter.request_filter
def _is_from_this_machine() -> bool:
    """Our own tools; or a proxy that `TRUSTED_PROXIES` does not tell of, behind which all people would share one limit."""
    return get_remote_address() in ("127.0.0.1", "::1")


# A phone's request may wait this long for another write before it is told to try again.
SQLITE_BUSY_MS = 15_000


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """WAL so that reading never waits for writing; FULL so that an acknowledged write survives a crash."""
    if isinstance(connection, sqlite3.Connection):
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={SQLITE_BUSY_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()
