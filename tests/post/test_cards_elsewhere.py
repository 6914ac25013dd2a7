"""Cards that somebody put into a chat of their own are kept true like the others."""

from bot.outcomes import TargetLost
from tests.intake.waiting import until
from tests.post.cards import GROUP, NOW, House


async def put(house, made, inline_id="abc", language="en"):
    def deed(store):
        facts = {"inline_id": inline_id, "language": language, "at": NOW}
        store.cards.register_inline(made.id, **facts)
        store.touch(made.id)

    await house.database.write(deed)


def edits_of(house, inline_id="abc"):
    calls = [call for call in house.line.calls if call.method == "editMessageText"]
    return [c.fields["text"] for c in calls if c.fields.get("inline_message_id") == inline_id]


async def test_it_is_edited_where_it_stands_in_its_own_language(house: House):
    made = await house.posted()
    await put(house, made)
    await until(lambda: edits_of(house) == ["en Repas: 0"])

    await house.come(made)

    await until(lambda: edits_of(house) == ["en Repas: 0", "en Repas: 1"])
    await until(lambda: "Repas: 1" in house.line.edits)
    assert not [c for c in house.line.calls if c.fields.get("chat_id") not in {None, GROUP}]


async def test_a_restart_finds_it_again(house: House):
    made = await house.posted()
    await put(house, made)
    await until(lambda: edits_of(house) == ["en Repas: 0"])
    await house.stop()
    await house.come(made)

    house.start()

    await until(lambda: edits_of(house)[-1] == "en Repas: 1")


async def test_one_that_is_gone_is_left_alone(house: House):
    made = await house.posted()
    house.line.outcomes = [TargetLost()]

    await put(house, made)
    await until(lambda: edits_of(house) == ["en Repas: 0"])
    await until(lambda: _are_posted(house, made))
    await house.come(made)
    await until(lambda: "Repas: 1" in house.line.edits)

    assert edits_of(house) == ["en Repas: 0"]


async def _are_posted(house, made):
    return [card.inline_id for card in await house.cards(made)] == [None]
