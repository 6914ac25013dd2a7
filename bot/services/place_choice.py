"""A place that was offered to a meeting becomes its place."""

from dataclasses import replace
from datetime import datetime

from bot.domain.change import Staged
from bot.domain.community import Community
from bot.domain.gathering import Gathering, Status
from bot.domain.member import Member
from bot.domain.offer import Offer, OfferChanged, OfferSettled, OfferState
from bot.domain.place import Format
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import changes, drafts, offers_settling, place_calls, rights
from bot.services.offers_settling import Settled


def retain(
    store: Store,
    member: Member | None,
    *,
    offer_id: int,
    version: int,
    community: Community,
    now: datetime,
) -> Settled:
    """
    Let a meeting take place where it was offered: who comes hears of it, the others are thanked.

    A host who is thanked as for any meeting that is announced at their place is not in the result.

    Raises:
        NotAnOrganiser, NoSuchOffer, OfferSettled, OfferChanged.
        CallOver: the meeting has a place by now, or needs none.
    """
    by = rights.check_in_turn(store, member, Action.SETTLE_OFFERS)
    offer = store.offers.get(offer_id)
    gathering = place_calls.standing(store, offer.call_id, now=now).gathering
    if offer.version != version:
        raise OfferChanged
    settled = _accepted(store, member, offer, by=by, now=now)
    place_id = settled.offer.place_id
    if settled.offer.state is not OfferState.ACCEPTED or place_id is None:
        raise OfferSettled
    if gathering.status is Status.DRAFT:
        _draft(store, gathering, place_id, member=member, now=now)
    else:
        _change(store, gathering, place_id, member=member, community=community, now=now)
    subject, facts = f"gathering:{gathering.id}", f"offer:{offer_id}"
    store.audit.note("offer.retain", by=by.id, subject=subject, at=now, facts=facts)
    is_thanked = gathering.status is not Status.DRAFT and offer.state is OfferState.PROPOSED
    return replace(settled, host=None) if is_thanked else settled


def _accepted(
    store: Store, member: Member | None, offer: Offer, *, by: Member, now: datetime
) -> Settled:
    """Make an offer a place that is known, unless it is one already."""
    if offer.state is OfferState.PROPOSED:
        version = offer.version
        return offers_settling.accept(store, member, offer_id=offer.id, version=version, now=now)
    host = store.members.get(offer.member_id) if offer.member_id else None
    return Settled(offer, by, host if host and host.chat_id else None)


def _draft(
    store: Store, gathering: Gathering, place_id: int, *, member: Member | None, now: datetime
) -> None:
    editor = drafts.open_draft(store, gathering_id=gathering.id, member=member)
    if gathering.format is Format.UNDECIDED:
        draft = drafts.set_format(store, editor, format_=Format.IN_PERSON)
        editor = replace(editor, draft=draft)
    placed = drafts.set_place(store, editor, place_id=place_id)
    place_calls.follow(store, placed, now=now)


def _change(
    store: Store,
    gathering: Gathering,
    place_id: int,
    *,
    member: Member | None,
    community: Community,
    now: datetime,
) -> None:
    is_undecided = gathering.format is Format.UNDECIDED
    staged = Staged(
        gathering.id,
        gathering.revision,
        format=Format.IN_PERSON.value if is_undecided else None,
        place_id=place_id,
    )
    changes.make(store, staged, member=member, community=community, now=now)
