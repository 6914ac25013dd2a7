"""At the page a host, an organiser and two members live through a visit, from offer to telling."""

import pytest

from tests.browser.screens import Screen
from tests.house.letters import on_monday
from tests.house.publishing import written_to

pytestmark = pytest.mark.browser

TITLE = "Comment on répare cent vélos par mois"
THE_DAY_AFTER = "2027-03-05T10:01:00+01:00"
TAKEN = "Votre place est retenue. Merci !"


@pytest.fixture
async def house(sqlite_url):
    """Return a house on a Monday, whose own meeting is still to come."""
    house = await on_monday(sqlite_url)
    yield house
    await house.close()


async def offered(screen: Screen) -> None:
    await screen.types("/accueillir", answer="Que souhaitez-vous proposer ?")
    await screen.button("Une visite").click()
    await screen.reads("Que verra-t-on chez vous")
    await screen.types(TITLE, answer="Pour qui est cette visite ?")
    await screen.button("Tout le monde").click()
    await screen.reads("Quels jours et quelles heures")
    await screen.types("le jeudi après-midi", answer="Combien de personnes au plus")
    await screen.types("2", answer="J’envoie cela au groupe projet ?")
    await screen.picture("visit-offer-phone")
    await screen.button("Envoyer").click()
    await screen.reads("Le groupe projet vous répond sous une semaine")


async def dated(screen: Screen) -> None:
    await screen.button("Ouvrir la proposition").click()
    await screen.reads("Cette proposition attend")
    await screen.button("Proposer une date").click()
    await screen.reads("Quelle date proposez-vous ?")
    await screen.types("jeudi 4 mars 2027 à 14 h", answer="Oui, proposer cette date")
    await screen.button("Oui, proposer cette date").click()
    await screen.reads("La date est proposée.")


async def agreed(screen: Screen) -> None:
    await screen.button("Oui, c’est bon").click()
    await screen.reads("Dernière question")
    await screen.types("Deux marches, sonnez au 12", answer="Merci")


async def published(screen: Screen) -> None:
    await screen.button("Ouvrir le brouillon").click()
    await screen.reads("À quelle adresse")
    await screen.types("12 rue des Lilas", answer="Petit groupe : 2 places.")
    await screen.picture("visit-preview-wide")
    await screen.button("Publier").click()
    await screen.reads("C’est publié")


async def taken(screen: Screen) -> None:
    await screen.button("Je viens").click()
    await screen.reads(TAKEN)


async def waited_for(screen: Screen) -> None:
    await screen.button("Je viens").click()
    await screen.reads("Le groupe est complet")
    await screen.button("Oui, prévenez-moi").click()
    await screen.reads("Vous êtes en tête de la liste d’attente.")
    await screen.picture("visit-waiting-phone")


async def told(screen: Screen) -> None:
    await screen.button("Un étonnement").click()
    await screen.reads("à quoi ne vous attendiez-vous pas")
    await screen.types("C’est la cliente qui tient la clé.", answer="avec mon prénom")
    await screen.button("Oui, avec mon prénom").click()
    await screen.reads("seriez-vous d’accord")
    await screen.button("Oui").click()
    await screen.reads("c’est noté à l’ordre du jour")
    await screen.picture("visit-told-phone")


async def test_a_visit_from_a_host_s_offer_to_what_a_member_tells(house, screen, other_screen):
    nadia, solene, gaelle, ousmane = await written_to(house, "m01", "m15", "m06", "m07")
    await screen.show_private(nadia)
    await other_screen.show_private(solene)
    await offered(other_screen)
    await dated(screen)
    await agreed(other_screen)
    await published(screen)

    for member in (nadia, gaelle):
        await other_screen.show_private(member)
        await taken(other_screen)
    await other_screen.picture("visit-place-phone")
    await other_screen.show_private(ousmane)
    await waited_for(other_screen)
    await other_screen.show_private(gaelle)
    await other_screen.button("Je ne peux plus venir").click()
    await other_screen.show_private(ousmane)
    await other_screen.reads("Une place se libère")
    await other_screen.picture("visit-offered-phone")
    await other_screen.button("Je prends la place").click()
    await other_screen.reads(TAKEN)

    await house.clock(to=THE_DAY_AFTER)
    await other_screen.page.reload()
    await told(other_screen)
