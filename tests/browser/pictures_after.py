"""Pictures of what follows a meeting, for the guide."""

from datetime import timedelta

from bot.callbacks.after import FiguresTap, ResultsTap
from bot.domain.gathering import Gathering
from tests.browser.album import Album
from tests.house.after import QUOTE, SENTENCE, STORY, THANKS, asked, ended, ticked
from tests.house.files import received
from tests.house.house import House
from tests.house.people import Somebody
from tests.house.reporting import at_desk, written

ORGANISERS = ("m01", "m02", "m03", "m05")
VISITORS = {
    "m06": ("Une idée", "", "Prêter d’abord, monter un projet ensuite."),
    "m07": ("Un contact", "Je m’y reconnais", "Je repars avec deux numéros de téléphone."),
    "m10": ("Une idée", "", ""),
    "m14": ("L’envie de continuer", "C’est loin de moi", ""),
    "m24": ("Un contact", "Je peux m’en inspirer", ""),
}


async def play(house: House, album: Album) -> None:
    """Let the meeting of the demo end, and tell what comes of it."""
    meeting, people = await ended(house, *ORGANISERS, *VISITORS)
    nadia, visitors = people[0], people[len(ORGANISERS) :]
    await nadia.reads("Qui était là ?")
    await album.keep("presences", nadia, reads="Qui était là")
    await ticked(nadia)
    await asked(house, meeting)
    for visitor, said in zip(visitors, VISITORS.values(), strict=True):
        await _says(visitor, *said, story=meeting.story_title)
    await _opened(nadia, ResultsTap(meeting.id).pack(), "Retours")
    await album.keep("retours", nadia, reads="Retours")
    await _reported(house, album, meeting, nadia, visitors[0])


async def _says(visitor: Somebody, takeaway: str, echo: str, sentence: str, *, story: str) -> None:
    await visitor.reads("Avec quoi repartez-vous")
    if echo:  # who told the story is not asked about it
        await visitor.tap_in(takeaway, STORY.format(title=story))
    await visitor.tap_in(echo or takeaway, SENTENCE)
    if sentence:
        await visitor.say(sentence)
        await visitor.reads(QUOTE)
        await visitor.tap_in("Oui, sans mon nom", THANKS)
    else:
        await visitor.tap_in("Passer", THANKS)


async def _reported(
    house: House, album: Album, meeting: Gathering, author: Somebody, reader: Somebody
) -> None:
    assert meeting.ends_at
    await house.clock(to=(meeting.ends_at + timedelta(days=2)).isoformat())
    title = f"Compte rendu : {meeting.title}"
    learnt = "L’échange simple est une porte d’entrée, pas un niveau inférieur."
    await written(author, meeting, "Ce que nous apprend", learnt, title=title)
    await written(author, meeting, "Pistes", "Visiter le Fablab (Malik)", title=title)
    await written(
        author, meeting, "Nos constats", "+ Les questions ont été plus concrètes.", title=title
    )
    await album.keep("compte-rendu-bureau", author, reads=title)
    await at_desk(author, meeting, title=title)
    await author.tap_in("Publier", "Publier ?")
    await author.tap_in("Oui, publier", "est publié")
    await house.clock(to=(meeting.ends_at + timedelta(days=3)).isoformat())
    await reader.reads("En bref")
    await reader.tap_in("Lire en entier", "Nos constats")
    await album.keep("compte-rendu-lire", reader, reads="Nos constats")
    await _opened(author, FiguresTap(meeting.id).pack(), "Signes reçus")
    await author.tap("En image")
    await received(author, "photo")
    await album.keep("chiffres", author, reads="Signes reçus")


async def _opened(person: Somebody, memory: str, words: str) -> None:
    await person.forge(memory, message_id=(await person.last()).id)
    await person.reads(words)
