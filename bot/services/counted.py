"""Whether somebody who comes is counted already, among the company of a colleague."""

from bot.domain.company import has_company, likeliest
from bot.domain.member import Member
from bot.domain.places import CountedPerhaps, NoPlaceLeft
from bot.domain.rsvp import Rsvp
from bot.ports import Store


def perhaps(store: Store, mine: Rsvp, member: Member) -> Rsvp | None:
    """Return the answer of a colleague that most likely counts this member already."""
    if mine.counted_by is not None or has_company(mine):
        return None
    colleagues = store.rsvps.company_of_colleagues(mine.gathering_id, member.id)
    return likeliest(colleagues, name=member.name)


def refused(store: Store, mine: Rsvp, *, full: NoPlaceLeft) -> NoPlaceLeft:
    """Return what is asked of a member before a visit is full for them; `full` if nothing is."""
    host = perhaps(store, mine, store.members.get(mine.member_id))
    if host is None:
        return full
    return CountedPerhaps(gathering_id=mine.gathering_id, host_id=host.member_id)
