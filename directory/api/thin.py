"""`/api/reach` in the skeleton's form: its answer says plainly what is not there yet."""

from __future__ import annotations

from typing import Any

import marshmallow as ma
from flask_smorest import Blueprint

from directory.api.schemas import Moment, PlaceField

blueprint = Blueprint("coming", __name__, description="Reach")


class ReachQuery(ma.Schema):
    """From where and when."""

    from_ = PlaceField(data_key="from", required=True)
    depart = Moment(load_default=None)


class ReachAnswer(ma.Schema):
    """Every service's way there and back."""

    from_ = ma.fields.Dict(data_key="from", required=True)
    timetable = ma.fields.Dict(allow_none=True, required=True)
    reach = ma.fields.List(ma.fields.Dict(), required=True)


@blueprint.get("/reach")
@blueprint.arguments(ReachQuery, location="query", unknown=ma.RAISE)
@blueprint.response(200, ReachAnswer)
def reach(fields: dict[str, Any]) -> dict[str, Any]:
    """Read every service's way there and back; empty while no timetable is loaded."""
    return {"from_": fields["from_"].as_dict(), "timetable": None, "reach": []}
