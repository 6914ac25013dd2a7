"""A draft as members will see it, and what an organiser must know before it is announced."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.offer import Offer
from bot.domain.reminder import Choice
from bot.domain.section import Edit
from bot.ports import Store
from bot.services import drafts, meetings, offers_drafts, publications, sections
from bot.services.meetings import Seen
from bot.services.publications import Reach


@dataclass(frozen=True, slots=True)
class Preview:
    """`reminders` is what was chosen for those of this meeting; `offer`, of what it was made."""

    seen: Seen
    reach: Reach
    others: Sequence[Edit] = ()
    reminders: Choice = field(default_factory=dict)
    offer: Offer | None = None


def preview(store: Store, draft: Gathering, *, member: Member | None, now: datetime) -> Preview:
    """
    Show a draft as it would be announced now; whoever looks at it has left its sections.

    Raises:
        NotAnOrganiser: only organisers prepare meetings.
    """
    others = sections.enter(store, draft, member=member, section=None, now=now)
    return Preview(
        meetings.look_at(store, drafts.as_announced(store, draft)),
        publications.reach(store, gathering_id=draft.id, now=now),
        others,
        store.appointments.choice(draft.id),
        offers_drafts.behind(store, draft),
    )
