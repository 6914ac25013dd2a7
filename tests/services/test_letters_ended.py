"""What a letter leaves behind counts once it was read: a list, and a question that it brings."""

import pytest

from bot.domain.appointment import Stage
from bot.domain.delivery import Fate, Kind
from bot.domain.dialogue import Step
from bot.ports import Store
from storage.database import SqlDatabase
from tests.services.hosting import (
    A_LITTLE_LATER,
    AFTER,
    THE_EVE,
    TWO_DAYS,
    host,
    hosted,
    leave,
    ring,
)
from tests.services.visiting import says, somebody

TO_HELENE = [("Hélène", Kind.HOST_LIST)]
NOT_READ = [Fate.REFUSED, Fate.CLOSED, Fate.NOT_SENT]


def lists(left: list[tuple[str, Kind]]) -> list[tuple[str, Kind]]:
    return [one for one in left if one[1] is Kind.HOST_LIST]


@pytest.mark.parametrize("fate", [Fate.REFUSED, Fate.CLOSED])
async def test_a_list_that_did_not_arrive_is_told_the_evening_before(
    database: SqlDatabase, fate: Fate
):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ring(store, now=A_LITTLE_LATER)
        morning = leave(store, now=A_LITTLE_LATER, fate=fate)
        believed = store.visit_calls.told_at(made.id)
        ring(store, now=THE_EVE)
        evening = leave(store, now=THE_EVE)
        return lists(morning), believed, lists(evening), store.visit_calls.told_at(made.id)

    assert await database.write(deed) == (TO_HELENE, None, TO_HELENE, THE_EVE)


async def test_a_list_that_arrived_stays_read_when_the_next_one_does_not(database: SqlDatabase):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ring(store, now=A_LITTLE_LATER)
        leave(store, now=A_LITTLE_LATER)
        before = store.visit_calls.told(made.id, host(store).id)
        says(store, made, "Basile", now=A_LITTLE_LATER)
        ring(store, now=THE_EVE)
        evening = leave(store, now=THE_EVE, fate=Fate.REFUSED)
        after = store.visit_calls.told(made.id, host(store).id)
        return lists(evening), before == after, store.visit_calls.told_at(made.id)

    assert await database.write(deed) == (TO_HELENE, True, A_LITTLE_LATER)


async def test_a_list_of_which_nobody_knows_whether_it_arrived_is_told_again(
    database: SqlDatabase,
):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        ring(store, now=A_LITTLE_LATER)
        for _ in range(2):
            leave(store, now=THE_EVE.replace(hour=10), fate=Fate.PERHAPS)
            leave(store, now=THE_EVE.replace(hour=11), fate=Fate.PERHAPS)
        ring(store, now=THE_EVE)
        evening = leave(store, now=THE_EVE)
        rows = {one.stage: one.reason for one in store.appointments.of(made.id)}
        return lists(evening), rows[Stage.HOST_LIST_EVE]

    assert await database.write(deed) == (TO_HELENE, "")


@pytest.mark.parametrize("fate", [*NOT_READ, Fate.ARRIVED, Fate.PERHAPS])
async def test_nothing_is_taken_for_an_answer_to_a_letter_that_was_not_read(
    database: SqlDatabase, fate: Fate
):
    def deed(store: Store):
        made = hosted(store)
        says(store, made, "Anna")
        anna = somebody(store, "Anna")
        ring(store, now=TWO_DAYS)
        leave(store, now=TWO_DAYS, fate=fate)
        asked = store.dialogues.of(anna.telegram_id or 0)
        ring(store, now=AFTER)
        left = leave(store, now=AFTER, fate=fate)
        thanked = store.dialogues.of(501)
        return (
            asked and asked.step,
            thanked and thanked.step,
            Kind.HOST_THANKS in dict(left).values(),
        )

    is_open = fate not in NOT_READ
    assert await database.write(deed) == (
        Step.VISIT_QUESTION if is_open else None,
        Step.VISIT_ANSWER if is_open else None,
        True,
    )
