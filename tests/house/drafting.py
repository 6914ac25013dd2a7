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
    return await turned(person, menu)


async def turned(person, before):
    """Wait until a message that was tapped says something else, and return it."""
    seq = await person.seq()
    while True:
        now = next(message for message in await person.messages() if message.id == before.id)
        if now.text != before.text:
            return now
        seq = await person._wait(seq, before.text)


async def written(person, section, words):
    """Write lines into a section that takes several, and leave it."""
    await opened(person, section)
    for line in words:
        await person.say(line)
    await person.tap_in("Fini", "Touchez une partie")


def member_id(store, person):
    return store.members.by_telegram_id(person.id).id
