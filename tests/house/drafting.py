"""An organiser at work on a meeting, for journeys that begin there."""

PREVIEW = "Voici ce que liront les membres."


async def prepared(person, *, title="Une soirée jeux", when="dans 15 jours à 18h30"):
    """Prepare a meeting by video as far as its preview."""
    await person.say("/nouvelle")
    await person.say(title)
    await person.say(when)
    await person.tap_in("Oui, c’est cela", "Comment se retrouve")
    return await person.tap_in("En visio", PREVIEW)


async def completing(person, section):
    """Open one section of the draft whose preview is the last message; return its question."""
    await person.tap_in("Compléter", "Touchez une partie")
    return await opened(person, section)


async def opened(person, section):
    """Open a section from the list of all; its button begins with its name."""
    menu = await person.last()
    label = next(label for label in menu.labels if label.split(" :")[0] == section)
    await person.tap(label, on=menu)
    return await person.last()


def member_id(store, person):
    return store.members.by_telegram_id(person.id).id
