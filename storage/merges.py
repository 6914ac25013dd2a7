"""The shelf of merges: two records of one person, or of one organisation, and the way back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, or_, select, update

from bot.domain.directory import Merge, MergeKind
from bot.domain.gathering import OPEN
from bot.domain.member import Directory, Member, Status
from bot.domain.organisation import Organisation
from storage.line import Line
from storage.members import MemberShelf
from storage.mentions import Facts, plain, restored
from storage.organisations import OrganisationShelf
from storage.statement import Row, Statement, insert, one_of
from storage.tables import affiliations, gatherings, members, merges, organisations, rsvps
from storage.uniting import apart, divide, gatherings_in, signs_of, unite

_TABLES: Mapping[MergeKind, Table] = {
    MergeKind.MEMBER: members,
    MergeKind.ORGANISATION: organisations,
}
_EMPTIED: Facts = {
    "name": "",
    "folded": "",
    "contact_note": "",
    "status": Status.LEFT.value,
    "directory": Directory.NONE.value,
    **dict.fromkeys(("telegram_id", "chat_id", "language")),
    **dict.fromkeys(("paused_until", "joined_at", "last_sign_at")),
}
"""What remains of a member's record that was merged: nothing to read."""


def _whole(table: Table) -> Statement:
    return Statement(select(table).where(table.c.id == bindparam("which")))


def _rewriting(table: Table) -> Statement:
    names = [column.name for column in table.columns if column.name != "id"]
    return Statement(update(table).where(table.c.id == bindparam("which")), *names)


WHOLE = {kind: _whole(table) for kind, table in _TABLES.items()}
REWRITE = {kind: _rewriting(table) for kind, table in _TABLES.items()}
ADD = insert(merges, "kind", "kept_id", "gone_id", "facts", "merged_by", "merged_at")
_MERGE = select(
    *(merges.c[name] for name in ("id", "kind", "kept_id", "gone_id", "merged_at", "undone_at")),
    *(merges.c.facts, members.c.name, organisations.c.name),
)
_BESIDE = (
    merges.outerjoin(members, (members.c.id == merges.c.kept_id) & (merges.c.kind == "member"))
).outerjoin(organisations, (organisations.c.id == merges.c.kept_id) & (merges.c.kind == "org"))
_NAMED = _MERGE.select_from(_BESIDE)
GET = Statement(_NAMED.where(merges.c.id == bindparam("which")))
_OPEN = merges.c.undone_at.is_(None) & (merges.c.merged_at > bindparam("since"))
_LATEST = _NAMED.where(_OPEN).order_by(merges.c.id.desc()).limit(bindparam("size"))
PAGE = Statement(_LATEST.offset(bindparam("start")))
OF = Statement(
    _LATEST.where(merges.c.kind == bindparam("sort"), merges.c.kept_id == bindparam("record"))
)
LATER_ONES = Statement(
    select(merges.c.id).where(
        merges.c.kind == bindparam("sort"),
        merges.c.id > bindparam("which"),
        merges.c.undone_at.is_(None),
        or_(
            merges.c.kept_id == bindparam("record"),
            merges.c.gone_id == bindparam("record"),
        ),
    )
)
UNDO = Statement(
    update(merges).where(merges.c.id == bindparam("which"), merges.c.undone_at.is_(None)),
    "undone_at",
)
ACCOUNT_TAKEN = Statement(
    select(members.c.id).where(
        members.c.telegram_id == bindparam("account"),
        members.c.id != bindparam("kept"),
        members.c.id != bindparam("gone"),
    )
)
ANSWERED_BY = Statement(
    select(rsvps.c.gathering_id)
    .join(affiliations, affiliations.c.member_id == rsvps.c.member_id)
    .join(gatherings, gatherings.c.id == rsvps.c.gathering_id)
    .where(
        affiliations.c.organisation_id == bindparam("organisation"),
        one_of(gatherings.c.status, sorted(status.value for status in OPEN)),
    )
    .distinct()
)


class MergeShelf:
    def __init__(self, line: Line, touched: set[int]) -> None:
        self._line = line
        self._touched = touched

    def join_members(self, kept: Member, gone_id: int, *, by: int | None, at: datetime) -> int:
        """Let one record pass into another, which becomes `kept`; return the id of the merge."""
        kind = MergeKind.MEMBER
        before = self._row(kind, kept.id), self._row(kind, gone_id)
        steps = unite(self._line, members, kept=kept.id, gone=gone_id)
        self._rewrite(kind, {**before[1], **_EMPTIED, "merged_into": kept.id})
        MemberShelf(self._line, self._touched).save(kept)
        self._rewrite(kind, {**self._row(kind, kept.id), **signs_of(*before)})
        self._touched.update(gatherings_in(steps))
        return self._add(kind, before, steps, by=by, at=at)

    def join_organisations(
        self, kept: Organisation, gone_id: int, *, by: int | None, at: datetime
    ) -> int:
        """Let one organisation pass into another; return the id of the merge."""
        kind = MergeKind.ORGANISATION
        before = self._row(kind, kept.id), self._row(kind, gone_id)
        steps = unite(self._line, organisations, kept=kept.id, gone=gone_id)
        self._rewrite(kind, {**before[1], "merged_into": kept.id})
        OrganisationShelf(self._line).save(kept)
        self._touch_answered(kept.id)
        return self._add(kind, before, steps, by=by, at=at)

    def get(self, merge_id: int) -> Merge:
        """
        Return a merge.

        Raises:
            LookupError: there is none of this id.
        """
        row = self._line.row(GET, which=merge_id)
        if row is None:
            raise LookupError(f"no merge {merge_id}")
        return _merge(row)

    def page(self, *, since: datetime, start: int, size: int) -> Sequence[Merge]:
        """Return merges since a moment that were not undone, the latest first."""
        return [_merge(row) for row in self._line.rows(PAGE, since=since, start=start, size=size)]

    def of(
        self, kind: MergeKind, record_id: int, *, since: datetime, size: int
    ) -> Sequence[Merge]:
        """Return those into one record, the latest first."""
        asked = {"sort": kind.value, "record": record_id, "since": since, "size": size}
        return [_merge(row) for row in self._line.rows(OF, **asked)]

    def stands_below(self, merge: Merge) -> bool:
        """Tell whether a later merge has one of these records; that one is undone first."""
        return any(
            self._line.row(LATER_ONES, which=merge.id, sort=merge.kind.value, record=record)
            for record in (merge.kept_id, merge.gone_id)
        )

    def split(self, merge: Merge, *, at: datetime) -> bool:
        """Tell two records apart again; False if that was done before."""
        if self._line.run(UNDO, which=merge.id, undone_at=at) != 1:
            return False
        row = self._line.row(GET, which=merge.id)
        facts: Facts = row[6] if row else {}
        kept, gone = facts["kept"], facts["gone"]
        table = _TABLES[merge.kind]
        if merge.kind is MergeKind.ORGANISATION:
            self._touch_answered(merge.kept_id)
        now = self._row(merge.kind, merge.kept_id)
        self._free_account(merge.kind, now)
        divide(self._line, table, facts["steps"], kept=merge.kept_id, gone=merge.gone_id)
        gone, kept = apart(kept, gone, merged=facts["merged"], now=now)
        self._rewrite(merge.kind, self._with_account(gone, merge))
        self._rewrite(merge.kind, self._with_account(kept, merge))
        self._touched.update(gatherings_in(facts["steps"]))
        return True

    def _free_account(self, kind: MergeKind, now: Facts) -> None:
        if kind is MergeKind.MEMBER:
            self._rewrite(kind, {**now, "telegram_id": None})

    def _with_account(self, row: Facts, merge: Merge) -> Facts:
        """Leave a Telegram account to whoever has it by now."""
        account = row.get("telegram_id")
        asked = {"account": account, "kept": merge.kept_id, "gone": merge.gone_id}
        if account is None or self._line.row(ACCOUNT_TAKEN, **asked) is None:
            return row
        return {**row, "telegram_id": None, "chat_id": None}

    def _add(
        self,
        kind: MergeKind,
        before: tuple[Facts, Facts],
        steps: Sequence[Facts],
        *,
        by: int | None,
        at: datetime,
    ) -> int:
        kept, gone = before
        merged = self._row(kind, kept["id"])
        facts = {"kept": kept, "gone": gone, "merged": merged, "steps": list(steps)}
        return self._line.made(
            ADD,
            kind=kind.value,
            kept_id=kept["id"],
            gone_id=gone["id"],
            facts=facts,
            merged_by=by,
            merged_at=at,
        )

    def _row(self, kind: MergeKind, record_id: int) -> Facts:
        row = self._line.row(WHOLE[kind], which=record_id)
        if row is None:
            raise LookupError(f"no {kind} {record_id}")
        return plain(dict(zip(_TABLES[kind].columns.keys(), row, strict=True)))

    def _rewrite(self, kind: MergeKind, row: Facts) -> None:
        whole: dict[str, Any] = restored(_TABLES[kind], row)
        self._line.run(REWRITE[kind], which=whole.pop("id"), **whole)

    def _touch_answered(self, organisation_id: int) -> None:
        rows = self._line.rows(ANSWERED_BY, organisation=organisation_id)
        self._touched.update(row[0] for row in rows)


def _merge(row: Row) -> Merge:
    merge_id, kind, kept_id, gone_id, merged_at, undone_at, facts, *names = row
    return Merge(
        merge_id,
        MergeKind(kind),
        kept_id,
        gone_id,
        merged_at,
        kept_name=next((name for name in names if name), ""),
        gone_name=facts["gone"]["name"],
        undone_at=undone_at,
    )
