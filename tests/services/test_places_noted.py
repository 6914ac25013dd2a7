"""Organisers answer for somebody who would like to come to a visit, or who waits for it."""

from datetime import timedelta

import pytest

from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.domain.invitation import Kind as LinkKind
from bot.domain.member import Member, Person, Status
from bot.domain.places import NoPlaceLeft, NoRoomForTheirGuests
from bot.domain.rsvp import Answer, OwnAnswerWins, Rsvp, Via
from bot.ports import Store
from bot.services import claims, invitations, noting, places
from bot.services.rsvps import Respondent
from storage.database import SqlDatabase
from tests.services.community import NOW, organiser
from tests.services.visiting import free, full, names, ring, says, stand, told, visit


def note(store: Store, made: Gathering, who: Member, *, guests: int = 0) -> None:
    said = Rsvp(made.id, who.id, Answer.YES, guests=guests, via=Via.PHONE)
    noting.note(store, member=organiser(store), said=said, now=NOW)


def lucienne(store: Store) -> Member:
    """Write down somebody who has no Telegram."""
    return store.members.add("Lucienne", telegram_id=None, status=Status.INVITED, at=NOW)


def wait_for(store: Store, made: Gathering, who: Member) -> None:
    by = Respondent(None, who, entered_by=organiser(store).id)
    places.wait(store, gathering_id=made.id, by=by, now=NOW)


def follow_link(store: Store, who: Member) -> None:
    """Let somebody without Telegram follow the link that was made for them."""
    secret = invitations.make(
        store,
        kind=LinkKind.CLAIM,
        by=organiser(store),
        now=NOW,
        lasts=timedelta(days=1),
        member_id=who.id,
    )
    found = invitations.find(store, token=secret, kind=LinkKind.CLAIM, now=NOW)
    person = Person(977, "Lucienne", "fr")
    claims.accept(store, invitation_id=found.id, person=person, now=NOW)


async def test_a_yes_by_phone_takes_a_place_like_any_other(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 3))

    await database.write(lambda store: note(store, made, lucienne(store), guests=1))
    with pytest.raises(NoRoomForTheirGuests):
        await database.write(lambda store: note(store, made, lucienne(store), guests=1))
    assert (await database.read(lambda store: stand(store, made))).people == 2
    await database.write(lambda store: says(store, made, "Anna"))
    with pytest.raises(NoPlaceLeft):
        await database.write(lambda store: note(store, made, lucienne(store)))

    found = await database.read(lambda store: names(store, made))
    assert sorted(found[0]) == ["Anna", "Lucienne"]


async def test_nobody_is_put_on_the_list_against_their_own_no(database: SqlDatabase):
    made = await database.write(full)
    await database.write(lambda store: says(store, made, "Anna", Answer.NO))

    def deed(store: Store) -> None:
        anna = store.members.by_telegram_id(900)
        assert anna is not None
        wait_for(store, made, anna)

    with pytest.raises(OwnAnswerWins):
        await database.write(deed)


async def test_who_waits_by_phone_is_asked_in_private_once_they_are_on_telegram(
    database: SqlDatabase,
):
    def deed(store: Store) -> tuple[Gathering, Member]:
        made, who = full(store), lucienne(store)
        wait_for(store, made, who)
        free(store, made)
        return made, who

    made, who = await database.write(deed)
    waits = await database.read(lambda store: names(store, made))
    called = await database.read(lambda store: told(store, made, Kind.PLACES_LEFT_OVER))

    await database.write(lambda store: follow_link(store, who))
    await database.write(ring)

    assert waits == (["Basile"], [], ["Lucienne"])
    assert called == ["Nadia"]
    assert await database.read(lambda store: names(store, made)) == (["Basile"], ["Lucienne"], [])
