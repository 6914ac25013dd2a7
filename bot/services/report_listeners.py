"""Who hears of a report what concerns its authors: corrections, voices that are taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from bot.domain.gathering import Gathering
from bot.domain.lost_voice import Loss, LostVoice, Spoken, loss_of
from bot.domain.member import Member
from bot.domain.rights import Action, may
from bot.ports import Store
from bot.services import relays, report_teams

_MOST_TOLD: Final = 10
"""So many authors, and so many of the group, read of a correction: one is enough to answer."""


def authors(
    store: Store, gathering_id: int, *, now: datetime, but: int | None = None
) -> Sequence[Member]:
    """
    Return who hears what readers say of a report: its authors, `but` for one member.

    Where none of them may answer in the name of the group, the project group hears it too.
    """
    there = [one for one in report_teams.writers(store, gathering_id) if one.id != but]
    reached = [one for one in there if one.chat_id is not None and not one.is_paused(now)]
    told = reached[:_MOST_TOLD]
    if any(may_answer(store, one) for one in told):
        return told
    ours = {one.id for one in told}
    group = [one for one in relays.listeners(store, now=now, but=but) if one.id not in ours]
    return [*told, *group[:_MOST_TOLD]]


def listeners(
    store: Store, gathering_id: int, *, now: datetime, but: int | None = None
) -> Sequence[Member]:
    """Return who may have written down a voice note; nobody before a report is begun."""
    has_report = store.reports.get(gathering_id) is not None
    return authors(store, gathering_id, now=now, but=but) if has_report else []


def may_answer(store: Store, member: Member) -> bool:
    """Tell whether somebody may reply in the name of the project group."""
    return may(store.members.roles_of(member.id), Action.REPLY)


def of_lost_voice(
    store: Store,
    gathering: Gathering | None,
    before: Spoken,
    after: Spoken,
    *,
    now: datetime,
    but: int | None,
) -> LostVoice | None:
    """Return who may have written down what may be quoted no more: nothing leads them back."""
    loss = loss_of(before, after)
    if gathering is None or loss is None:
        return None
    return LostVoice(gathering, loss, listeners(store, gathering.id, now=now, but=but))


def of_voices_of(store: Store, member_id: int, *, now: datetime) -> Sequence[LostVoice]:
    """Return what goes with somebody who is erased: every voice note that could be quoted."""
    return [
        LostVoice(
            store.gatherings.get(which),
            Loss.WORDS,
            listeners(store, which, now=now, but=member_id),
        )
        for which in store.feedbacks.voiced(member_id)
    ]
