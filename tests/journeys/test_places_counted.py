"""Somebody for whom a colleague has taken a place of a full visit, and too many noted for one."""

from bot.domain.gathering import Gathering
from tests.house.boards import dashboard
from tests.house.hosted import ADDRESS, TITLE, hosted
from tests.house.house import GROUP, House
from tests.house.people import Shown, Somebody
from tests.house.placed import names
from tests.house.publishing import on_monday, written_to
from tests.house.signing_up import card, comes, waits

ASKED = "Le groupe est complet, mais dans votre structure quelqu’un"


async def taken_for(house: House) -> tuple[Gathering, list[Somebody], Shown]:
    """Let Gaëlle take both places, one for a guest; return a card of Mireille's from before."""
    await on_monday(house)
    gaelle, mireille, ousmane = people = await written_to(house, "m06", "m19", "m07")
    made = await hosted(house, [house.somebody("m09")], capacity=2)
    await house.cellar.change(lambda s: s.cards.owe(made.id, chat_id=GROUP, thread_id=None))
    before = await card(mireille)
    await comes(gaelle)
    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await gaelle.tap_in("1 personne", "une place pour tout le monde")
    await gaelle.tap_in("Sans nom", "Deux places sont retenues")
    await waits(ousmane)
    return made, people, before


async def test_the_place_that_a_colleague_took_for_me_is_mine(house):
    made, (gaelle, mireille, ousmane), before = await taken_for(house)

    await mireille.tap("Je viens", on=before)
    asked = await mireille.turned(before)
    await mireille.tap("Oui", on=asked)
    kept = await mireille.turned(asked)
    again = await mireille.forge(f"1:r:{made.id}:yes", message_id=kept.id)
    hers = await card(gaelle)
    unasked = [m for m in await ousmane.messages() if "Une place se libère" in m.text]

    assert asked.text.startswith(ASKED)
    assert "C’est bien vous ?" in asked.text.replace("\N{NO-BREAK SPACE}", " ")
    assert asked.labels == ["Oui", "Non"]
    assert "Votre place est retenue." in kept.text
    assert ADDRESS in kept.text
    assert again.text == "C’est déjà noté."
    assert "Votre place est retenue." in hers.text
    assert unasked == []
    assert await names(house, made) == (["Gaëlle S.", "Mireille O."], [], ["Ousmane K."])


async def test_a_place_that_the_colleague_gave_back_meanwhile_is_for_who_waits(house):
    made, (gaelle, mireille, _), _ = await taken_for(house)

    await mireille.there(GROUP).reads("Le groupe est complet.")
    told = await mireille.there(GROUP).tap("Je viens")
    asked = await mireille.reads(ASKED)
    await gaelle.tap_in("Je viens avec quelqu’un", "Combien de personnes")
    await gaelle.tap_in("Personne d’autre", "Votre place est retenue.")
    await mireille.tap("Oui", on=asked)
    late = await mireille.turned(asked)
    await mireille.tap("Oui, prévenez-moi", on=late)
    waiting = await mireille.turned(late)

    assert "une place est peut-être déjà retenue pour vous" in told.text
    assert "Je peux vous prévenir" in late.text
    assert "Vous êtes en tête de la liste d’attente." in waiting.text
    assert await names(house, made) == (["Gaëlle S."], ["Ousmane K."], ["Mireille O."])


async def test_a_no_asks_whether_one_waits(sqlite_house):
    made, (_, mireille, _), before = await taken_for(sqlite_house)

    await mireille.tap("Je viens", on=before)
    asked = await mireille.turned(before)
    told = await mireille.tap("Non", on=asked)
    full = await mireille.turned(asked)
    await mireille.tap("Oui, prévenez-moi", on=full)
    waiting = await mireille.turned(full)

    assert told.text == "Le groupe est complet."
    assert full.labels[:2] == ["Oui, prévenez-moi", "Non merci"]
    assert "Vous êtes 2e sur la liste d’attente." in waiting.text
    assert (await names(sqlite_house, made))[2] == ["Ousmane K.", "Mireille O."]


async def test_too_many_noted_for_somebody_else_speaks_of_them(sqlite_house):
    house = sqlite_house
    await on_monday(house)
    nadia, (gaelle,) = house.somebody("m01"), await written_to(house, "m06")
    made = await hosted(house, [house.somebody("m09")], capacity=3)

    await dashboard(nadia, TITLE)
    await nadia.tap_in("Répondre pour quelqu’un", "Écrivez une partie du nom")
    await nadia.say("fatou")
    asked = await nadia.tap_in("Fatou N., Café associatif Le Quai", "Que vous a dit")
    await nadia.tap("Je viens", on=asked)
    way = await nadia.tap_in("Avec 2 personnes", "Comment Fatou N. vous l’a dit ?")
    await comes(gaelle)
    refused = await nadia.tap("De vive voix", on=way)

    assert refused.is_alert
    assert refused.text.startswith("Il n’y a pas assez de places libres pour tant de personnes")
    assert await names(house, made) == (["Gaëlle S."], [], [])
