"""Boards: each reader sees what their role allows, and what changed since their last look."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.board import (
    PAGE,
    Listing,
    Sheet,
    StillADraft,
    WordsChanged,
    print_of,
)
from bot.domain.gathering import NoSuchGathering
from bot.domain.member import NotAnOrganiser, Person, Role
from bot.domain.rsvp import Answer, Readers, Rsvp
from bot.ports import Store
from bot.services import board_choices, board_words, boards
from storage.database import SqlDatabase
from tests.services.community import (
    GAELLE,
    NOW,
    YVES,
    agreed,
    answer,
    draft,
    meeting,
    organiser,
)
from tests.storage.counting import questions

LATER = NOW + timedelta(hours=1)
CLAIRE = Person(104, "Claire", "fr")


def observer(store: Store, role: Role = Role.FUNDER_OBSERVER):
    member = agreed(store, CLAIRE)
    store.members.grant(member.id, role)
    return member


def look(store: Store, gathering, *, by=None, now=LATER, since=None):
    reader = by or organiser(store)
    return boards.look(store, member=reader, gathering_id=gathering.id, now=now, since=since)


def listed(store: Store, gathering, *, by, listing=Listing.COMING, number=0):
    sheet = Sheet(listing, number=number)
    return boards.page(store, member=by, gathering_id=gathering.id, sheet=sheet, now=NOW)


async def test_totals_are_there_for_other_features(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        answer(store, gathering, Answer.YES)
        return boards.totals(store, gathering.id, now=NOW)

    totals = await database.write(deed)

    assert (totals.counts.of(Answer.YES), totals.silent, totals.first_timers) == (1, 1, 1)


async def test_a_funder_reads_totals_and_nothing_else(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        answer(store, gathering, Answer.YES)
        claire = observer(store)
        yves = agreed(store)
        seen = look(store, gathering, by=claire)
        for sight in (
            lambda: listed(store, gathering, by=claire),
            lambda: boards.person(
                store, member=claire, gathering_id=gathering.id, member_id=yves.id, now=NOW
            ),
            lambda: board_words.page(store, member=claire, gathering_id=gathering.id, number=0),
        ):
            with pytest.raises(NotAnOrganiser):
                sight()
        return seen

    seen = await database.write(deed)

    assert seen.totals.counts.of(Answer.YES) == 1
    assert seen.news is None
    assert seen.sight == boards.Sight()


@pytest.mark.parametrize("role", [Role.WELCOMER, Role.TIMEKEEPER, None])
async def test_without_a_role_that_allows_it_nobody_sees_a_board(database: SqlDatabase, role):
    def deed(store: Store):
        gathering = meeting(store)
        member = observer(store, role) if role else agreed(store, CLAIRE)
        for person in (member, None):
            with pytest.raises(NotAnOrganiser):
                boards.look(store, member=person, gathering_id=gathering.id, now=NOW)
            with pytest.raises(NotAnOrganiser):
                board_choices.choices(store, member=person, now=NOW)
            with pytest.raises(NotAnOrganiser):
                board_choices.others(store, member=person, number=0)
        return store.looks.of(gathering.id, member.id)

    assert await database.write(deed) is None


async def test_a_draft_is_told_of_to_those_who_prepare_it_alone(database: SqlDatabase):
    def deed(store: Store):
        prepared = draft(store)
        with pytest.raises(StillADraft) as told:
            look(store, prepared)
        claire = observer(store)
        with pytest.raises(NoSuchGathering):
            look(store, prepared, by=claire)
        every = board_choices.others(store, member=organiser(store), number=0).shown
        shown = board_choices.others(store, member=claire, number=0).shown
        return told.value.gathering == prepared, len(every), len(shown)

    assert await database.write(deed) == (True, 1, 0)


async def test_a_first_look_has_seen_everything(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        answer(store, gathering, Answer.YES)
        return look(store, gathering)

    seen = await database.write(deed)

    assert seen.news is not None
    assert (seen.news.since, seen.news.total) == (LATER, 0)


async def test_news_go_on_from_the_look_on_the_screen_until_a_new_one(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        look(store, gathering, now=NOW)
        answer(store, gathering, Answer.YES, now=NOW + timedelta(minutes=5))
        anew = look(store, gathering, now=NOW + timedelta(minutes=10))
        again = look(store, gathering, now=NOW + timedelta(minutes=15), since=NOW)
        later = look(store, gathering, now=LATER)
        return [[change.name for change in seen.news.changes] for seen in (anew, again, later)]

    assert await database.write(deed) == [["Yves"], ["Yves"], []]


async def test_a_page_past_the_end_is_the_first_one(database: SqlDatabase):
    def deed(store: Store):
        gathering = meeting(store)
        answer(store, gathering, Answer.YES)
        return listed(store, gathering, by=organiser(store), number=7)

    roll = await database.write(deed)

    assert [named.name for named in roll.page.shown] == ["Yves"]
    assert (roll.sheet.number, roll.page.is_last) == (0, True)


def two_words(store: Store):
    """Announce a meeting with a word for the team and one for everybody."""
    gathering = meeting(store)
    for person, readers in ((YVES, Readers.TEAM), (GAELLE, Readers.MEETING)):
        member = agreed(store, person)
        rsvp = Rsvp(gathering.id, member.id, Answer.NO, answered_at=NOW, word=f"de {person}")
        store.rsvps.put(replace(rsvp, readers=readers))
    return gathering


async def test_who_leads_the_meeting_reads_what_is_meant_for_it_without_a_name(
    database: SqlDatabase,
):
    def deed(store: Store):
        gathering = two_words(store)
        leader = observer(store, Role.FACILITATOR)
        seen = board_words.page(store, member=leader, gathering_id=gathering.id, number=0)
        board = look(store, gathering, by=leader)
        return [(word.name, word.readers) for word in seen.page.shown], board

    shown, board = await database.write(deed)

    assert shown == [("", Readers.MEETING)]
    assert (board.sight.words, board.sight.names, board.news) == (True, False, None)
    assert (board.totals.unread, board.totals.unread_aloud) == (2, 1)


async def test_words_are_marked_as_read_and_the_journal_says_by_whom(database: SqlDatabase):
    def deed(store: Store):
        gathering, nadia = two_words(store), organiser(store)
        seen = board_words.page(store, member=nadia, gathering_id=gathering.id, number=0)
        mark = {"member": nadia, "gathering_id": gathering.id, "number": 0, "now": NOW}
        board_words.mark_read(store, seen=print_of(seen.unread), **mark)
        (entry,) = store.audit.page(start=0, size=1)
        after = board_words.page(store, member=nadia, gathering_id=gathering.id, number=0)
        return len(seen.unread), len(after.unread), (entry.action, entry.by == nadia.id)

    assert await database.write(deed) == (2, 0, ("board.read_words", True))


async def test_a_word_that_changed_meanwhile_is_not_marked_as_read(database: SqlDatabase):
    def deed(store: Store):
        gathering, nadia, yves = two_words(store), organiser(store), agreed(store)
        seen = board_words.page(store, member=nadia, gathering_id=gathering.id, number=0)
        rsvp = store.rsvps.of(gathering.id, yves.id)
        assert rsvp is not None
        store.rsvps.save(replace(rsvp, word="plutôt ceci"))
        mark = {"member": nadia, "gathering_id": gathering.id, "number": 0, "now": NOW}
        with pytest.raises(WordsChanged):
            board_words.mark_read(store, seen=print_of(seen.unread), **mark)
        after = board_words.page(store, member=nadia, gathering_id=gathering.id, number=0)
        return len(after.unread)

    assert await database.write(deed) == 2


async def test_a_board_asks_as_much_for_a_crowd_as_for_one(database: SqlDatabase):
    def crowd(store: Store, gathering, start: int, number: int):
        for i in range(start, start + number):
            person = Person(1000 + i, f"Personne {i}", "fr")
            answer(store, gathering, list(Answer)[i % 3], by=person)

    def screens(store: Store, gathering):
        nadia = organiser(store)
        _, board = questions(store, lambda s: look(s, gathering, by=nadia))
        roll, page = questions(store, lambda s: listed(s, gathering, by=nadia))
        return board, page, len(roll.page.shown)

    def deed(store: Store):
        gathering = meeting(store)
        crowd(store, gathering, 0, 3)
        few = screens(store, gathering)
        crowd(store, gathering, 3, 60)
        return few, screens(store, gathering)

    few, many = await database.write(deed)

    assert few == (12, 3, 1)
    assert many == (12, 3, PAGE)
