"""Pictures of a visit, from a host's offer to the meeting that hears of it, for the guide."""

from tests.browser.album import Album
from tests.house.boards import dashboard
from tests.house.drafting import PREVIEW, opened
from tests.house.house import GROUP, House
from tests.house.offering import dated, said
from tests.house.people import Somebody
from tests.house.publishing import written_to
from tests.house.visiting import ASKED

TITLE = "Comment on répare cent vélos par mois"
_DATE = "jeudi 4 mars 2027 à 14 h"
_TWO_DAYS = "2027-03-02T10:01:00+01:00"
_LIST = "2027-03-02T10:31:00+01:00"
_AFTER = "2027-03-05T10:01:00+01:00"
_FREED = "Une place se libère"


async def play(house: House, album: Album) -> None:
    """Let Solène open her workshop to three people, and somebody tell what they saw."""
    nadia, solene, *visitors = await written_to(
        house, "m01", "m15", "m06", "m07", "m10", "m12", "m14"
    )
    await _offered(album, nadia, solene)
    await _announced(album, nadia, visitors)
    await _taken(album, nadia, visitors)
    await _listed(house, album, solene, visitors)
    await _told(house, album, nadia, visitors)


async def _offered(album: Album, nadia: Somebody, solene: Somebody) -> None:
    await said(solene, TITLE)
    await album.keep("visite-proposer", solene, reads="J’envoie cela")
    await solene.tap("Envoyer")
    await nadia.reads("propose une visite")
    await nadia.tap_in("Ouvrir la proposition", "Cette proposition attend")
    await dated(nadia, _DATE)
    await solene.reads("Vous convient-elle")
    await solene.tap_in("Oui, c’est bon", "Dernière question")
    await solene.say("Deux marches, sonnez au 12")
    await nadia.reads("Deux marches")


async def _announced(album: Album, nadia: Somebody, visitors: list[Somebody]) -> None:
    await nadia.tap_in("Ouvrir le brouillon", "À quelle adresse")
    await nadia.say("12 rue des Lilas")
    await nadia.tap_in("Compléter", "Touchez une partie")
    await opened(nadia, "Point de rendez-vous")
    await nadia.say("devant le portail vert")
    await opened(nadia, "Places")
    await nadia.say("2 à 3")
    await nadia.tap_in("Toutes les parties", "Touchez une partie")
    await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await nadia.tap_in("Publier", "C’est publié")
    for somebody in visitors:
        await somebody.reads("Une visite inspirante")
    await album.keep("visite-invitation", visitors[0], reads="Serez-vous des nôtres")


async def _taken(album: Album, nadia: Somebody, visitors: list[Somebody]) -> None:
    gaelle, ousmane, rosa, fatou, lin = visitors
    for somebody in (gaelle, ousmane, rosa):
        await somebody.tap_in("Je viens", "Votre place est retenue")
    await fatou.tap_in("Je viens", "Le groupe est complet")
    await album.keep("visite-complet", fatou, reads="en tête de la liste")
    await fatou.tap_in("Oui, prévenez-moi", "Vous êtes en tête")
    await lin.tap_in("Je viens", "Le groupe est complet")
    await lin.tap_in("Oui, prévenez-moi", "Vous êtes 2")
    await gaelle.tap("Je ne peux plus venir")
    await fatou.reads(_FREED)
    await album.keep("visite-place-proposee", fatou, reads=_FREED)
    await dashboard(nadia, "Comment on répare")  # a label is shorter than the title
    await nadia.tap_in("Places", "Une place proposée")
    await album.keep("visite-places", nadia, reads="Une place proposée")
    await fatou.tap_in("Je prends la place", "Votre place est retenue")
    await album.keep("visite-ma-place", fatou, reads="Votre place est retenue")


async def _listed(house: House, album: Album, solene: Somebody, visitors: list[Somebody]) -> None:
    fatou = visitors[3]
    await house.clock(to=_TWO_DAYS)
    await fatou.reads("C’est après-demain")
    await fatou.say("Qui apprend à qui ?")
    await fatou.reads("Les personnes qui vous accueillent")
    await house.clock(to=_LIST)
    await album.keep("visite-liste-hote", solene, reads="Qui apprend à qui")


async def _told(house: House, album: Album, nadia: Somebody, visitors: list[Somebody]) -> None:
    fatou = visitors[3]
    await house.clock(to=_AFTER)
    await fatou.reads(ASKED)
    await album.keep("visite-apres", fatou, reads=ASKED)
    await fatou.tap_in("Un étonnement", "à quoi ne vous attendiez-vous pas")
    await fatou.say("Ici, c’est la cliente qui tient la clé.")
    await fatou.tap_in("Oui, avec mon prénom", "seriez-vous d’accord")
    await fatou.tap_in("Oui", "c’est noté à l’ordre du jour")
    there = nadia.there(GROUP)
    await there.reads(f"La visite « {TITLE} » racontée")
    await there.say("/prochaine")
    await album.keep("visite-programme", nadia, reads="racontée", chat_id=GROUP)
