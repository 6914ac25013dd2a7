"""Whoever a meeting counts on is missed at once, by those who do not know it yet."""

from datetime import timedelta

import pytest

from bot.domain.member import Person, Role
from bot.domain.programme import Programme, Speaker
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.task import Task
from bot.ports import Store
from bot.services import digests, noting, rsvps
from bot.services.digest_letters import Digest
from bot.services.late_no import LateNo
from storage.database import SqlDatabase
from tests.services.changing import MONDAY
from tests.services.community import COMMUNITY, GAELLE, NADIA, STARTS, YVES, agreed, answer
from tests.services.evenings import THERESE, followed, letters, reachable

TELLERS = "Gaëlle (AMAP du canal) et Rosa"
SPEAKER = Person(111, "Ali B.", "fr")
EVENING = MONDAY.replace(hour=17)


def told(read) -> set[tuple[str, str, Answer | None]]:
    """Return who was told of whom, and what."""
    return {(one.member.name, one.who.name, one.answer) for one in read if isinstance(one, LateNo)}


async def test_a_storytellers_no_is_told_at_once_and_not_again_in_the_evening(database):
    def deed(store: Store):
        made = followed(store, tellers=TELLERS)
        digests.begin(store, community=COMMUNITY, now=MONDAY - timedelta(hours=1))
        agreed(store, GAELLE)
        answer(store, made, Answer.NO, by=GAELLE, now=MONDAY)
        answer(store, made, Answer.NO, by=YVES, now=MONDAY)
        return letters(store, now=MONDAY), letters(store, now=EVENING)

    at_once, evening = await database.write(deed)

    assert told(at_once) == {(who, "Gaëlle", Answer.NO) for who in ("Nadia", "Thérèse")}
    assert {one.task for one in at_once if isinstance(one, LateNo)} == {Task.STORY}
    changes = [c for one in evening if isinstance(one, Digest) for c in one.news.gatherings]
    assert {change.name for one in changes for change in one.changes} == {"Yves"}


async def test_a_speaker_who_comes_back_is_told_to_those_who_heard_of_the_no(database):
    def deed(store: Store):
        made = followed(store)
        store.programmes.put(made.id, Programme(speakers=(Speaker("Ali"),)))
        agreed(store, SPEAKER)
        answer(store, made, Answer.YES, by=SPEAKER, now=MONDAY)
        answer(store, made, Answer.NO, by=SPEAKER, now=MONDAY + timedelta(minutes=1))
        first = letters(store, now=MONDAY + timedelta(minutes=2))
        answer(store, made, Answer.YES, by=SPEAKER, now=MONDAY + timedelta(minutes=3))
        return told(first), told(letters(store, now=MONDAY + timedelta(minutes=4)))

    first, second = await database.write(deed)

    assert first == {(who, "Ali B.", Answer.NO) for who in ("Nadia", "Thérèse")}
    assert second == {(who, "Ali B.", Answer.YES) for who in ("Nadia", "Thérèse")}


async def test_who_changes_their_mind_before_anybody_heard_of_it_is_not_spoken_of(database):
    def deed(store: Store):
        made = followed(store, tellers=TELLERS)
        agreed(store, GAELLE)
        for minute, said in enumerate((Answer.NO, Answer.YES)):
            answer(store, made, said, by=GAELLE, now=MONDAY + timedelta(minutes=minute))
        return told(letters(store, now=MONDAY + timedelta(minutes=5)))

    assert await database.write(deed) == set()


async def test_who_noted_a_no_knows_it_and_so_does_who_gave_it(database: SqlDatabase):
    def deed(store: Store):
        made = followed(store, tellers="Gaëlle, Thérèse")
        nadia = store.members.by_telegram_id(NADIA.telegram_id)
        gaelle = agreed(store, GAELLE)
        said = Rsvp(made.id, gaelle.id, Answer.NO)
        noting.note(store, member=nadia, said=said, now=MONDAY)
        answer(store, made, Answer.NO, by=THERESE, now=MONDAY)
        return told(letters(store, now=MONDAY))

    assert await database.write(deed) == {
        ("Thérèse", "Gaëlle", Answer.NO),
        ("Nadia", "Thérèse", Answer.NO),
    }


@pytest.mark.parametrize(("hours", "is_told"), [(25, False), (23, True)])
async def test_a_standing_role_is_missed_in_the_last_day_alone(database, hours, is_told):
    def deed(store: Store):
        made = followed(store)
        reachable(store, YVES, Role.TIMEKEEPER)
        answer(store, made, Answer.YES, by=YVES, now=MONDAY)
        late = STARTS - timedelta(hours=hours)
        answer(store, made, Answer.NO, by=YVES, now=late)
        return told(letters(store, now=late))

    expected = {(who, "Yves", Answer.NO) for who in ("Nadia", "Thérèse")} if is_told else set()
    assert await database.write(deed) == expected


async def test_in_the_quiet_it_waits_for_the_morning_unless_the_meeting_is_near(database):
    night = MONDAY + timedelta(hours=13)  # midnight in Paris
    last_night = STARTS - timedelta(hours=19)

    def deed(store: Store):
        made = followed(store, tellers=TELLERS)
        agreed(store, GAELLE)
        answer(store, made, Answer.NO, by=GAELLE, now=night)
        first = told(letters(store, now=night))
        morning = told(letters(store, now=night + timedelta(hours=9)))
        answer(store, made, Answer.YES, by=GAELLE, now=night + timedelta(hours=10))
        letters(store, now=night + timedelta(hours=10))
        answer(store, made, Answer.NO, by=GAELLE, now=last_night)
        return first, len(morning), len(told(letters(store, now=last_night)))

    assert await database.write(deed) == (set(), 2, 2)


async def test_an_answer_taken_back_on_the_last_day_is_told(database: SqlDatabase):
    late = STARTS - timedelta(hours=5)

    def deed(store: Store):
        made = followed(store, tellers=TELLERS)
        gaelle = agreed(store, GAELLE)
        answer(store, made, Answer.YES, by=GAELLE, now=MONDAY)
        rsvps.withdraw(store, gathering_id=made.id, member=gaelle, now=late)
        return told(letters(store, now=late))

    assert await database.write(deed) == {(who, "Gaëlle", None) for who in ("Nadia", "Thérèse")}


async def test_nobody_is_told_of_whom_nothing_is_known_any_more(database: SqlDatabase):
    def deed(store: Store):
        made = followed(store, tellers=TELLERS)
        gaelle = agreed(store, GAELLE)
        answer(store, made, Answer.NO, by=GAELLE, now=MONDAY)
        store.members.forget(gaelle.id, at=MONDAY)
        return told(letters(store, now=MONDAY))

    assert await database.write(deed) == set()
