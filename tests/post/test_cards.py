"""Cards are posted once, and kept true at little cost, from one process to the next."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.card import CardState
from bot.post.cards import LOOK_BACK
from tests.intake.waiting import until
from tests.post.cards import GROUP, SUPERGROUP, House


async def number_of_posts(house: House, wanted: int) -> None:
    await until(lambda: len(house.line.posts) == wanted)


async def test_an_owed_card_is_posted_and_remembered(house: House):
    made = await house.meeting(GROUP)

    await until(lambda: house.are(made, CardState.LIVE))

    [card] = await house.cards(made)
    assert house.line.posts == ["Repas: 0"]
    assert (card.chat_id, card.message_id) == (GROUP, 1)


async def test_an_answer_changes_every_card_of_its_meeting(house: House):
    made = await house.posted(GROUP, SUPERGROUP)

    await house.come(made)

    await until(lambda: len(house.line.edits) == 2)
    assert house.line.edits == ["Repas: 1"] * 2
    assert {call.fields["chat_id"] for call in house.line.calls[-2:]} == {GROUP, SUPERGROUP}


async def test_a_card_that_is_true_costs_no_call(house: House):
    made = await house.posted()

    await house.touch(made)
    await house.quiet()

    assert (len(house.line.posts), house.line.edits) == (1, [])


async def test_a_hundred_answers_cost_few_edits_and_the_last_is_right(house: House):
    made = await house.posted()
    house.line.gate.clear()

    for _ in range(100):
        await house.come(made)
    house.line.gate.set()

    await until(lambda: "Repas: 100" in house.line.edits)
    await house.quiet()
    assert house.line.edits[-1] == "Repas: 100"
    assert len(house.line.edits) <= 3


async def test_a_restart_finds_the_cards_that_are_not_true(house: House):
    made = await house.posted()
    await house.stop()
    await house.come(made)

    house.start()

    await until(lambda: house.line.edits == ["Repas: 1"])


async def test_a_restart_leaves_true_cards_alone(house: House):
    await house.posted()
    await house.stop()

    house.start()
    await house.quiet()

    assert (len(house.line.posts), house.line.edits) == (1, [])


async def test_a_crash_while_posting_makes_at_most_one_more_copy(house: House):
    house.line.gate.clear()
    made = await house.meeting(GROUP)
    for copies in (1, 2):
        await number_of_posts(house, copies)
        await house.stop()
        house.start()
    house.line.gate.set()
    await house.quiet()

    assert len(house.line.posts) == 2
    assert list(await house.cards(made)) == []


async def test_what_ended_long_ago_is_not_looked_at(house: House):
    await house.stop()
    await house.meeting(GROUP, ends_in=-LOOK_BACK - timedelta(days=1))

    house.start()
    await house.quiet()

    assert house.line.calls == []


async def test_a_process_that_dies_before_the_card_s_turn_leaves_no_doubt(house: House):
    house.line.turn.clear()
    made = await house.meeting(GROUP)

    for _ in range(3):
        await until(lambda: house.are(made, CardState.OWED))
        await house.stop()
        house.start()
    house.line.turn.set()

    await until(lambda: house.are(made, CardState.LIVE))
    assert len(house.line.posts) == 1


async def test_one_card_that_cannot_be_drawn_does_not_stop_the_others(house: House):
    broken, sound = await house.posted(), await house.posted(SUPERGROUP)
    await house.database.write(lambda store: store.gatherings.save(replace(broken, title="")))

    await house.come(broken)
    await house.come(sound)

    await until(lambda: "Repas: 1" in house.line.edits)
    assert house.line.calls[-1].fields["chat_id"] == SUPERGROUP


async def test_one_meeting_that_cannot_be_read_does_not_stop_the_others(house: House):
    made = await house.posted()
    house.moody.trouble = LookupError("a state of another time")
    house.moody.refusals = 1

    await house.touch(made)
    await until(lambda: not house.moody.refusals)
    await house.come(made)

    await until(lambda: house.line.edits == ["Repas: 1"])
