"""Cards that were lost, and messages that are none."""

from dataclasses import replace

from bot.domain.card import CardState
from tests.house.house import GROUP


async def test_a_card_that_we_lost_sight_of_is_kept_true_again_once_it_is_tapped(house):
    fatou = house.somebody("m12").there(GROUP)
    card = await fatou.reads("Je viens : 9")
    await house.cellar.change(lambda store: store.cards.save(_lost(store, card.id)))

    await fatou.tap("Je viens", on=card)

    await fatou.reads("Je viens : 10 (8 structures)")


async def test_however_often_a_group_asks_for_the_meeting_an_answer_costs_two_edits(house):
    fatou = house.somebody("m12").there(GROUP)
    published = await fatou.reads("Je viens : 9")
    *_, newest = [await fatou.say("/prochaine") for _ in range(5)]
    seq = house.seq

    await fatou.tap("Je viens", on=newest)
    await house.until_called("editMessageText", times=2)
    await fatou.say("/privacy")

    edits = house.calls("editMessageText", after=seq)
    assert {int(call.params["message_id"]) for call in edits} == {published.id, newest.id}
    right = [m.id for m in await fatou.messages() if "Je viens : 10 (8 structures)" in m.text]
    assert right == [published.id, newest.id]


async def test_no_other_message_becomes_a_card_because_somebody_forges_a_button(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")
    notice = await fatou.say("/privacy")

    toast = await fatou.forge("1:r:4:yes", message_id=notice.id)

    assert toast.text.startswith("C’est noté, vous venez.")
    lost = await house.look(lambda store: store.cards.at(GROUP, message_id=notice.id))
    assert lost is None


def _lost(store, message_id):
    return replace(store.cards.at(GROUP, message_id=message_id), state=CardState.LOST)
