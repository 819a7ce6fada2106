"""A process that writes until it is killed (`python -m tests.faults.writer edits|imports`), telling each write once committed."""

from __future__ import annotations

import itertools
import json
import sys
import uuid
from pathlib import Path

from sqlalchemy import select

from directory import create_app
from directory.extensions import db
from directory.models import Service
from directory.services.history import Author, write_as
from tests.conftest import run_cli

SERVICES_PER_FILE = 8


def acknowledge(*words: object) -> None:
    print(*words, flush=True)


def batch(name: str) -> list[dict[str, object]]:
    """The services of one file, each with parts, so that half of one would be seen."""
    return [
        {
            "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {n}")), "name": f"Partij {name} {n}", "status": "active",
            "description": "Samen of niet.",
            "organization": {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, name)), "name": f"Vzw {name}", "description": "x"},
            "phones": [
                {"id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{name} {n} {p}")), "number": f"+32 14 00 00 0{p}"} for p in range(2)
            ],
        }
        for n in range(SERVICES_PER_FILE)
    ]  # fmt: skip


def main(work: str) -> None:
    app = create_app()
    app.extensions["gezel-search"].follower.follow()
    for n in itertools.count():
        if work == "imports":
            name = uuid.uuid4().hex[:10]
            path = Path(app.config["SETTINGS"].data_dir) / f"{name}.json"
            path.write_text(json.dumps(batch(name)), encoding="utf-8")
            result = run_cli(app, "import", "hsds", str(path))
            assert result.exit_code == 0, result.output
            acknowledge("batch", name)
            continue
        with app.app_context():
            write_as(db.session, Author("provider"))
            ids = db.session.scalars(select(Service.id).order_by(Service.id)).all()
            service = db.session.get_one(Service, ids[n % len(ids)])
            version = int((service.alert or "versie 0").removeprefix("versie ")) + 1
            service.alert = f"versie {version}"
            service.phones[0].number = f"+32 14 {version:06d}"
            db.session.commit()
            acknowledge("edit", service.id, version)


if __name__ == "__main__":
    main(sys.argv[1])
