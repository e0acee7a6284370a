"""What two editors made of one sidecar, as one: decisions on different places never contradict each other."""

from __future__ import annotations

from collections import Counter

from recension.desk.sidecar_text import CannotInsertError, Table, inserted, removed, tables_of, without_tables


class ConflictError(ValueError):
    """Both changed the same, or what no program can put together."""


def merged(base: str, ours: str, theirs: str) -> str:
    """`ours` with what `theirs` changed of `base`; every other byte of `ours` stays.

    Args:
        base: The sidecar that both began with; nothing if there was none.
        ours: What one made of it.
        theirs: What the other made of it.

    Raises:
        ConflictError: Both decided on one place, both changed what is no decision, or one of the three is no sidecar
            whose decisions are tables under headings.
    """
    if _rest(theirs) not in (_rest(base), _rest(ours)):
        if _rest(ours) != _rest(base):
            raise ConflictError("both changed more than decisions")
        ours, theirs = theirs, ours
    try:
        return _with_decisions(ours, tables_of(base), tables_of(theirs))
    except CannotInsertError as error:
        raise ConflictError(str(error)) from error


def _with_decisions(ours: str, base: list[Table], theirs: list[Table]) -> str:
    before, after = [table.text for table in base], [table.text for table in theirs]
    for table in base:
        if table.text in after:
            continue
        here = [item for item in tables_of(ours) if item.kind == table.kind]
        index = next((at for at, item in enumerate(here) if item.text == table.text), None)
        if index is None:
            raise ConflictError("both changed one decision")
        ours = removed(ours, table.kind, index)
    there = {table.text for table in tables_of(ours)}
    ranks = {_key(table): rank for rank, table in enumerate(theirs)}
    for rank, table in enumerate(theirs):
        if table.text in before or table.text in there:
            continue
        if table.has_remarks:
            raise ConflictError("a new decision has remarks within")
        ours = inserted(ours, table.kind, table.values, rank, lambda values: ranks.get(_place(values)))
        there.add(table.text)
    anchors = Counter(map(_key, tables_of(ours)))
    if any(times > 1 and anchor not in _twice(theirs) for anchor, times in anchors.items()):
        raise ConflictError("both decided on one place")
    return ours


def _twice(tables: list[Table]) -> set[tuple[str, ...]]:
    """Places that one side alone has two decisions on already."""
    return {anchor for anchor, times in Counter(map(_key, tables)).items() if times > 1}


def _key(table: Table) -> tuple[str, ...]:
    return _place(table.values)


def _place(values: object) -> tuple[str, ...]:
    assert isinstance(values, dict)
    return tuple(str(values.get(key, "")) for key in ("exact", "prefix", "suffix"))


def _rest(text: str) -> str:
    """All that is no decision, without the blank lines that come and go with decisions."""
    return "\n".join(line for line in without_tables(text).splitlines() if line.strip())
