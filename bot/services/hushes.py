"""« Ne plus me le rappeler »: a member is spared the reminders of one gathering."""

from datetime import datetime

from bot.domain.member import Member
from bot.ports import Store
from bot.services import meetings, members
from bot.services.meetings import Seen


def hush(
    store: Store, *, gathering_id: int, member: Member | None, is_hushed: bool, now: datetime
) -> Seen:
    """
    Spare a member all reminders of a gathering, or send them again; nothing is asked back.

    Raises:
        NotReadyYet: nobody we write to.
        NoSuchGathering, NotAnnounced, GatheringCancelled, GatheringOver: there are none.
    """
    known = members.check_agreed(member)
    gathering = store.gatherings.get(gathering_id)
    gathering.check_open(now)
    if is_hushed:
        store.hushes.put(known.id, gathering_id)
    else:
        store.hushes.drop(known.id, gathering_id)
    return meetings.look_at(store, gathering, member=known)
