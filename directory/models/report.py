"""What gezellen tell about entries: typed, about a service or a gap, and nothing about whoever tells it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from directory.models.base import Base


class Report(Base):
    """One report. ``id`` is the sender's Idempotency-Key and ``digest`` that of what was sent, so that it counts once.

    Kept to the day and without address or device. ``service_id`` is no foreign key: a report outlives what it is about.
    """

    __tablename__ = "report"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))
    received_on: Mapped[dt.date] = mapped_column(index=True)
    kind: Mapped[str]
    service_id: Mapped[str | None] = mapped_column(String(36), index=True)
    revision: Mapped[int | None]
    reason: Mapped[str | None]
    fact: Mapped[str | None]
    value: Mapped[Any | None] = mapped_column(JSON(none_as_null=True))
    need: Mapped[str | None]
    municipality: Mapped[str | None]
    remark: Mapped[str | None]
