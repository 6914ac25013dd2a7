"""The directory of the project group: who is known, and what may be done with a record."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.member import Channel, Member, Status
from bot.domain.refusal import Refusal

CONTACT_LENGTH: Final = 200
NEIGHBOURHOOD_LENGTH: Final = 60
MERGE_LASTS: Final = timedelta(days=30)
"""For so long two records that were made one can be told apart again."""


class NoSuchMember(Refusal):
    """Erased in the meantime, or never there."""

    key = "directory.no_such_member"


class HasTelegram(Refusal):
    """Whoever has Telegram is reached there: no other way is noted down."""

    key = "directory.has_telegram"


class SameRecord(Refusal):
    """They are one already, or never were two."""

    key = "directory.same_record"


class TwoAccounts(Refusal):
    """Both records are somebody on Telegram; only one account can stay."""

    key = "directory.two_accounts"


class CannotUndo(Refusal):
    """It was undone before, it is too long ago, or a later merge stands on it."""

    key = "directory.cannot_undo"


class NameTaken(Refusal):
    """Another organisation has this name; two of them can be merged."""

    key = "directory.name_taken"


class MergeKind(StrEnum):
    MEMBER = "member"
    ORGANISATION = "org"


class Account(StrEnum):
    """Whose Telegram account stays, when two records become one."""

    ONLY = "only"  # one of them has one, or none
    KEPT = "kept"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: a member, and one of their organisations if they have any."""

    member: Member
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """
    Two records that were made one: `gone_name` is what the one that went was called.

    `kept_name` is empty when the record that stayed was erased since.
    """

    id: int
    kind: MergeKind
    kept_id: int
    gone_id: int
    merged_at: datetime
    kept_name: str = ""
    gone_name: str = ""
    undone_at: datetime | None = None

    def can_be_undone(self, now: datetime) -> bool:
        return self.undone_at is None and now < self.merged_at + MERGE_LASTS


def check_without_telegram(member: Member) -> Member:
    """
    Return the member if they are reached in another way.

    Raises:
        HasTelegram: they are there, and can say themselves how to be reached.
    """
    if member.telegram_id is not None:
        raise HasTelegram
    return member


_NEARNESS = (Status.LEFT, Status.INVITED, Status.UNREACHABLE, Status.PAUSED, Status.ACTIVE)
"""Who said hello in one of two records has said hello."""


def united(kept: Member, gone: Member, *, account: Member | None) -> Member:
    """
    Return what is known of two records of one person, under the id and name of the first.

    `account` is the one whose Telegram account stays: what was chosen there counts.
    """
    chosen = account or kept
    on_telegram = chosen.telegram_id is not None
    note = "" if on_telegram else kept.contact_note or gone.contact_note
    return Member(
        id=kept.id,
        name=kept.name,
        telegram_id=chosen.telegram_id,
        chat_id=chosen.chat_id,
        language=chosen.language or kept.language or gone.language,
        status=chosen.status
        if on_telegram
        else max(kept.status, gone.status, key=_NEARNESS.index),
        channel=Channel.TELEGRAM if on_telegram else kept.channel,
        directory=chosen.directory,
        is_organiser=kept.is_organiser or gone.is_organiser,
        paused_until=chosen.paused_until,
        contact_note=note,
    )
