"""The shelf of members: who they are to the bot, what they may do, what they agreed to."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, func, or_, select, update

from bot.domain.erasing import Lacking
from bot.domain.member import Channel, Directory, Member, Role, Status
from bot.domain.organisation import folded
from storage.among import among
from storage.forgetting import forget
from storage.line import Line
from storage.statement import Row, Statement, insert, insert_new
from storage.tables import consents, members, role_grants

IS_ORGANISER = (
    select(role_grants.c.id)
    .where(
        role_grants.c.member_id == members.c.id,
        role_grants.c.role == Role.PROJECT_GROUP.value,
        role_grants.c.gathering_id.is_(None),
    )
    .exists()
)
MEMBER = select(
    members.c.id,
    members.c.name,
    members.c.telegram_id,
    members.c.chat_id,
    members.c.language,
    members.c.status,
    members.c.channel,
    members.c.directory,
    IS_ORGANISER,
    members.c.paused_until,
    members.c.contact_note,
)
_THIS = members.c.id == bindparam("which")
GET = Statement(MEMBER.where(_THIS))
KNOWN = Statement(MEMBER.where(among(members.c.id, "ids")))
MERGED_INTO = Statement(select(members.c.merged_into).where(_THIS))
BY_TELEGRAM_ID = Statement(MEMBER.where(members.c.telegram_id == bindparam("telegram_id")))
ORGANISERS = Statement(MEMBER.where(IS_ORGANISER).order_by(members.c.id))
ADD = insert(
    members,
    *("name", "telegram_id", "language", "status", "channel", "directory"),
    *("joined_at", "last_sign_at", "folded"),
)
# Whoever was erased a moment ago stays so: nothing that was read before is written back.
SAVE = Statement(
    update(members).where(_THIS, members.c.status != Status.LEFT.value),
    *("name", "telegram_id", "chat_id", "language", "status", "channel", "directory"),
    *("paused_until", "contact_note", "folded"),
)
ROLES_OF = Statement(
    select(role_grants.c.role).where(
        role_grants.c.member_id == bindparam("member"),
        or_(
            role_grants.c.gathering_id.is_(None),
            role_grants.c.gathering_id == bindparam("gathering"),
        ),
    )
)
GRANT = insert_new(role_grants, "member_id", "role", "gathering_id")
AGREE = insert(consents, "member_id", "purpose", "text_version", "given_at")
JOIN = Statement(
    update(members)
    .where(_THIS)
    .values(
        joined_at=func.coalesce(members.c.joined_at, bindparam("at")), last_sign_at=bindparam("at")
    )
)


class MemberShelf:
    def __init__(self, line: Line, touched: set[int]) -> None:
        self._line = line
        self._touched = touched

    def get(self, member_id: int) -> Member:
        """
        Return a member; one who was merged is the member they turned out to be.

        Raises:
            LookupError: there is none of this id.
        """
        row = self._line.row(GET, which=member_id)
        if row is None:
            raise LookupError(f"no member {member_id}")
        member = member_of(row)
        if member.status is not Status.LEFT:
            return member
        merged = self._line.row(MERGED_INTO, which=member_id)
        return self.get(merged[0]) if merged and merged[0] is not None else member

    def known(self, ids: Collection[int]) -> Mapping[int, Member]:
        """Return members by id; whoever left, or was merged, as they stand there themselves."""
        found = [member_of(row) for row in self._line.rows(KNOWN, ids=ids)]
        return {member.id: member for member in found}

    def by_telegram_id(self, telegram_id: int) -> Member | None:
        row = self._line.row(BY_TELEGRAM_ID, telegram_id=telegram_id)
        return None if row is None else member_of(row)

    def organisers(self) -> Sequence[Member]:
        """Return the members of the project group."""
        return [member_of(row) for row in self._line.rows(ORGANISERS)]

    def add(
        self,
        name: str,
        *,
        telegram_id: int | None,
        status: Status,
        at: datetime,
        language: str | None = None,
        channel: Channel = Channel.TELEGRAM,
    ) -> Member:
        made = self._line.made(
            ADD,
            name=name,
            telegram_id=telegram_id,
            language=language,
            status=status.value,
            channel=channel.value,
            directory=Directory.NONE.value,
            joined_at=at if status is Status.ACTIVE else None,
            last_sign_at=at,
            folded=folded(name),
        )
        return self.get(made)

    def save(self, member: Member) -> None:
        """Write a member as they are now, unless they left; roles are given by `grant` alone."""
        self._line.run(
            SAVE,
            which=member.id,
            name=member.name,
            telegram_id=member.telegram_id,
            chat_id=member.chat_id,
            language=member.language,
            status=member.status.value,
            channel=member.channel.value,
            directory=member.directory.value,
            paused_until=member.paused_until,
            contact_note=member.contact_note,
            folded=folded(member.name),
        )

    def roles_of(self, member_id: int, *, gathering_id: int | None = None) -> frozenset[Role]:
        """Return the standing roles of a member, and those for one gathering."""
        rows = self._line.rows(ROLES_OF, member=member_id, gathering=gathering_id)
        return frozenset(Role(row[0]) for row in rows)

    def grant(self, member_id: int, role: Role, *, gathering_id: int | None = None) -> None:
        """Give a standing role, or one for a single gathering."""
        self._line.row(GRANT, member_id=member_id, role=role.value, gathering_id=gathering_id)

    def agree(self, member_id: int, *, purpose: str, text_version: str, at: datetime) -> None:
        """Write down a consent, and the words it was given to; it counts as a sign of life."""
        self._line.made(
            AGREE, member_id=member_id, purpose=purpose, text_version=text_version, given_at=at
        )
        self._line.run(JOIN, which=member_id, at=at)

    def forget(self, member_id: int, *, at: datetime) -> Sequence[Lacking]:
        """
        Erase a person. What is past keeps its counts, with nobody behind them.

        Answers to gatherings still to come are withdrawn, and those gatherings touched. Return
        which gatherings, past ones too, lost what one needs to come to them.
        """
        forgotten = forget(self._line, member_id, at=at)
        self._touched.update(forgotten.touched)
        return forgotten.lacking


def member_of(row: Row) -> Member:
    """Read a row of `MEMBER`."""
    member_id, name, telegram_id, chat_id, language, status, channel, directory, *rest = row
    is_organiser, paused_until, contact_note = rest
    return Member(
        member_id,
        name,
        telegram_id,
        chat_id,
        language,
        Status(status),
        Channel(channel),
        Directory(directory),
        is_organiser=bool(is_organiser),
        paused_until=paused_until,
        contact_note=contact_note,
    )
