"""A word that goes with an answer: left, shown to whom the member says, taken back."""

from dataclasses import replace
from datetime import datetime

from bot.domain.member import Member
from bot.domain.rsvp import Readers, Rsvp, readable_word
from bot.ports import Store
from bot.services import members, rsvps


def leave(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    text: str,
    now: datetime,
    entered_by: int | None = None,
) -> Rsvp:
    """
    Keep a word; for the team alone, until the member says that it may be read at the meeting.

    Raises:
        NoAnswerYet, OwnAnswerWins, GatheringOver, GatheringCancelled: see `rsvps.own`.
        NotReadyYet: the member has not agreed to anything being kept.
        NothingWritten, WordTooLong: nothing is changed.
    """
    if entered_by is None:
        members.check_agreed(member)
    answered = rsvps.own(
        store, gathering_id=gathering_id, member=member, now=now, entered_by=entered_by
    )
    kept = replace(answered, word=readable_word(text), word_at=now)
    told = replace(kept, readers=Readers.TEAM, word_read=False)
    store.rsvps.save(told)
    return told


def let_read(
    store: Store, *, gathering_id: int, member: Member | None, readers: Readers, now: datetime
) -> Rsvp:
    """Let a word be read by the team alone, or aloud at the meeting."""
    answered = rsvps.own(store, gathering_id=gathering_id, member=member, now=now)
    changed = replace(answered, readers=readers)
    store.rsvps.save(changed)
    return changed


def take_back(store: Store, *, gathering_id: int, member: Member | None, now: datetime) -> None:
    """Remove a word; nobody reads it any more."""
    answered = rsvps.own(store, gathering_id=gathering_id, member=member, now=now)
    store.rsvps.save(replace(answered, word="", readers=Readers.TEAM, word_read=False))
