"""Organisers begin a meeting: anew, from a draft that waits, after the last one, or to relay."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.draft import NothingToCopy
from bot.domain.gathering import Kind, Status
from bot.domain.member import Member, Role
from bot.domain.place import Format
from bot.domain.programme import AgendaItem, Programme, Speaker
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

PROGRAMME = Programme((AgendaItem("Accueil", 10),), (Speaker("Rosa", hosts=True),))


def edited(store: Store, **facts):
    made = draft(store, **facts)
    return drafts.open_draft(store, gathering_id=made.id, member=organiser(store))


def other_organiser(store: Store) -> Member:
    yves = agreed(store)
    store.members.grant(yves.id, Role.PROJECT_GROUP)
    return store.members.get(yves.id)


async def test_a_draft_of_which_nothing_was_said_is_begun_again(database: SqlDatabase):
    def deed(store: Store):
        nadia = organiser(store)
        left = drafts.begin(store, member=nadia, now=NOW)
        drafts.set_kind(store, left, kind=Kind.RELAY)
        return left.draft, drafts.begin(store, member=nadia, now=NOW).draft

    left, begun = await database.write(deed)

    assert (begun.id, begun.kind) == (left.id, Kind.MEETING)


async def test_drafts_of_all_organisers_wait_ones_own_first(database: SqlDatabase):
    def deed(store: Store):
        mine = draft(store, title="La mienne")
        yves = drafts.begin(store, member=other_organiser(store), now=NOW)
        drafts.retitle(store, yves, text="La sienne")
        drafts.begin(store, member=organiser(store), now=NOW)
        meeting(store, title="Annoncée")
        return mine, drafts.waiting(store, member=organiser(store))

    mine, page = await database.write(deed)

    assert [(one.draft.title, one.author) for one in page.drafts] == [
        ("La mienne", "Nadia"),
        ("La sienne", "Yves"),
    ]
    assert page.drafts[0].draft == mine
    assert page.is_last


async def test_drafts_come_by_the_page(database: SqlDatabase):
    def deed(store: Store):
        for number in range(drafts.PER_PAGE + 1):
            draft(store, title=f"n° {number}")
        nadia = organiser(store)
        return [drafts.waiting(store, member=nadia, page=page) for page in (0, 1, 2)]

    first, second, third = await database.write(deed)

    assert [len(page.drafts) for page in (first, second, third)] == [drafts.PER_PAGE, 1, 0]
    assert (first.is_last, second.is_last) == (False, True)


async def test_a_draft_is_left_alone_a_month_after_it_was_last_in_hand(database: SqlDatabase):
    later = NOW + timedelta(days=20)

    def deed(store: Store):
        made = draft(store)
        yves = other_organiser(store)
        sections.enter(store, made, member=yves, section=None, now=later)
        return drafts.waiting(store, member=yves).drafts[0]

    waiting = await database.write(deed)

    assert not waiting.is_left_alone(later + timedelta(days=30))
    assert waiting.is_left_alone(later + timedelta(days=31))


async def test_a_copy_has_all_but_the_date_the_story_and_the_link(database: SqlDatabase):
    def deed(store: Store):
        place = store.gatherings.add_place("La Passerelle")
        meeting(store, title="Une autre", starts_at=NOW, ends_at=ENDS)
        last = meeting(
            store,
            title="Repas",
            format=Format.HYBRID,
            place=place,
            question="Pourquoi ?",
            story_title="Le jardin",
            online_url="https://visio.example.org",
            ends_at=STARTS + timedelta(hours=3),
        )
        store.programmes.put(last.id, PROGRAMME)
        editor = drafts.begin(store, member=organiser(store), now=NOW)
        copied = drafts.copy_last(store, editor)
        dated = drafts.set_date(
            store, replace(editor, draft=copied), starts_at=STARTS, ends_at=None, now=NOW
        )
        return copied, dated, store.programmes.of(copied.id), place

    copied, dated, copied_programme, place = await database.write(deed)

    assert (copied.title, copied.question, copied.place) == ("Repas", "Pourquoi ?", place)
    assert (copied.starts_at, copied.story_title, copied.online_url) == (None, "", "")
    assert (copied.ordinal, copied.status) == (None, Status.DRAFT)
    assert dated.duration == timedelta(hours=3)
    assert copied_programme == PROGRAMME


async def test_before_the_first_meeting_there_is_nothing_to_copy(database: SqlDatabase):
    def deed(store: Store):
        return drafts.can_copy(store), drafts.copy_last(store, edited(store))

    with pytest.raises(NothingToCopy):
        await database.write(deed)


async def test_what_we_relay_takes_no_number_from_ours(database: SqlDatabase):
    def deed(store: Store):
        meeting(store, ordinal=4)
        relay = draft(store, kind=Kind.RELAY, title="Un webinaire", question="Pour qui ?")
        announced = publish(store, relay)
        ours = publish(store, draft(store))
        return store.gatherings.get(announced.id), ours

    relay, ours = await database.write(deed)

    assert (relay.kind, relay.ordinal, relay.question) == (Kind.RELAY, None, "Pour qui ?")
    assert ours.ordinal == 5


async def test_what_we_relay_is_by_video_unless_it_was_said(database: SqlDatabase):
    def deed(store: Store):
        return (
            drafts.set_kind(store, edited(store), kind=Kind.RELAY).format,
            drafts.set_kind(store, edited(store, format=Format.HYBRID), kind=Kind.RELAY).format,
        )

    assert await database.write(deed) == (Format.VIDEO, Format.HYBRID)
