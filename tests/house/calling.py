"""A meeting without a place, and hosts who answer its call, for journeys."""

from typing import Any

from tests.house.boards import dashboard
from tests.house.house import GROUP, House
from tests.house.people import Shown, Somebody
from tests.house.publishing import TITLE, on_monday, written_to

CALL = "Qui peut nous accueillir ?"
PREVIEW = "Voici ce que liront les membres."
FOUND = "Un lieu est trouvé pour la rencontre. Merci !"
HALL = "Salle du port, 12 quai des Tanneurs"


async def drafted(organiser: Somebody) -> Shown:
    """Prepare a meeting on Tuesday the 16th of March, whose place is to be decided."""
    await organiser.say("/nouvelle")
    await organiser.say(TITLE)
    await organiser.say("mardi 16 mars à 18h30")
    await organiser.tap_in("Oui, c’est cela", "Comment se retrouve")
    return await organiser.tap_in("À décider", PREVIEW)


async def called(organiser: Somebody) -> Shown:
    """Publish the call from where « Chercher un lieu » stands; return what the group reads."""
    shown = await organiser.tap_in("Chercher un lieu", "Voici ce que lira le groupe")
    assert CALL in shown.text
    await organiser.tap_in("Publier l’appel", "L’appel est publié dans le groupe.")
    return await organiser.there(GROUP).reads(CALL)


async def calling(house: House) -> tuple[Any, ...]:
    """Call for a place for a published meeting; return organisers, two hosts, and who comes."""
    await on_monday(house)
    people = await written_to(house, "m01", "m02", "m06", "m07", "m12")
    nadia, *_, fatou = people
    await drafted(nadia)
    await nadia.tap_in("Publier", "C’est publié")
    await fatou.reads(TITLE)
    await fatou.tap("Je viens")
    await dashboard(nadia, TITLE)
    await called(nadia)
    return tuple(people)


def payload(call: Shown) -> str:
    """Return what the button of a call carries into the private chat."""
    [button] = call.whole["buttons"][0]
    return str(button["url"].partition("?start=")[2])


async def begun(host: Somebody, place: str = HALL) -> Shown:
    """Follow the button under the call in the group, as far as the summary."""
    await host.start(payload(await host.there(GROUP).reads(CALL)))
    await host.reads("Quelques questions courtes")
    await host.tap_in("Proposer un lieu", "Question 1 sur 4")
    await host.say(place)
    await host.tap_in("30", "Question 3 sur 4")
    await host.tap_in("Sans marche", "Question 4 sur 4")
    return await host.say("Un écran")


async def answered(host: Somebody, place: str = HALL, *, day: str = "mardi 16 mars") -> Shown:
    """Offer a place for the meeting on that day; return the host's thanks."""
    summary = await begun(host, place)
    assert day in summary.text
    return await host.tap_in("Envoyer", "Le groupe projet choisit")
