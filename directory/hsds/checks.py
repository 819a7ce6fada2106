"""What makes rows fit together and with what is here: required fields, references, the taxonomy, facts of a kind."""

from __future__ import annotations

from typing import Any

from directory.hsds.batch import Batch, Row
from directory.hsds.fact_values import fits_kind
from directory.hsds.postcodes import postal_code_of, province_of
from directory.hsds.problems import Findings
from directory.hsds.state import State
from directory.hsds.tables import LINKS, TABLES, Cell
from directory.hsds.values import MisfitError, shown
from directory.services.kinds import KINDS
from directory.services.taxonomy import needs, themes

# A log of changes has an empty side where something came or went.
_MAY_BE_EMPTY = ("resource_id", "resource_type", "previous_value", "replacement_value")
# A record that loses these would lose its meaning; other references that lead nowhere are only left out.
_MEANING = {"service.organization_id"}


def check(batch: Batch, state: State) -> None:
    """Refuse what cannot stand, leave out (with a warning) what leads nowhere; tables go after those they refer to."""
    findings = batch.findings
    for name, rows in batch.rows.items():
        for id_, row in list(rows.items()):
            before = state.rows[name].get(id_)
            if not _refers_well(row, batch, state, findings):
                del rows[id_]
                continue
            _keeps_its_owner(row, before, findings)
            if before is None:
                _is_complete(row, findings)
            if name == "taxonomy_term":
                _is_of_our_taxonomy(row, before, findings)
            elif name == "service":
                _is_of_a_kind(row, before, findings)


def _present(table: str, id_: str, batch: Batch, state: State) -> bool:
    return id_ in batch.rows[table] or id_ in state.rows[table]


def _refers_well(row: Row, batch: Batch, state: State, findings: Findings) -> bool:
    """Whether the row can stay; its references that lead nowhere are gone afterwards."""
    if row.table.name == "attribute":
        return _is_linked(row, batch, state, findings)
    dangling = [
        cell
        for cell in row.table.cells.values()
        if cell.enforced
        and cell.target
        and row.values.get(cell.name)
        and not _present(cell.target, row.values[cell.name], batch, state)
    ]
    owners, before = [cell.name for cell in row.table.owners], state.rows[row.table.name].get(row.id, {})
    lost = {cell.name for cell in dangling}
    if owners and not any((row.values.get(name) and name not in lost) or before.get(name) for name in owners):
        what = f"{row.id} belongs to no record that is here, and was left out"
        findings.warn(row.origin, f"{row.path}{row.table.name}", what, f"Fill {' or '.join(owners)}")
        return False
    for cell in dangling:
        _note_dangling(row, cell, findings)
        row.values[cell.name] = None
    return True


def _note_dangling(row: Row, cell: Cell, findings: Findings) -> None:
    what = f"{row.values[cell.name]} is no {cell.target} in the file or here"
    if f"{row.table.name}.{cell.name}" in _MEANING or (cell.required and not cell.owner):
        findings.refuse(row.origin, f"{row.path}{cell.name}", what, "Add it, or name another one")
    else:
        findings.warn(row.origin, f"{row.path}{cell.name}", f"{what}; the reference was left out")


def _is_linked(row: Row, batch: Batch, state: State, findings: Findings) -> bool:
    before = state.rows["attribute"].get(row.id, {})
    entity, link = (row.values.get(name) or before.get(name) for name in ("link_entity", "link_id"))
    if entity not in TABLES or not link or not _present(entity, link, batch, state):
        what = f"{row.id} is tied to {shown(entity)} {link}, which is not here, and was left out"
        findings.warn(row.origin, f"{row.path}link_id", what, "Let link_entity and link_id name a record of the file")
        return False
    term = row.values.get("taxonomy_term_id") or before.get("taxonomy_term_id")
    if term and not _present("taxonomy_term", term, batch, state):
        what = f"{term} is no taxonomy term in the file or here"
        findings.refuse(row.origin, f"{row.path}taxonomy_term_id", what, "Add the term, or use one of /hsds/taxonomy_terms")
    return True


def _keeps_its_owner(row: Row, before: dict[str, Any] | None, findings: Findings) -> None:
    columns = [LINKS[row.table.name][0]] if row.table.name in LINKS else [cell.name for cell in row.table.owners]
    for column in columns if before else ():
        was, becomes = before.get(column) if before else None, row.values.get(column)
        if was and becomes and was != becomes:
            what = f"{row.id} belongs to {was} here, and to {becomes} in the file"
            findings.refuse(row.origin, f"{row.path}{column}", what, f"Give this {row.table.name} an id of its own")


def _complete_belgian(row: Row) -> None:
    """What follows from the rest of a Belgian address: the postal code of a municipality, the province of a postal code."""
    values = row.values
    if values.get("country") == "BE" and values.get("city") and not values.get("postal_code"):
        values["postal_code"] = postal_code_of(values["city"])
    if values.get("country") == "BE" and not values.get("state_province"):
        values["state_province"] = province_of(str(values.get("postal_code") or ""))


def _is_complete(row: Row, findings: Findings) -> None:
    if row.table.name == "address":
        _complete_belgian(row)
    if row.table.name == "metadata":
        row.values.update({name: row.values.get(name) or "" for name in _MAY_BE_EMPTY})
    for cell in row.table.cells.values():
        value = row.values.get(cell.name)
        missing = cell.required and cell.name not in row.refused
        if missing and (value is None or (isinstance(value, str) and not value.strip())):
            mend = f"Use one of: {', '.join(cell.choices)}" if cell.choices else "HSDS asks it of every new record"
            findings.refuse(row.origin, f"{row.path}{cell.name}", "is missing", mend)


def _is_of_our_taxonomy(row: Row, before: dict[str, Any] | None, findings: Findings) -> None:
    """A term that says it is ours must have one of our codes: the whole product is built on them."""
    merged = {**(before or {}), **row.values}
    codes = {"gezel-needs": set(needs()), "gezel-themes": set(themes())}
    ours = codes.get(str(merged.get("taxonomy")))
    if ours is not None and merged.get("code") not in ours:
        what = f"{shown(merged.get('code'))} is not a code of {merged['taxonomy']}"
        findings.refuse(row.origin, f"{row.path}code", what, "Use a code of /hsds/taxonomy_terms, or a taxonomy of your own")
    if before and before["code"] != merged.get("code") and before["taxonomy"] in ("gezel-needs", "gezel-themes"):
        what = f"{shown(merged.get('code'))} would change {before['code']}, a term of Gezel itself"
        findings.refuse(row.origin, f"{row.path}code", what, "Give your term an id of its own")


def _is_of_a_kind(row: Row, before: dict[str, Any] | None, findings: Findings) -> None:
    kind = row.values.get("kind") or (before or {}).get("kind") or "general"
    if kind not in KINDS:
        findings.refuse(
            row.origin, f"{row.path}kind", f"{shown(kind)} is not a kind of service here", f"Use one of: {', '.join(KINDS)}"
        )
        return
    for code, fact in (row.values.get("facts") or {}).items():
        try:
            fits_kind(kind, code, fact)
        except MisfitError as misfit:
            findings.refuse(row.origin, f"{row.path}facts.{code[:60]}", misfit.what, misfit.mend)
