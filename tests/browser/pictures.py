"""Make the pictures of the guide again: `.venv/bin/python -m tests.browser.pictures`."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import async_playwright

from bot.demo import people
from tests.browser import pictures_after, pictures_visits
from tests.browser.album import FOLDER, Album
from tests.browser.conftest import chromium
from tests.house.drafting import PREVIEW, opened, written
from tests.house.house import GROUP, House
from tests.house.people import Somebody
from tests.house.publishing import MONDAY, on_monday, written_to

OURS = "Des outils à partager"
THEIRS = "Nos besoins, nos ressources"
SUNDAY = "2027-02-28T10:00:00+01:00"  # their meeting is on the next Saturday

Play = Callable[[House, Album], Awaitable[None]]


async def make(folder: Path = FOLDER) -> None:
    """Play days in the demo community, and keep a picture at each turn."""
    for one in (play, pictures_after.play):
        await _keep(folder, one, opened_on=SUNDAY)
    await _keep(folder, pictures_visits.play, opened_on=MONDAY)


async def _keep(folder: Path, play: Play, *, opened_on: str) -> None:
    with TemporaryDirectory() as place:
        house = await House.build(f"sqlite:///{place}/guide.db")
        await house.clock(to=opened_on)
        await house.open()
        await on_monday(house)
        async with async_playwright() as playwright:
            options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
            browser = await playwright.chromium.launch(executable_path=chromium(), args=options)
            await play(house, await Album.open(browser, house.server.url, folder))
            await browser.close()
        await house.close()


async def play(house: House, album: Album) -> None:
    """Tell the stories of the guide, in its order."""
    everybody = people.members(people.load())
    await written_to(house, *(member.key for member in everybody if member.telegram_id))
    for story in (_preparing, _publishing, _answering, _following, _on_behalf, _changing):
        await story(house, album)
    for story in (_members, _team, _sharing):
        await story(house, album)


async def _preparing(house: House, album: Album) -> None:
    nadia = house.somebody("m01")
    await nadia.say("/nouvelle")
    await nadia.say(OURS)
    await nadia.say("samedi 20 mars à 10h")
    await album.keep("preparer-relire", nadia, reads="J’ai compris", last=2)
    await nadia.tap_in("Oui, c’est cela", "Comment se retrouve")
    await nadia.tap_in("Sur place", "À quel endroit")
    await nadia.tap_in("Fablab du passage", PREVIEW)
    await nadia.tap_in("Compléter", "Touchez une partie")
    await opened(nadia, "Question centrale")
    await nadia.say("Que pouvons-nous nous prêter ?")
    await written(nadia, "Programme", ["Accueil 15 min\nTour de table 30 min\nÉchanges 45 min"])
    await album.keep("preparer-parties", nadia, reads="Programme : 3")
    await nadia.tap_in("Voir l’aperçu", PREVIEW)
    await album.keep("preparer-apercu", nadia, reads=PREVIEW)


async def _publishing(house: House, album: Album) -> None:
    nadia = house.somebody("m01")
    await nadia.tap_in("Où et quand l’annoncer", "Où annoncer")
    await album.keep("publier-choisir", nadia, reads="Où annoncer")
    await nadia.tap_in("Publier maintenant", "C’est publié")
    await nadia.there(GROUP).reads(OURS)
    await album.keep("carte-du-groupe", house.somebody("m12"), reads=OURS, chat_id=GROUP)


async def _answering(house: House, album: Album) -> None:
    gaelle, fatou = house.somebody("m06"), house.somebody("m12")
    await gaelle.reads(OURS)
    await gaelle.tap("Je viens")
    await gaelle.reads("Votre réponse : Je viens")
    await album.keep("repondre-oui", gaelle, reads="Votre réponse")
    await fatou.reads(OURS)
    await fatou.say("je ne pourrai pas venir samedi")
    await album.keep("repondre-en-mots", fatou, reads="C’est bien cela", last=2)


async def _following(house: House, album: Album) -> None:
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    await gaelle.say("/prochaine")
    await gaelle.tap_in("Autre chose", "Autour de votre réponse")
    await gaelle.tap_in("Laisser un mot", "Écrivez votre mot")
    await gaelle.say("J’apporterai le café et mes questions.")
    await nadia.say("/tableau")
    await nadia.tap_in(await _label(nadia, THEIRS), "Sans réponse")
    await album.keep("tableau-de-bord", nadia, reads="Tableau de bord")
    await nadia.tap_in("À prévenir autrement", "Touchez un nom")
    await nadia.tap_in("Paulette H.", "Un texte à copier")
    await album.keep("prevenir-autrement", nadia, reads="Un texte à copier")


async def _on_behalf(house: House, album: Album) -> None:
    nadia = house.somebody("m01")
    await nadia.tap_in("Répondre pour cette personne", "Que vous a dit cette personne")
    await album.keep("repondre-pour", nadia, reads="Que vous a dit")


async def _changing(house: House, album: Album) -> None:
    nadia = house.somebody("m01")
    await nadia.say("/tableau")
    await nadia.tap_in(await _label(nadia, THEIRS), "Sans réponse")
    await nadia.tap_in("Modifier", "Que faut-il changer")
    await nadia.tap_in("Date", "Quelle est la nouvelle date")
    await nadia.say("samedi 13 mars à 10h")
    await album.keep("changer-relire", nadia, reads="Voici ce qui change")


async def _members(house: House, album: Album) -> None:
    nadia = house.somebody("m01")
    await nadia.say("/membres")
    await nadia.say("Lucienne")
    await nadia.tap_in(await _label(nadia, "Lucienne"), "Moyen de contact")
    await album.keep("membres-fiche", nadia, reads="Moyen de contact")


async def _team(house: House, album: Album) -> None:
    nadia = house.somebody("m01")
    await nadia.say("/equipe")
    await album.keep("equipe", nadia, reads="L’équipe")


async def _sharing(house: House, album: Album) -> None:
    nadia = house.somebody("m01")
    await nadia.say("/partager")
    await nadia.tap("Code QR pour une affiche")
    await nadia.reads("Le même code, en grand")
    await album.keep("partager", nadia, reads="Le même code", last=2)


async def _label(person: Somebody, beginning: str) -> str:
    return next(label for label in (await person.last()).labels if label.startswith(beginning))


if __name__ == "__main__":
    asyncio.run(make())
