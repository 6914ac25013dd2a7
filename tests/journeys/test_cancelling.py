"""A meeting is called off in two taps, and may take place after all."""

import asyncio

from bot.domain.delivery import Kind
from tests.house.house import GROUP
from tests.house.publishing import answered, changing, the_meeting


async def test_two_taps_call_it_off_and_everybody_who_answered_hears_of_it(house):
    nadia, yves, gaelle, ousmane = await answered(house)
    await changing(nadia)
    asked = await nadia.tap_in("Annuler cette rencontre", "Un mot d’explication")
    await nadia.say("Il neige")
    shown = await nadia.say("Trop de neige")
    done = await nadia.tap_in("Oui, annuler", "C’est annulé")

    card = await nadia.there(GROUP).reads("Cette rencontre n’aura pas lieu.")
    for person in (gaelle, ousmane):
        told = await person.reads("La rencontre « Une soirée jeux » n’aura pas lieu.")
        assert "Mot de l’équipe : Trop de neige" in told.text
    await yves.reads("Rencontre annulée par Nadia")

    assert asked.labels == ["Sans raison", "Ne pas annuler"]
    assert "Mot de l’équipe : Trop de neige" in shown.text
    assert "Messages privés : 2." in shown.text
    assert "Rien d’autre ne sera envoyé à son sujet." in done.text
    assert "Mot de l’équipe : Trop de neige" in card.text
    assert card.labels == []


async def test_what_was_planned_about_it_is_taken_back_at_once(house):
    nadia, *_ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Date", "Quelle est la nouvelle date ?")
    await nadia.tap_in("mardi 23 mars à 18 h 30", "Voici ce qui change")
    await nadia.tap_in("Confirmer", "C’est changé")
    meeting = await the_meeting(house)
    moved = await house.look(lambda store: store.audiences.waiting(meeting.id, Kind.MOVED))

    await changing(nadia)
    await nadia.tap_in("Annuler cette rencontre", "Un mot d’explication")
    await nadia.tap_in("Sans raison", "n’aura pas lieu")
    await nadia.tap_in("Oui, annuler", "C’est annulé")

    assert len(moved) == 2
    assert not await house.look(lambda store: store.audiences.waiting(meeting.id, Kind.MOVED))
    await house.clock(forward_seconds=1200)
    await house.until_so(lambda store: not store.audiences.waiting(meeting.id, Kind.CANCELLED))
    messages = await house.somebody("m06").messages()
    assert not [message for message in messages if "change de date" in message.text]


async def test_it_may_take_place_after_all_and_asks_everybody_again(house):
    nadia, yves, gaelle, _ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Annuler cette rencontre", "Un mot d’explication")
    await nadia.tap_in("Sans raison", "n’aura pas lieu")
    await nadia.tap_in("Oui, annuler", "C’est annulé")

    state = await nadia.tap_in("Modifier", "cette rencontre est annulée")
    await nadia.tap_in("Finalement maintenue", "la rencontre aura finalement lieu ?")
    await nadia.tap_in("Oui, elle aura lieu", "C’est maintenu : « Une soirée jeux »")

    assert state.labels == ["Finalement maintenue", "Tableau de bord"]
    card = await nadia.there(GROUP).reads("À reconfirmer : 2")
    assert "Je viens" in card.labels
    await yves.reads("Rencontre finalement maintenue par Nadia")
    await gaelle.reads("Nous l’avons finalement maintenue")


async def test_two_organisers_cancel_at_once_and_one_hears_that_it_is_done(house):
    nadia, yves, *_ = await answered(house)
    await changing(nadia)
    await nadia.tap_in("Annuler cette rencontre", "Un mot d’explication")
    shown = await nadia.tap_in("Sans raison", "C’est bien cela ?")
    row, column = shown.place_of("Oui, annuler")
    data = shown.whole["buttons"][row][column]["callback_data"]

    toasts = await asyncio.gather(*(nadia.forge(data, message_id=shown.id) for _ in range(2)))
    done = await nadia.reads("Rien n’attend plus votre accord ici")
    foreign = await yves.forge(data, message_id=(await yves.say("/menu")).id)
    elsewhere = await yves.reads("Rien n’attend plus votre accord ici")

    assert [toast.text for toast in (*toasts, foreign)] == ["", "", ""]
    for state in (done, elsewhere):
        assert "cette rencontre est annulée" in state.text
        assert state.labels == ["Finalement maintenue", "Tableau de bord"]


async def test_a_cancelled_meeting_takes_no_answer_and_no_change(house):
    nadia, _, gaelle, _ = await answered(house)
    menu = await changing(nadia)
    await nadia.tap_in("Annuler cette rencontre", "Un mot d’explication")
    await nadia.tap_in("Sans raison", "n’aura pas lieu")
    await nadia.tap_in("Oui, annuler", "C’est annulé")
    row, column = menu.place_of("Titre")

    title = menu.whole["buttons"][row][column]["callback_data"]
    change = await nadia.forge(title, message_id=menu.id)
    answer = await gaelle.forge("1:r:6:yes", message_id=(await gaelle.say("/menu")).id)

    assert change.is_alert
    assert answer.is_alert
    assert change.text == answer.text == "Cette rencontre n’aura pas lieu."
