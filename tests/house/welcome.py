"""The first minutes of somebody new, as far as a test wants them to go."""

from tests.house.people import Shown, Somebody

AGREE = "D’accord, on commence"
SELF = "Je viens pour moi"
NOTHING = "Rien, compter sans nommer"


async def agreed(newcomer: Somebody) -> Shown:
    """Say hello and agree; return the question about the name."""
    await newcomer.start()
    return await newcomer.tap_in(AGREE, "Comment souhaitez-vous")


async def named(newcomer: Somebody, name: str) -> Shown:
    """Agree and give a name; return the question about the organisation."""
    await agreed(newcomer)
    return await newcomer.say(name)


async def of_organisation(newcomer: Somebody, organisation: str) -> Shown:
    """Arrive as far as the question about what others may know; the organisation is typed."""
    await named(newcomer, "Zoé")
    await newcomer.say(organisation)
    return await newcomer.tap_in(f"Ajouter « {organisation} »", "Que peuvent savoir")


async def settled(newcomer: Somebody, *, name: str = "Zoé") -> Shown:
    """Arrive to the end, on one's own behalf; return the card of the next meeting."""
    await named(newcomer, name)
    await newcomer.tap_in(SELF, "Que peuvent savoir")
    await newcomer.tap(NOTHING)
    return await newcomer.reads("📅 Quand")
