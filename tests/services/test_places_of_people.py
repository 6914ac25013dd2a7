"""Places of a visit, where people are erased, out of reach, or turn out to be one or two."""

from datetime import timedelta

from bot.domain.delivery import Kind
from bot.domain.directory import Account, Merge
from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer
from bot.ports import Store
from bot.services import members, merges, privacy
from storage.database import SqlDatabase
from tests.services.community import NOW, bring_back, call_off, organiser
from tests.services.visiting import (
    bring,
    free,
    full,
    names,
    ring,
    says,
    somebody,
    stand,
    told,
    visit,
)

LATER = NOW + timedelta(minutes=1)


def erase(store: Store, name: str) -> None:
    privacy.erase(store, somebody(store, name), now=NOW)


def lose(store: Store, name: str) -> None:
    members.lose(store, somebody(store, name))


def come_back(store: Store, name: str) -> None:
    members.open_chat(store, somebody(store, name))


def unite(store: Store, kept: str, gone: str) -> Merge:
    kept_id, gone_id = somebody(store, kept).id, somebody(store, gone).id
    return merges.merge(
        store,
        by=organiser(store),
        kept_id=kept_id,
        gone_id=gone_id,
        account=Account.KEPT,
        now=LATER,
    )


def ring_later(store: Store) -> None:
    ring(store, now=LATER)


def take_up_again(store: Store, made: Gathering) -> None:
    bring_back(store, made, now=LATER)
    ring_later(store)


async def test_who_is_erased_gives_their_place_to_the_next(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))

    await database.write(lambda store: erase(store, "Chloé"))
    await database.write(lambda store: erase(store, "Anna"))
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], [])


async def test_who_is_erased_gives_back_what_they_were_offered(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: free(store, made))

    await database.write(lambda store: erase(store, "Chloé"))
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], [])


async def test_nobody_erased_has_a_place_when_a_visit_takes_place_after_all(
    database: SqlDatabase,
):
    made = await database.write(lambda store: full(store, "Chloé"))
    await database.write(lambda store: call_off(store, made))

    await database.write(lambda store: erase(store, "Anna"))
    await database.write(lambda store: take_up_again(store, made))

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Chloé"], [])


async def test_who_cannot_be_written_to_is_passed_over(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))

    await database.write(lambda store: lose(store, "Chloé"))
    await database.write(lambda store: free(store, made))

    standing = await database.read(lambda store: stand(store, made))
    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], ["Chloé"])
    assert [one.is_reachable for one in standing.waiting] == [False]


async def test_organisers_read_of_a_place_for_which_somebody_must_be_called(
    database: SqlDatabase,
):
    made = await database.write(lambda store: full(store, "Chloé"))
    await database.write(lambda store: lose(store, "Chloé"))

    await database.write(lambda store: free(store, made))

    assert await database.read(lambda s: names(s, made)) == (["Basile"], [], ["Chloé"])
    assert await database.read(lambda s: told(s, made, Kind.PLACES_LEFT_OVER)) == ["Nadia"]


async def test_an_offer_to_somebody_who_blocks_us_goes_on_at_once(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: free(store, made))

    await database.write(lambda store: lose(store, "Chloé"))
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Driss"], ["Chloé"])
    assert await database.read(lambda s: told(s, made, Kind.PLACE_PASSED)) == []


async def test_who_comes_back_is_asked_for_a_place_that_is_still_free(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))
    await database.write(lambda store: lose(store, "Chloé"))
    await database.write(lambda store: free(store, made))

    await database.write(lambda store: come_back(store, "Chloé"))
    await database.write(ring)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Chloé"], [])


async def test_two_records_of_one_person_have_one_place(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé"))

    await database.write(lambda store: unite(store, "Basile", "Anna"))
    await database.write(ring_later)

    assert await database.read(lambda s: names(s, made)) == (["Basile"], ["Chloé"], [])


async def test_one_person_waits_once_at_the_earlier_turn(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss", "Elsa"))

    await database.write(lambda store: unite(store, "Elsa", "Chloé"))

    assert (await database.read(lambda s: names(s, made)))[2] == ["Elsa", "Driss"]


async def test_who_has_a_place_under_one_name_does_not_wait_under_another(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))

    await database.write(lambda store: unite(store, "Chloé", "Anna"))
    await database.write(ring_later)

    assert await database.read(lambda s: names(s, made)) == (["Basile", "Chloé"], [], ["Driss"])


async def test_nobody_is_offered_a_second_place_when_a_visit_takes_place_after_all(
    database: SqlDatabase,
):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    await database.write(lambda store: call_off(store, made))

    await database.write(lambda store: unite(store, "Anna", "Chloé"))
    await database.write(lambda store: take_up_again(store, made))
    await database.write(lambda store: free(store, made, "Basile", now=LATER))

    assert await database.read(lambda s: names(s, made)) == (["Anna"], ["Driss"], [])


async def test_told_apart_again_nobody_takes_a_place_that_was_given(database: SqlDatabase):
    made = await database.write(lambda store: full(store, "Chloé", "Driss"))
    merge = await database.write(lambda store: unite(store, "Basile", "Anna"))
    await database.write(ring_later)
    await database.write(lambda store: says(store, made, "Chloé"))

    await database.write(
        lambda store: merges.undo(store, by=organiser(store), merge_id=merge.id, now=LATER)
    )
    await database.write(ring_later)

    found = await database.read(lambda store: names(store, made))
    assert found == (["Basile", "Chloé"], [], ["Anna", "Driss"])


async def test_told_apart_again_both_have_a_place_where_there_are_enough(database: SqlDatabase):
    made = await database.write(full)
    merge = await database.write(lambda store: unite(store, "Basile", "Anna"))

    await database.write(
        lambda store: merges.undo(store, by=organiser(store), merge_id=merge.id, now=LATER)
    )

    standing = await database.read(lambda store: stand(store, made))
    assert (standing.people, standing.places.taken) == (2, 2)


async def test_the_later_of_two_answers_counts_with_its_guests(database: SqlDatabase):
    made = await database.write(lambda store: visit(store, 4))
    await database.write(lambda store: says(store, made, "Anna"))
    await database.write(lambda store: bring(store, made, "Anna", 2))
    await database.write(lambda store: says(store, made, "Basile", Answer.NO, now=LATER))

    await database.write(lambda store: unite(store, "Anna", "Basile"))

    standing = await database.read(lambda store: stand(store, made))
    assert (standing.people, standing.places.taken) == (0, 0)
