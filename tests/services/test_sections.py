"""Organisers fill in the sections of a draft, and see each other at it."""

from datetime import time, timedelta

import pytest

from bot.domain.draft import NoDateYet, TooLong
from bot.domain.member import Role
from bot.domain.naming import NothingWritten
from bot.domain.place import Format
from bot.domain.programme import NOTHING_PLANNED, AgendaItem, LineDeed, LineGone, Speaker, mark
from bot.domain.section import AT_WORK, Section
from bot.domain.typed_link import BadLink
from bot.ports import Store
from bot.services import drafts, programmes, sections
from bot.services.programmes import Pointed
from storage.database import SqlDatabase
from tests.services.community import (
    COMMUNITY,
    ENDS,
    NOW,
    STARTS,
    agreed,
    draft,
    organiser,
)

A, B = AgendaItem("A"), AgendaItem("B", 10)
ROSA = Speaker("Rosa", "présidente")


def edited(store: Store, **facts):
    made = draft(store, **facts)
    return drafts.open_draft(store, gathering_id=made.id, member=organiser(store))


@pytest.mark.parametrize("section", sorted(sections.TYPED))
async def test_a_line_is_written_and_taken_out_again(database: SqlDatabase, section):
    def deed(store: Store):
        editor = edited(store)
        written = sections.write(store, editor, section=section, text="visio.example.org")
        kept = store.gatherings.get(written.id)
        sections.empty(store, editor, section=section)
        return kept, store.gatherings.get(written.id)

    kept, emptied = await database.write(deed)

    assert sections.text_of(kept, section).endswith("visio.example.org")
    assert bool(sections.text_of(emptied, section)) is (section is Section.TITLE)


async def test_an_address_that_no_button_opens_is_refused(database: SqlDatabase):
    with pytest.raises(BadLink):
        await database.write(
            lambda s: sections.write(s, edited(s), section=Section.LINK, text="http://x.org")
        )


async def test_a_place_that_is_taken_out_is_still_to_be_decided(database: SqlDatabase):
    def deed(store: Store):
        editor = edited(store, place_note="au lac", format=Format.HYBRID)
        return sections.empty(store, editor, section=Section.PLACE)

    emptied = await database.write(deed)

    assert (emptied.place_note, emptied.format) == ("", Format.UNDECIDED)


@pytest.mark.parametrize("section", [Section.DATE, Section.END])
async def test_a_date_can_only_be_replaced(database: SqlDatabase, section):
    def deed(store: Store):
        return sections.empty(store, edited(store), section=section)

    kept = await database.write(deed)

    assert (kept.starts_at, kept.ends_at) == (STARTS, ENDS)


@pytest.mark.parametrize(
    ("end", "hours"),
    [
        (timedelta(minutes=90), 1.5),
        (time(20), 1),  # STARTS is 19:00 in Paris
        (time(1), 6),
    ],
)
async def test_an_end_is_a_length_or_the_next_such_hour(database: SqlDatabase, end, hours):
    def deed(store: Store):
        return sections.set_end(store, edited(store), end=end, zone=COMMUNITY.zone)

    assert (await database.write(deed)).duration == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("facts", "end", "refusal"),
    [
        ({"starts_at": None, "ends_at": None}, time(20), NoDateYet),
        ({}, timedelta(hours=25), TooLong),
        ({}, timedelta(), TooLong),
    ],
)
async def test_an_end_that_cannot_be_is_refused(database: SqlDatabase, facts, end, refusal):
    with pytest.raises(refusal):
        await database.write(
            lambda s: sections.set_end(s, edited(s, **facts), end=end, zone=COMMUNITY.zone)
        )


async def test_organisers_see_each_other_for_ten_minutes(database: SqlDatabase):
    def deed(store: Store):
        made = draft(store)
        yves = agreed(store)
        store.members.grant(yves.id, Role.PROJECT_GROUP)

        def seen_by_yves(later: timedelta):
            return sections.enter(store, made, member=yves, section=None, now=NOW + later)

        nadia = organiser(store)
        sections.enter(store, made, member=nadia, section=Section.AGENDA, now=NOW)
        at_once, late = seen_by_yves(timedelta()), seen_by_yves(AT_WORK)
        hers = sections.enter(store, made, member=nadia, section=None, now=NOW)
        return at_once, late, seen_by_yves(timedelta()), hers

    at_once, late, after, hers = await database.write(deed)

    assert [(edit.name, edit.section) for edit in at_once] == [("Nadia", Section.AGENDA)]
    assert list(late) == list(after) == list(hers) == []


async def test_lines_are_added_to_what_others_wrote(database: SqlDatabase):
    def deed(store: Store):
        editor = edited(store)
        programmes.add(store, editor, section=Section.AGENDA, text="A")
        programmes.add(store, editor, section=Section.SPEAKERS, text="Rosa, présidente")
        programmes.add(store, editor, section=Section.AGENDA, text="B 10 min")
        return programmes.of(store, editor)

    programme = await database.write(deed)

    assert (programme.items, programme.speakers) == ((A, B), (ROSA,))


@pytest.mark.parametrize(
    ("deed", "items"),
    [
        (LineDeed.UP, (B, A)),
        (LineDeed.DOWN, (A, B)),
        (LineDeed.REMOVE, (A,)),
        (LineDeed.HOST, (A, B)),
    ],
)
async def test_a_line_is_moved_or_taken_out(database: SqlDatabase, deed, items):
    def change(store: Store):
        editor = edited(store)
        programmes.add(store, editor, section=Section.AGENDA, text="A\nB 10 min")
        line = Pointed(Section.AGENDA, 1, mark(B))
        return programmes.change(store, editor, line=line, deed=deed)

    assert (await database.write(change)).items == items


async def test_a_speaker_hosts_and_goes_on_when_written_anew(database: SqlDatabase):
    def deed(store: Store):
        editor = edited(store)
        programmes.add(store, editor, section=Section.SPEAKERS, text="Rosa, présidente")
        line = Pointed(Section.SPEAKERS, 0, mark(ROSA))
        [host] = programmes.change(store, editor, line=line, deed=LineDeed.HOST).speakers
        line = Pointed(Section.SPEAKERS, 0, mark(host))
        return programmes.rewrite(store, editor, line=line, text="Rosa Marin").speakers

    assert await database.write(deed) == (Speaker("Rosa Marin", hosts=True),)


async def test_a_line_that_another_took_out_is_not_rewritten(database: SqlDatabase):
    def deed(store: Store):
        line = Pointed(Section.AGENDA, 0, mark(A))
        programmes.rewrite(store, edited(store), line=line, text="C")

    with pytest.raises(LineGone):
        await database.write(deed)


async def test_nothing_readable_is_no_line(database: SqlDatabase):
    with pytest.raises(NothingWritten):
        await database.write(
            lambda s: programmes.add(s, edited(s), section=Section.SPEAKERS, text=" \n")
        )


@pytest.mark.parametrize("section", [Section.AGENDA, Section.SPEAKERS])
async def test_all_lines_of_a_section_go_at_once(database: SqlDatabase, section):
    def deed(store: Store):
        editor = edited(store)
        programmes.add(store, editor, section=section, text="A\nB")
        sections.empty(store, editor, section=section)
        return programmes.of(store, editor)

    assert await database.write(deed) == NOTHING_PLANNED
