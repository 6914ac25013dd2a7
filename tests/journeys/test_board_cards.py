"""Organisers see on the board where a card is missing."""

from dataclasses import replace
from datetime import timedelta

from tests.house.boards import dashboard
from tests.house.house import GROUP


async def test_a_card_that_was_deleted_is_missed_and_posted_again(house):
    nadia, fatou = house.somebody("m01"), house.somebody("m12")
    meeting = await house.next_meeting()
    announced = replace(meeting, announced_at=house.plan.now() - timedelta(days=1))
    await house.cellar.change(lambda store: store.gatherings.save(announced))
    card = await fatou.there(GROUP).reads("Je viens : 9")
    await nadia.there(GROUP).do("delete", message_id=card.id)
    await fatou.say("/prochaine")
    await fatou.tap("Je viens")
    await house.until_so(lambda store: not store.cards.of(meeting.id))

    board = await dashboard(nadia)
    groups = await nadia.tap_in("Remettre la carte", "autre groupe")
    await nadia.tap(groups.labels[0], on=groups)

    assert "La carte manque dans : La Passerelle du canal." in board.text
    await fatou.there(GROUP).reads("Je viens : 10")
