"""What is asked of a host after the last list left: read once, together, and in time."""

from datetime import datetime, timedelta

from bot.domain.delivery import Kind
from bot.domain.gathering import Gathering
from bot.ports import Store
from bot.services import visit_questions
from storage.database import SqlDatabase
from tests.services.community import STARTS
from tests.services.hosting import A_LITTLE_LATER, THE_EVE, TWO_DAYS, hosted, leave, ring
from tests.services.visiting import says, somebody


def ask(store: Store, made: Gathering, name: str, text: str, *, now: datetime) -> None:
    who = somebody(store, name)
    visit_questions.ask(store, gathering_id=made.id, member=who, text=text, now=now)


def lists(read: list[tuple[str, Kind]]) -> list[str]:
    """Return who read a list."""
    return [name for name, kind in read if kind is Kind.HOST_LIST]


async def test_what_is_asked_after_the_last_list_is_read_together_once(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        for name in ("Anna", "Basile"):
            says(store, made, name)
        ask(store, made, "Anna", "Qui décide des menus ?", now=A_LITTLE_LATER)
        ring(store, now=THE_EVE)
        leave(store, now=THE_EVE)
        evening = THE_EVE + timedelta(hours=1)
        ask(store, made, "Anna", "Qui décide ?", now=evening)
        ask(store, made, "Basile", "Et les horaires ?", now=evening + timedelta(minutes=20))
        night = leave(store, now=evening + timedelta(hours=4))
        morning = THE_EVE + timedelta(hours=16)
        read = leave(store, now=morning)
        return night, read, leave(store, now=morning + timedelta(hours=2))

    night, read, again = await database.write(deed)

    assert lists(night) == []
    assert lists(read) == ["Hélène"]
    assert lists(again) == []


async def test_a_question_that_was_taken_back_is_told_to_nobody(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ring(store, now=THE_EVE)
        leave(store, now=THE_EVE)
        ask(store, made, "Anna", "Qui décide ?", now=THE_EVE)
        anna = somebody(store, "Anna")
        visit_questions.take_back(store, gathering_id=made.id, member=anna, now=THE_EVE)
        return leave(store, now=THE_EVE + timedelta(hours=1))

    assert lists(await database.write(deed)) == []


async def test_nothing_is_read_at_the_door_nor_twice_before_the_last_list(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ask(store, made, "Anna", "Qui décide ?", now=TWO_DAYS)
        early = store.audiences.waiting(made.id, Kind.HOST_LIST)
        ring(store, now=THE_EVE)
        leave(store, now=THE_EVE)
        at_the_door = STARTS - timedelta(minutes=50)
        ask(store, made, "Anna", "Et vous ?", now=at_the_door)
        return early, leave(store, now=at_the_door + timedelta(minutes=35))

    early, late = await database.write(deed)

    assert early == {}
    assert lists(late) == []


async def test_further_questions_do_not_put_off_what_was_asked_in_time(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        for name in ("Anna", "Basile"):
            says(store, made, name)
        ring(store, now=THE_EVE)
        leave(store, now=THE_EVE)
        in_time = STARTS - timedelta(minutes=75)
        ask(store, made, "Anna", "Qui décide des menus ?", now=in_time)
        ask(store, made, "Basile", "Et les horaires ?", now=in_time + timedelta(minutes=20))
        before = leave(store, now=in_time + timedelta(minutes=25))
        together = leave(store, now=in_time + timedelta(minutes=31))
        return before, together, leave(store, now=STARTS)

    before, together, later = await database.write(deed)

    assert lists(before) == []
    assert lists(together) == ["Hélène"]
    assert lists(later) == []
