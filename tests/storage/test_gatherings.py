"""The shelf of gatherings, and the answers to them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.gathering import NoSuchGathering, Status
from bot.domain.place import Format
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from storage.database import SqlDatabase
from storage.tables import rsvp_history
from tests.storage.given import LATER, NOW, answer, meeting, member
from tests.storage.rows import count_of


async def test_a_meeting_comes_back_as_saved(database: SqlDatabase):
    def deed(store: Store):
        place = store.gatherings.add_place(
            "Salle des fêtes", address="1 rue", landmark="la cloche"
        )
        draft = store.gatherings.add_draft(created_by=member(store).id, at=NOW)
        full = replace(
            draft,
            status=Status.ANNOUNCED,
            starts_at=LATER,
            ends_at=LATER + timedelta(hours=2),
            format=Format.HYBRID,
            place=place,
            online_url="https://visio.example",
            ordinal=4,
            question="Qui fait quoi ?",
            tellers="Karim A.",
        )
        store.gatherings.save(full)
        return full

    saved = await database.write(deed)

    assert await database.read(lambda store: store.gatherings.get(saved.id)) == saved
    assert await database.read(lambda store: store.gatherings.places()) == [saved.place]


async def test_the_next_meeting_is_the_first_that_is_not_over(database: SqlDatabase):
    def deed(store: Store):
        meeting(store, title="passée", starts_at=NOW - timedelta(hours=3), ends_at=NOW)
        meeting(store, title="sans date", status=Status.POSTPONED, starts_at=None, ends_at=None)
        meeting(store, title="plus tard", starts_at=LATER + timedelta(days=30), ends_at=None)
        meeting(store, title="annulée", status=Status.CANCELLED, starts_at=NOW)
        meeting(store, title="la prochaine")

    await database.write(deed)

    found = await database.read(lambda store: store.gatherings.next_meeting(now=NOW))
    assert found is not None
    assert found.title == "la prochaine"


async def test_drafts_belong_to_their_author_until_they_are_dropped(database: SqlDatabase):
    def deed(store: Store):
        author = member(store).id
        store.gatherings.add_draft(created_by=author, at=NOW)
        return author, store.gatherings.add_draft(created_by=author, at=NOW)

    author, draft = await database.write(deed)

    found = await database.read(lambda store: store.gatherings.draft_of(author))
    await database.write(lambda store: store.gatherings.delete_draft(draft.id))
    assert found == draft
    with pytest.raises(NoSuchGathering):
        await database.read(lambda store: store.gatherings.get(draft.id))


async def test_a_dropped_draft_never_lends_its_id(database: SqlDatabase):
    def deed(store: Store):
        author = member(store).id
        dropped = store.gatherings.add_draft(created_by=author, at=NOW)
        store.gatherings.delete_draft(dropped.id)
        return dropped.id, store.gatherings.add_draft(created_by=author, at=NOW).id

    dropped, new = await database.write(deed)

    assert new > dropped


async def test_what_was_announced_cannot_be_dropped(database: SqlDatabase):
    announced = await database.write(meeting)

    await database.write(lambda store: store.gatherings.delete_draft(announced.id))

    assert await database.read(lambda store: store.gatherings.get(announced.id)) == announced


async def test_numbers_go_on_after_the_last_meeting_that_counts(database: SqlDatabase):
    def deed(store: Store):
        meeting(store, ordinal=3, status=Status.REPORTED, starts_at=NOW)
        meeting(store, ordinal=4, status=Status.CANCELLED)
        meeting(store, ordinal=5, status=Status.DRAFT)

    assert await database.read(lambda store: store.gatherings.last_ordinal()) == 0
    await database.write(deed)

    assert await database.read(lambda store: store.gatherings.last_ordinal()) == 3


async def test_cards_may_change_until_a_while_after_the_end(database: SqlDatabase):
    def deed(store: Store):
        meeting(store, starts_at=NOW - timedelta(hours=5), ends_at=NOW - timedelta(hours=3))
        store.gatherings.add_draft(created_by=1, at=NOW)
        return [
            meeting(store, status=Status.HELD, starts_at=NOW, ends_at=NOW).id,
            meeting(store, status=Status.CANCELLED).id,
            meeting(store, starts_at=None, ends_at=None).id,
        ]

    shown = await database.write(deed)

    found = await database.read(
        lambda store: store.gatherings.shown_since(NOW - timedelta(1 / 24))
    )
    assert found == shown


async def test_only_the_latest_answer_counts(database: SqlDatabase, database_url: str):
    def deed(store: Store):
        gathering, who = meeting(store), member(store)
        answer(store, gathering, who, guests=3)
        answer(store, gathering, who, Answer.NO)
        return gathering.id, who.id

    gathering, who = await database.write(deed)

    latest = await database.read(lambda store: store.rsvps.of(gathering, who))
    headcount = await database.read(lambda store: store.rsvps.headcount(gathering))
    assert latest == Rsvp(gathering, who, Answer.NO, 0, NOW)
    assert (headcount.of(Answer.YES), headcount.of(Answer.NO)) == (0, 1)
    assert count_of(database_url, rsvp_history) == 2


async def test_guests_are_people_and_organisations_count_once(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        garden, bikes = (store.organisations.add(name).id for name in ("Jardin", "Vélo"))
        for guests, organisations in ((2, [garden]), (0, [garden, bikes]), (0, [])):
            who = member(store)
            answer(store, gathering, who, guests=guests)
            for organisation in organisations:
                store.organisations.affiliate(who.id, organisation)
        answer(store, gathering, member(store), Answer.MAYBE)
        return gathering.id

    gathering = await database.write(deed)

    headcount = await database.read(lambda store: store.rsvps.headcount(gathering))
    assert (headcount.of(Answer.YES), headcount.organisations_of(Answer.YES)) == (5, 2)
    assert (headcount.of(Answer.MAYBE), headcount.organisations_of(Answer.MAYBE)) == (1, 0)
    assert headcount.of(Answer.NO) == 0


async def test_an_answer_without_its_moment_is_refused(database: SqlDatabase):
    def deed(store: Store):
        rsvp = Rsvp(meeting(store).id, member(store).id, Answer.YES)
        store.rsvps.put(rsvp)

    with pytest.raises(ValueError, match="moment"):
        await database.write(deed)


async def test_four_guests_are_too_many(database: SqlDatabase):
    def deed(store: Store):
        answer(store, meeting(store), member(store), guests=4)

    with pytest.raises(Exception, match=r"(?i)check constraint"):
        await database.write(deed)
    assert await database.read(lambda store: store.gatherings.next_meeting(now=NOW)) is None
