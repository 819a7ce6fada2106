"""The shapes of questions and answers, as marshmallow schemas: they check requests and make the OpenAPI document."""

from __future__ import annotations

import datetime as dt
from typing import Any

import marshmallow as ma
from marshmallow.validate import Length, OneOf, Range

from directory.config import BRUSSELS
from directory.reach.places import Place, UnknownPlaceError, resolve
from directory.search.query import SearchQuery
from directory.search.wishes import language_labels
from directory.services.kinds import KINDS
from directory.services.opening import local_now
from directory.services.taxonomy import needs, obstacles, situations, themes

LONGEST_QUERY = 300
MODES = ("walk", "bike", "transit", "car")
DROP_TYPES = ("need", "place", "language", "flag")


class PlaceField(ma.fields.String):
    """A place by name, id, postcode or ``lat,lon``; deserialised to a `Place`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Place:  # type: ignore[override]
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return resolve(text)
        except UnknownPlaceError:
            raise ma.ValidationError(
                "We don't know this place. Give a village, a postcode (2400) or coordinates (51.19,5.12)."
            ) from None


class Moment(ma.fields.String):
    """A local ISO moment (``2026-11-24T14:30``) in Europe/Brussels, or ``now``; deserialised to a naive wall-clock datetime."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.datetime:  # type: ignore[override]
        text = super()._deserialize(value, attr, data, **kwargs)
        if text == "now":
            return local_now()
        try:
            moment = dt.datetime.fromisoformat(text)
        except ValueError:
            raise ma.ValidationError("Give a local time such as 2026-11-24T14:30, or now.") from None
        return moment.astimezone(BRUSSELS).replace(tzinfo=None) if moment.tzinfo else moment


def _codes(known: Any) -> ma.fields.List[Any]:
    return ma.fields.List(ma.fields.String(validate=OneOf(list(known))), load_default=list, validate=Length(max=50))


class SearchFields(ma.Schema):
    """What can be asked of search. Fields that need a timetable are taken and checked; their answers come with the timetable."""

    q = ma.fields.String(
        load_default="", validate=Length(max=LONGEST_QUERY), metadata={"description": "Words, as people type them."}
    )
    theme = _codes(themes())
    need = _codes(needs())
    kind = _codes(KINDS)
    obstacle = _codes(obstacles())
    situation = _codes(situations())
    from_ = PlaceField(
        data_key="from", load_default=None, validate=None, metadata={"description": "Place name, id, postcode or lat,lon."}
    )
    radius_km = ma.fields.Float(load_default=None, validate=Range(0, 200), allow_nan=False)
    max_minutes = ma.fields.Integer(load_default=None, validate=Range(1, 600))
    modes = ma.fields.String(load_default=None, metadata={"description": "Comma separated: walk, bike, transit, car."})
    depart = Moment(load_default=None, metadata={"description": "Local ISO moment."})
    home_by = Moment(load_default=None, metadata={"description": "Local ISO moment."})
    wheelchair = ma.fields.Boolean(load_default=False)
    language = _codes(language_labels())
    free = ma.fields.Boolean(load_default=False)
    no_status = ma.fields.Boolean(load_default=False)
    home_visit = ma.fields.Boolean(load_default=False)
    open_at = Moment(load_default=None, metadata={"description": "Local ISO moment, or now."})
    available = ma.fields.Boolean(load_default=False)
    drop = ma.fields.List(
        ma.fields.String(validate=Length(max=80)), load_default=list, validate=Length(max=30),
        metadata={"description": "What to take out of what is understood: need:eviction, place:mol, language:ar, flag:free."},
    )  # fmt: skip
    page = ma.fields.Integer(load_default=1, validate=Range(1, 10_000))
    page_size = ma.fields.Integer(load_default=20, validate=Range(1, 100))

    @ma.validates("modes")
    def _known_modes(self, value: str | None, data_key: str) -> None:  # noqa: ARG002 - marshmallow passes it
        if value is not None and not set(value.split(",")) <= set(MODES):
            raise ma.ValidationError(f"Choose from {', '.join(MODES)}, separated by commas.")

    @ma.validates("drop")
    def _known_drop(self, value: list[str], data_key: str) -> None:  # noqa: ARG002 - marshmallow passes it
        if any(chip.partition(":")[0] not in DROP_TYPES for chip in value):
            raise ma.ValidationError(f"Each starts with {', '.join(DROP_TYPES)} and a colon.")


class SearchBody(SearchFields):
    """A search with the client's situation: for other programs; our own app judges on the phone and never sends it."""

    client = ma.fields.Dict(load_default=None, metadata={"description": "The client's situation. Never stored or logged."})


def query_of(fields: dict[str, Any]) -> SearchQuery:
    """The typed query of checked fields."""
    return SearchQuery(
        q=fields["q"], themes=tuple(fields["theme"]), needs=tuple(fields["need"]), kinds=tuple(fields["kind"]),
        obstacles=tuple(fields["obstacle"]), situations=tuple(fields["situation"]), from_=fields["from_"],
        radius_km=fields["radius_km"], languages=tuple(fields["language"]), free=fields["free"], no_status=fields["no_status"],
        home_visit=fields["home_visit"], open_at=fields["open_at"], available=fields["available"], drop=frozenset(fields["drop"]),
        page=fields["page"], page_size=fields["page_size"],
    )  # fmt: skip


class Interpreted(ma.Schema):
    """What was understood."""

    themes = ma.fields.List(ma.fields.String())
    needs = ma.fields.List(ma.fields.String())
    kinds = ma.fields.List(ma.fields.String())
    place = ma.fields.Dict(allow_none=True)
    languages = ma.fields.List(ma.fields.String())
    flags = ma.fields.List(ma.fields.String())
    danger = ma.fields.List(ma.fields.String())
    corrected = ma.fields.Dict(keys=ma.fields.String(), values=ma.fields.String())
    chips = ma.fields.List(ma.fields.Dict())


class SearchAnswer(ma.Schema):
    """A page of results."""

    total = ma.fields.Integer(required=True)
    page = ma.fields.Integer(required=True)
    page_size = ma.fields.Integer(required=True)
    took_ms = ma.fields.Float(required=True)
    interpreted = ma.fields.Nested(Interpreted, required=True)
    results = ma.fields.List(ma.fields.Dict(), required=True)
    fallback = ma.fields.List(ma.fields.Dict(), required=True)


class Typed(ma.Schema):
    """What one is typing."""

    q = ma.fields.String(required=True, validate=Length(max=100))


class Suggestions(ma.Schema):
    """Needs, services and places that may be meant."""

    suggestions = ma.fields.List(ma.fields.Dict(), required=True)


class Places(ma.Schema):
    """Places that start so; all of them where nothing is typed."""

    places = ma.fields.List(ma.fields.Dict(), required=True)


class PlaceTyped(ma.Schema):
    """The start of a place's name or postcode."""

    q = ma.fields.String(load_default="", validate=Length(max=100))


class PublishedService(ma.Schema):
    """One publication in full: a full HSDS 3.1 service with Gezel's profile, and what is derived from it."""

    id = ma.fields.String(required=True)
    name = ma.fields.String(required=True)

    @ma.post_dump(pass_original=True)
    def _whole(self, _known: Any, publication: Any, **_: Any) -> Any:
        """The fields beyond these are those of HSDS: they pass as they are."""
        return publication


class VocabularyAnswer(ma.Schema):
    """Every code with its Dutch word, and the facts of each kind."""

    themes = ma.fields.List(ma.fields.Dict(), required=True)
    needs = ma.fields.List(ma.fields.Dict(), required=True)
    kinds = ma.fields.List(ma.fields.Dict(), required=True)
    obstacles = ma.fields.List(ma.fields.Dict(), required=True)
    situations = ma.fields.List(ma.fields.Dict(), required=True)
    languages = ma.fields.List(ma.fields.Dict(), required=True)
    special_values = ma.fields.Dict(required=True)
