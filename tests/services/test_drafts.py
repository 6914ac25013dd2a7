"""Organisers prepare a meeting, step by step."""

from datetime import timedelta

import pytest

from bot.domain.draft import NotADraft, TooLate
from bot.domain.gathering import Gathering, NoSuchGathering, Status
from bot.domain.member import NotAnOrganiser
from bot.domain.naming import NothingWritten, TooLong
from bot.domain.place import Format
from bot.ports import Store
from bot.services import drafts, sections
from storage.database import SqlDatabase
from tests.services.community import (
    ENDS,
    NOW,
    STARTS,
    agreed,
    draft,
    meeting,
    organiser,
    publish,
)


def edited(store: Store, **facts):
    made = draft(store, **facts)
    return drafts.open_draft(store, gathering_id=made.id, member=organiser(store))


def unfinished(store: Store) -> Gathering:
    """Return the draft that Nadia began last."""
    left = store.gatherings.draft_of(organiser(store).id)
    assert left is not None
    return left


async def test_a_title_is_one_short_line(database: SqlDatabase):
    def deed(store: Store):
        drafts.retitle(store, edited(store), text=" Repas\n partagé  !")
        return unfinished(store)

    kept = await database.write(deed)

    assert kept.title == "Repas partagé !"


@pytest.mark.parametrize(
    ("typed", "refusal"), [(" ", NothingWritten), ("!", NothingWritten), ("é" * 121, TooLong)]
)
async def test_a_title_that_cannot_be_kept_leaves_the_old_one(database, typed, refusal):
    made = await database.write(draft)

    with pytest.raises(refusal):
        await database.write(
            lambda store: drafts.retitle(store, drafts.Editor(organiser(store), made), text=typed)
        )

    assert await database.read(lambda store: store.gatherings.get(made.id)) == made


@pytest.mark.parametrize(
    ("format_", "hours"), [(Format.VIDEO, 1.5), (Format.IN_PERSON, 2), (Format.UNDECIDED, 2)]
)
async def test_a_date_without_an_end_lasts_as_usual(database: SqlDatabase, format_, hours):
    def deed(store: Store):
        editor = edited(store, format=format_, starts_at=None, ends_at=None)
        return drafts.set_date(store, editor, starts_at=STARTS, ends_at=None, now=NOW)

    assert (await database.write(deed)).duration == timedelta(hours=hours)


async def test_a_date_with_an_end_lasts_until_then(database: SqlDatabase):
    def deed(store: Store):
        ends_at = STARTS + timedelta(hours=5)
        return drafts.set_date(store, edited(store), starts_at=STARTS, ends_at=ends_at, now=NOW)

    assert (await database.write(deed)).duration == timedelta(hours=5)


@pytest.mark.parametrize("starts_at", [NOW, NOW - timedelta(days=1)])
async def test_a_past_date_is_refused(database: SqlDatabase, starts_at):
    with pytest.raises(TooLate):
        await database.write(
            lambda store: drafts.set_date(
                store, edited(store), starts_at=starts_at, ends_at=None, now=NOW
            )
        )


async def test_the_usual_length_follows_the_format(database: SqlDatabase):
    def deed(store: Store):
        return drafts.set_format(store, edited(store), format_=Format.VIDEO)

    changed = await database.write(deed)

    assert (changed.format, changed.duration) == (Format.VIDEO, timedelta(minutes=90))


async def test_a_length_that_was_chosen_stays(database: SqlDatabase):
    def deed(store: Store):
        editor = edited(store, ends_at=STARTS + timedelta(hours=5))
        return drafts.set_format(store, editor, format_=Format.VIDEO)

    assert (await database.write(deed)).duration == timedelta(hours=5)


async def test_a_known_place_takes_the_place_of_a_typed_one(database: SqlDatabase):
    def deed(store: Store):
        place = store.gatherings.add_place("La Passerelle", address="1 rue du Lac")
        editor = edited(store, place_note="au bord du lac")
        drafts.set_place(store, editor, place_id=place.id)
        return store.gatherings.get(editor.draft.id), place

    kept, place = await database.write(deed)

    assert (kept.place, kept.place_note) == (place, "")


async def test_a_typed_place_takes_the_place_of_a_known_one(database: SqlDatabase):
    def deed(store: Store):
        place = store.gatherings.add_place("La Passerelle")
        drafts.note_place(store, edited(store, place=place), text="au bord\ndu lac")
        return unfinished(store)

    kept = await database.write(deed)

    assert (kept.place, kept.place_note) == (None, "au bord du lac")


async def test_a_known_place_typed_by_its_name_brings_its_address(database: SqlDatabase):
    def deed(store: Store):
        place = store.gatherings.add_place("La Passerelle")
        drafts.note_place(store, edited(store, place_note="au bord du lac"), text="la  passerelle")
        return unfinished(store), place

    kept, place = await database.write(deed)

    assert (kept.place, kept.place_note) == (place, "")


@pytest.mark.parametrize(
    ("typed", "found"),
    [("chez moi", None), ("chez moi, 9, rue haute", "9 rue Haute"), ("chez moi, 1 quai", None)],
)
async def test_of_two_places_called_alike_the_one_is_meant_whose_address_is_typed(
    database: SqlDatabase, typed: str, found: str | None
):
    def deed(store: Store):
        for address in ("4 rue du Four", "9 rue Haute"):
            store.gatherings.add_place("Chez moi", address=address)
        drafts.note_place(store, edited(store), text=typed)
        return unfinished(store)

    kept = await database.write(deed)

    assert (kept.place and kept.place.address) == found
    assert kept.place_note == ("" if found else typed)


async def test_what_is_still_to_be_decided_has_no_place(database: SqlDatabase):
    def deed(store: Store):
        editor = edited(store, format=Format.IN_PERSON, place_note="au bord du lac")
        return drafts.set_format(store, editor, format_=Format.UNDECIDED)

    assert (await database.write(deed)).place_note == ""


async def test_only_organisers_prepare(database: SqlDatabase):
    made = await database.write(draft)
    yves = await database.write(agreed)
    attempts = (
        lambda store: drafts.begin(store, member=yves, now=NOW),
        lambda store: drafts.waiting(store, member=None),
        lambda store: drafts.open_draft(store, gathering_id=made.id, member=yves),
        lambda store: sections.enter(store, made, member=yves, section=None, now=NOW),
    )

    for attempt in attempts:
        with pytest.raises(NotAnOrganiser):
            await database.write(attempt)

    assert await database.read(lambda store: store.gatherings.get(made.id)) == made


async def test_what_everybody_reads_is_no_draft_any_more(database: SqlDatabase):
    made = await database.write(meeting)

    with pytest.raises(NotADraft):
        await database.write(
            lambda s: drafts.open_draft(s, gathering_id=made.id, member=organiser(s))
        )


async def test_a_deleted_draft_is_gone(database: SqlDatabase):
    def deed(store: Store):
        editor = edited(store)
        drafts.delete(store, editor, now=NOW)
        return editor.draft.id

    gone = await database.write(deed)

    with pytest.raises(NoSuchGathering):
        await database.read(lambda store: store.gatherings.get(gone))


async def test_what_was_announced_cannot_be_deleted(database: SqlDatabase):
    def deed(store: Store):
        editor = edited(store)
        announced = publish(store, editor.draft)
        drafts.delete(store, editor, now=NOW)
        return announced

    announced = await database.write(deed)

    kept = await database.read(lambda store: store.gatherings.get(announced.id))
    assert (kept.status, kept.ends_at) == (Status.ANNOUNCED, ENDS)
