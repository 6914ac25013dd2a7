"""Offers on their way from a host to the organisers, for journeys."""

from typing import Any

from bot.domain.offer import Offer
from bot.ports import Store

SENTENCE = "Comment on répare cent vélos par mois"
LAST_QUESTION = "Combien de personnes au plus"
SENT = "Le groupe projet vous répond sous une semaine"


async def organisers(house: Any) -> tuple[Any, Any]:
    """Return two organisers whose private chats are open."""
    nadia, yves = house.somebody("m01"), house.somebody("m02")
    await nadia.start()
    await yves.start()
    return nadia, yves


async def said(host: Any, sentence: str = SENTENCE) -> Any:
    """Answer the four questions about a visit; return the summary."""
    await host.say("/accueillir")
    await host.tap_in("Une visite", "Que verra-t-on chez vous")
    await host.say(sentence)
    await host.tap_in("Des associations", "Quels jours et quelles heures")
    await host.say("le jeudi, en fin de journée")
    await host.tap("8")
    return await host.reads("J’envoie cela au groupe projet ?")


async def offered(host: Any, sentence: str = SENTENCE) -> Any:
    """Offer a visit; return what the host reads then."""
    await said(host, sentence)
    return await host.tap_in("Envoyer", SENT)


async def suggested(house: Any) -> tuple[Any, Any, Any]:
    """Lead an offer to a date that waits for its host's answer; return organisers and host."""
    nadia, yves = await organisers(house)
    gaelle = house.somebody("m06")
    await offered(gaelle)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await dated(nadia)
    await gaelle.reads("Vous convient-elle ?")
    return nadia, yves, gaelle


async def asked_about(house: Any, question: str) -> tuple[Any, Any, Any]:
    """Lead an offer to a question that its host has read; return organisers and host."""
    nadia, yves = await organisers(house)
    gaelle = house.somebody("m06")
    await offered(gaelle)
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend une réponse.")
    await nadia.tap_in("Poser une question", "Votre question pour Gaëlle S. ?")
    await nadia.say(question)
    await gaelle.reads(question)
    return nadia, yves, gaelle


def the_offer(store: Store) -> Offer:
    return store.offers.get(1)


async def dated(organiser: Any, text: str = "jeudi 18 mars 2027 à 17 h") -> Any:
    """Suggest a date for the offer that an organiser has open."""
    await organiser.tap_in("Proposer une date", "Quelle date proposez-vous ?")
    await organiser.say(text)
    await organiser.tap_in("Oui, proposer cette date", "La date est proposée.")
