"""What a reminder says, read from the store when it is about to leave."""

from dataclasses import dataclass

from bot.domain import reminder
from bot.domain.appointment import Stage
from bot.domain.delivery import Delivery
from bot.domain.gathering import NoSuchGathering
from bot.domain.member import Member
from bot.services.meetings import Seen
from bot.services.reading import Reading


@dataclass(frozen=True, slots=True)
class Reminder:
    """
    A gathering as its reader sees it, some days or an hour before.

    `last_before` are the minutes before the start at which the last reminder leaves, 0 if none
    does: it tells those who come by video when they get the link.
    """

    member: Member
    seen: Seen
    stage: Stage
    last_before: int = 0


def about(reading: Reading, delivery: Delivery, member: Member) -> Reminder | None:
    """Return what a reminder says now; None if what it is about exists no more."""
    if delivery.gathering_id is None:
        return None
    try:
        gathering = reading.gathering(delivery.gathering_id)
    except NoSuchGathering:
        return None
    seen = reading.seen(gathering, member)
    stage = delivery.stage or Stage.LAST
    return Reminder(member, seen, stage, int(delivery.facts.get(reminder.LAST_IS) or 0))
