"""Every fact has a question that ends in yes, no or a value, and what yes means is declared beside the question."""

from __future__ import annotations

from directory.services.facts import FactType
from directory.services.kinds import KINDS

FIELDS = {field.code: field for kind in KINDS.values() for field in kind.facts.values()}


def test_every_question_ends_in_a_value_that_a_report_can_hold() -> None:
    assert [code for code, field in FIELDS.items() if field.answered_as.type is FactType.TABLE] == []
    assert FIELDS["hours"].answered_as.type is FactType.HOURS
    assert FIELDS["wheelchair"].answered_as is FIELDS["wheelchair"]


def test_what_yes_means_is_told_of_questions_that_yes_answers_and_of_no_other() -> None:
    told = {code: field.as_dict()["yes_means"] for code, field in FIELDS.items()}
    answered = {code for code, field in FIELDS.items() if field.answered_as.type is FactType.YES_NO}
    assert {code for code, yes in told.items() if yes is not None} == answered - {"refusing_is_safe"}
    # "Moet ik mijn naam zeggen?" of "Anoniem kan"; "Kan ik inschrijven zonder computer?" of "Enkel online inschrijven".
    assert {code for code, yes in told.items() if yes is False} == {"anonymous", "online_sign_up_only"}
