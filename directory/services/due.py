"""Publishing anew what time, or a new version of the code, has changed: facts that grew stale, a horizon that moved on."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select, update
from sqlalchemy.orm import Session, sessionmaker

from directory.models import DirectoryState, Publication, Service, now
from directory.services.dependents import KEYS_PER_QUERY
from directory.services.history import revision_number
from directory.services.publication import FORMAT
from directory.services.publishing import publish_services


def publish_due(sessions: sessionmaker[Session], today: dt.date) -> int:
    """Publish what is due on this day, a portion per commit so that nobody waits long; how many differed.

    Safe to call from several processes: each portion is chosen again once the writers' lock is held.
    """
    with sessions() as session:
        if session.scalar(select(DirectoryState.publication_format)) != FORMAT:
            make_all_due(session)
            session.commit()
    due = select(Publication.service_id).where(Publication.due_on <= today).order_by(Publication.service_id)
    total = 0
    while True:
        with sessions() as session:
            if session.scalar(due.limit(1)) is None:
                return total
            number = revision_number(session)
            ids = session.scalars(due.limit(KEYS_PER_QUERY)).all()
            total += publish_services(session.connection(), ids, lambda number=number: number, today)  # type: ignore[misc]
            session.commit()


def make_all_due(session: Session) -> None:
    """Let every service be published anew, and derived things be built anew from that."""
    number = revision_number(session)
    published = select(Publication.service_id)
    for service_id, slug in session.execute(select(Service.id, Service.slug).where(Service.id.not_in(published))):
        session.add(Publication(service_id=service_id, slug=slug, revision=number, published_at=now(), data=None))
    session.flush()
    session.execute(update(Publication).values(due_on=dt.date.min))
    session.execute(update(DirectoryState).values(publication_format=FORMAT, purge_revision=number))
