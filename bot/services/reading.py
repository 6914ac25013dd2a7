"""What a hand of letters is read from: asked once for all of them, and known for one deed only."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar, cast

from bot.domain.asking_after import Questions
from bot.domain.delivery import Delivery
from bot.domain.gathering import Gathering, Kind as GatheringKind, NoSuchGathering
from bot.domain.mailing import Mailing
from bot.domain.manner import MANNERS
from bot.domain.member import Member, Status, Topic
from bot.domain.prospect import Line
from bot.domain.rations import Other
from bot.domain.relevance import REMINDING
from bot.domain.rsvp import Rsvp
from bot.ports import Store
from bot.services import feedbacks, meetings
from bot.services.meetings import Seen

Known = TypeVar("Known")


class Reading:
    """
    Made within the deed in which a hand is decided upon, and gone with it: nothing it knows is
    older than that. The further messages of each reader are those at `now` (aware).
    """

    def __init__(self, store: Store, hand: Collection[Delivery], *, now: datetime) -> None:
        self.store = store
        self._now = now
        self._asked: dict[object, Any] = {}
        self._members = dict(store.members.known({one.member_id for one in hand}))
        for which in {one.member_id for one in hand}:
            self._follow(which)
        readers = {member.id for member in self._members.values()}
        about = {one.gathering_id for one in hand if one.gathering_id is not None}
        is_reminding = any(one.kind in REMINDING for one in hand)
        rationed = [one for one in hand if MANNERS[one.kind].is_rationed]
        self._rsvps = store.rsvps.among(about, readers) if about else {}
        self._mutes = store.mutes.among(readers)
        self._hushed = store.hushes.among(about, readers) if is_reminding else frozenset()
        self._others = store.deliveries.others(rationed, now=now) if rationed else {}
        self._gatherings: dict[int, Gathering | None] = {}
        self._seen: dict[int, Seen] = {}
        self._mailings: dict[int, Mailing] = {}
        self._stopped: dict[int, bool] = {}
        self._present: dict[int, frozenset[int] | None] = {}
        self._questions: dict[int, Questions] = {}

    @property
    def now(self) -> datetime:
        return self._now

    def member(self, member_id: int) -> Member:
        """
        Return a member; one who was merged is the member they turned out to be.

        Raises:
            LookupError: there is none of this id.
        """
        if member_id not in self._members:
            self._members[member_id] = self.store.members.get(member_id)
        return self._members[member_id]

    def gathering(self, gathering_id: int) -> Gathering:
        """Return a gathering. Raises NoSuchGathering."""
        if gathering_id not in self._gatherings:
            self._gatherings[gathering_id] = self._gathering(gathering_id)
        found = self._gatherings[gathering_id]
        if found is None:
            raise NoSuchGathering
        return found

    def subject(self, delivery: Delivery) -> Gathering | None:
        """Return the gathering a message is about; None if it is about none that exists."""
        try:
            which = delivery.gathering_id
            return None if which is None else self.gathering(which)
        except NoSuchGathering:
            return None

    def rsvp(self, gathering_id: int, member: Member) -> Rsvp | None:
        """Return what a reader answered to what one of the hand is about."""
        return self._rsvps.get((gathering_id, member.id))

    def seen(self, gathering: Gathering, member: Member) -> Seen:
        """Return a gathering with all that the card of a reader shows."""
        if gathering.id not in self._seen:
            self._seen[gathering.id] = meetings.look_at(self.store, gathering)
        seen, rsvp = self._seen[gathering.id], self.rsvp(gathering.id, member)
        seen = replace(seen, rsvp=rsvp) if rsvp else seen
        return meetings.in_line(seen, self.line(gathering), member.id)

    def line(self, gathering: Gathering) -> Line | None:
        """Return everybody who waits for a place of a visit; None of what is none."""
        return self.once(_line, gathering.id) if gathering.kind is GatheringKind.VISIT else None

    def mutes(self, member: Member) -> frozenset[Topic]:
        """Return what a reader does not want to be written to about."""
        return self._mutes.get(member.id, frozenset())

    def is_hushed(self, gathering_id: int, member: Member) -> bool:
        """Tell whether a reader hushed what they are reminded of; of all else nobody asks."""
        return (gathering_id, member.id) in self._hushed

    def others(self, delivery: Delivery) -> Sequence[Other]:
        """Return further rationed messages of its reader; none, if it is not rationed itself."""
        return self._others.get(delivery.member_id, ())

    def present(self, gathering_id: int) -> frozenset[int] | None:
        """Return the members who were at a gathering; None if nobody noted it."""
        if gathering_id not in self._present:
            self._present[gathering_id] = feedbacks.who_was_there(self.store, gathering_id)
        return self._present[gathering_id]

    def questions(self, gathering_id: int) -> Questions:
        """Return what is asked after a gathering."""
        if gathering_id not in self._questions:
            self._questions[gathering_id] = self.store.feedbacks.questions(gathering_id)
        return self._questions[gathering_id]

    def mailing(self, mailing_id: int) -> Mailing:
        """Return a mailing. Raises NoSuchMailing."""
        if mailing_id not in self._mailings:
            self._mailings[mailing_id] = self.store.mailings.get(mailing_id)
        return self._mailings[mailing_id]

    def is_stopped(self, mailing_id: int) -> bool:
        """Tell whether an organiser stopped a mailing."""
        if mailing_id not in self._stopped:
            self._stopped[mailing_id] = self.store.deliveries.is_stopped(mailing_id)
        return self._stopped[mailing_id]

    def once(self, ask: Callable[[Store, int, datetime], Known], gathering_id: int) -> Known:
        """Return what `ask` tells of a gathering as it is now: asked once for the whole hand."""
        if (ask, gathering_id) not in self._asked:
            self._asked[ask, gathering_id] = ask(self.store, gathering_id, self._now)
        return cast("Known", self._asked[ask, gathering_id])

    def _follow(self, member_id: int) -> None:
        """Put whoever somebody turned out to be in their place."""
        known = self._members.get(member_id)
        if known is not None and known.status is Status.LEFT:
            self._members[member_id] = self.store.members.get(member_id)

    def _gathering(self, gathering_id: int) -> Gathering | None:
        try:
            return self.store.gatherings.get(gathering_id)
        except NoSuchGathering:
            return None


def _line(store: Store, gathering_id: int, _: datetime) -> Line | None:
    return meetings.line_of(store, store.places.of(gathering_id))
