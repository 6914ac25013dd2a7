"""The buttons of an offer that is made: typed instead, or tapped once they are old."""

import pytest

from bot.callbacks.offers import OfferSizeTap
from bot.domain.dialogue import BUTTON_PATIENCE
from bot.domain.offering import Offering, offering_of
from tests.house.offering import SENT, SENTENCE, said

ANSWERED = "C’est déjà répondu, et rien n’a changé."


async def so_far(house, person) -> Offering:
    dialogue = await house.look(lambda store: store.dialogues.of(person.id))
    return offering_of(dialogue)


async def test_an_old_button_changes_nothing_once_its_question_was_answered(house):
    gaelle = house.somebody("m06")
    await gaelle.say("/accueillir")
    await gaelle.tap_in("Une visite", "Que verra-t-on chez vous")
    audience = await gaelle.say("Le fournil")
    await gaelle.say("Les voisins du quai")
    early = await gaelle.tap("Tout le monde", on=audience)
    size = await gaelle.say("le mardi")
    summary = await gaelle.say("6")
    late = await gaelle.tap("12", on=size)

    assert early.text.startswith(ANSWERED)
    assert late.text.startswith(ANSWERED)
    assert "Pour qui : Les voisins du quai" in summary.text
    said = await so_far(house, gaelle)
    assert (said.audience, said.capacity) == ("Les voisins du quai", 6)


async def test_while_one_line_is_said_anew_only_its_own_buttons_answer(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/accueillir")
    await gaelle.tap_in("Une visite", "Que verra-t-on chez vous")
    await gaelle.say("Le fournil")
    await gaelle.tap_in("Tout le monde", "Quels jours")
    size = await gaelle.say("le mardi")
    await gaelle.tap_in("8", "J’envoie cela au groupe projet ?")
    await gaelle.tap_in("Changer", "Que changeons-nous ?")
    await gaelle.tap_in("Ce qu’on verra", "Que verra-t-on chez vous")

    refused = await gaelle.forge(OfferSizeTap(12).pack(), message_id=size.id)
    fixed = await gaelle.say("Le fournil, la nuit")

    assert refused.text.startswith(ANSWERED)
    assert "Ce qu’on verra : Le fournil, la nuit" in fixed.text
    assert "Personnes au plus : 8" in fixed.text


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("ouvrir nos portes", "Que verra-t-on chez vous"),
        ("une salle", "Quel est ce lieu"),
    ],
)
async def test_who_types_what_they_offer_goes_on_as_with_a_tap(sqlite_house, line, asked):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/accueillir")

    again = await gaelle.say("des chaises")
    first = await gaelle.say(line)

    assert "Dites-moi d’abord de quoi il s’agit" in again.text
    assert "Que souhaitez-vous proposer" in again.text
    assert "Une visite" in again.labels
    assert asked in first.text


async def test_words_much_later_are_read_as_usual(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/accueillir")
    await sqlite_house.clock(forward_seconds=BUTTON_PATIENCE.total_seconds() * 2)

    said = await gaelle.say("Ma voisine cherche des chaises")

    assert "Voulez-vous que je transmette" in said.text


async def test_what_was_filled_in_can_be_sent_days_later_and_hinders_nobody_until_then(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await nadia.start()
    summary = await said(gaelle)

    await house.clock(forward_seconds=2 * 86_400)
    asked = await gaelle.say("je viens")
    again = await gaelle.say("Ma voisine cherche des chaises")
    await gaelle.say("/visites")
    await gaelle.tap("Envoyer", on=summary)

    await gaelle.reads(SENT)
    await nadia.reads(SENTENCE)
    assert "J’ai compris : Je viens" in asked.text
    assert "J’envoie cela au groupe projet ?" in again.text


async def test_a_question_and_a_bare_yes_are_asked_again_and_nothing_is_kept_of_them(sqlite_house):
    gaelle = sqlite_house.somebody("m06")
    await gaelle.say("/accueillir")
    await gaelle.tap_in("Une visite", "Que verra-t-on chez vous")
    await gaelle.say("Le fournil")

    question = await gaelle.say("C’est pour combien de temps ?")
    bare = await gaelle.say("oui")
    await gaelle.say("Les voisins du quai")
    await gaelle.say("le mardi")
    summary = await gaelle.say("vingt-cinq")

    assert question.text.startswith("Une question ? Une fois la proposition envoyée,")
    assert bare.text.startswith("Dites-m’en un peu plus, en quelques mots")
    assert "Pour qui est cette visite ?" in bare.text
    assert "Pour qui : Les voisins du quai" in summary.text
    assert "Personnes au plus : 25" in summary.text
