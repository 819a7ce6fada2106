"""Alembic's environment: the app's engine and tables."""

from __future__ import annotations

from alembic import context
from flask import current_app

from directory.extensions import db


def run() -> None:
    """Migrate the database that the app is configured for."""
    if context.is_offline_mode():
        raise RuntimeError("offline migrations are not supported: run them against the database")
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_as_batch=True,
            compare_type=True,
            user_module_prefix="directory.models.base.",
        )
        with context.begin_transaction():
            context.run_migrations()


assert current_app
run()
