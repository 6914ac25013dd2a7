"""Who came without having said so: somebody who is known, somebody new."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.board import Named, Slice
from bot.domain.member import NAME_LENGTH, Channel, Member, Status
from bot.domain.naming import typed_line
from bot.domain.presence import PAGE, PresenceList
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import attendances, rights


@dataclass(frozen=True, slots=True)
class Latecomers:
    """One page of those who may have come; `may_add` tells whether a new record may be made."""

    seen: PresenceList
    page: Slice[Named]
    typed: str = ""
    may_add: bool = False


def find(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    text: str,
    number: int,
    now: datetime,
) -> Latecomers:
    """
    Return who is not on the list; with `text`, those whose name or organisation contains it.

    Raises:
        NotAnOrganiser, NoSuchGathering, GatheringCancelled, HeldByOthers, NotBegun.
        NothingWritten, TooLong.
    """
    by = rights.check(store, member, Action.NOTE_PRESENCE, gathering_id=gathering_id)
    gathering = attendances.begun(store, gathering_id, now=now)
    typed = typed_line(text, limit=NAME_LENGTH) if text else ""
    start = number * PAGE
    found = store.attendances.others(gathering_id, typed, start=start, size=PAGE + 1)
    may_add = may(store.members.roles_of(by.id), Action.EDIT_DIRECTORY)
    page = Slice.cut(found, number=number, size=PAGE)
    return Latecomers(attendances.of(store, gathering), page, typed, may_add)


def came(
    store: Store, *, member: Member | None, gathering_id: int, member_id: int, now: datetime
) -> tuple[PresenceList, str]:
    """
    Note that somebody was there who is not on the list; return it, and their name.

    Raises:
        NobodyThere; and as for `find`.
    """
    seen = attendances.look(store, member=member, gathering_id=gathering_id, now=now)
    noted = attendances.mark(
        store,
        member=member,
        gathering_id=gathering_id,
        member_id=member_id,
        mark=seen.marks[0],
        now=now,
    )
    name = attendances.person(noted, store.members.get(member_id).id).name
    return noted, name


def add(
    store: Store, *, member: Member | None, gathering_id: int, name: str, now: datetime
) -> tuple[PresenceList, str]:
    """
    Write down somebody who is not known yet, without Telegram, and that they were there.

    Raises:
        NotAnOrganiser: only who may edit the directory.
        NothingWritten, TooLong; and as for `find`.
    """
    by, _ = attendances.turn(store, member=member, gathering_id=gathering_id, now=now)
    rights.check(store, by, Action.EDIT_DIRECTORY)
    made = store.members.add(
        typed_line(name, limit=NAME_LENGTH),
        telegram_id=None,
        status=Status.INVITED,
        at=now,
        channel=Channel.PAPER,
    )
    store.audit.note("presence.newcomer", by=by.id, subject=f"member:{made.id}", at=now)
    return came(store, member=by, gathering_id=gathering_id, member_id=made.id, now=now)
