"""People who begin again: a second /start, a link, a restart, a day later."""

import pytest

from bot.callbacks.grammar import base36
from tests.house.welcome import AGREE, NOTHING, SELF, agreed, settled


async def test_a_second_start_goes_on_where_the_person_was(house):
    zoe = await house.stranger("Zoé")

    first, again = await zoe.start(), await zoe.start()
    await zoe.tap_in(AGREE, "Comment souhaitez-vous")
    at_name = await zoe.start()
    await zoe.say("Zoé du pont")
    at_organisation = await zoe.start()
    await zoe.tap(SELF, on=at_organisation)
    at_visibility = await zoe.start()

    assert again.text == first.text
    assert at_name.text.startswith("Comment souhaitez-vous")
    assert at_organisation.text.startswith("Venez-vous au nom")
    assert at_visibility.text.startswith("Que peuvent savoir")


async def test_who_is_known_is_welcomed_back_and_asked_nothing(house):
    zoe = await house.stranger("Zoé")
    await settled(zoe, name="Zoé du pont")

    back = await zoe.start()

    assert back.text == "Bon retour parmi nous, Zoé du pont ! Que souhaitez-vous faire ?"
    assert back.labels[:2] == ["Prochaine rencontre", "Agenda"]


async def test_a_link_shows_the_meeting_first_and_asks_after_the_answer(house):
    zoe = await house.stranger("Zoé")
    meeting = await house.next_meeting()
    url = f"https://t.me/{house.bot_username}?start=r_{base36(meeting.id)}"

    await zoe.open(url)
    card = await zoe.reads("Nos besoins, nos ressources")
    await zoe.tap("Je viens", on=card)

    assert card.text.endswith("Serez-vous des nôtres ?")
    await zoe.reads("Votre réponse : Je viens. Merci !")
    await zoe.reads("Bonjour Zoé.\nIci l’assistant")


@pytest.mark.parametrize("payload", ["r_zzzzzz", "r_", "x_1", "toto", "r_-1", "r_" + "z" * 60])
async def test_a_link_that_leads_nowhere_is_nobodys_fault(house, payload):
    zoe = await house.stranger("Zoé")

    said = await zoe.start(payload)

    assert said.text.startswith("Ce lien ne fonctionne plus, ce n’est pas votre faute.")


async def test_a_restart_in_the_middle_of_the_welcome_loses_nothing(house):
    zoe = await house.stranger("Zoé")
    await agreed(zoe)

    await house.restart()
    await zoe.say("Zoé du pont")
    await house.restart()
    await zoe.tap_in(SELF, "Que peuvent savoir")
    await house.restart()
    await zoe.tap(NOTHING)

    await zoe.reads("Merci Zoé du pont, c’est prêt.")


async def test_a_line_typed_a_day_too_late_is_received_kindly(house):
    zoe = await house.stranger("Zoé")
    await agreed(zoe)

    await house.clock(forward_seconds=25 * 3600)
    said = await zoe.say("Zoé du pont")

    assert said.text == "Reprenons : cette question n’est plus ouverte."
    assert said.labels == ["Voir le menu"]
    back = await zoe.start()
    assert back.text.startswith("Bon retour parmi nous, Zoé !")


async def test_no_thanks_after_having_agreed_does_not_say_that_nothing_is_kept(house):
    zoe = await house.stranger("Zoé")
    old = await zoe.start()
    await settled(zoe)

    await zoe.tap("Non merci", on=old)

    known = await zoe.reads("Voici ce que je sais sur vous")
    assert known.id == old.id
    assert "Tout effacer" in known.labels
    assert await house.look(lambda store: store.members.by_telegram_id(zoe.id))
