"""An organiser at work on a meeting, for journeys that begin there."""

PREVIEW = "Voici ce que liront les membres."


async def prepared(person, *, title="Une soirée jeux", when="dans 15 jours à 18h30"):
    """Prepare a meeting by video as far as its preview."""
    await person.say("/nouvelle")
    await person.say(title)
    await person.say(when)
    await person.tap_in("Oui, c’est cela", "Comment se retrouve")
    return await person.tap_in("En visio", PREVIEW)


def member_id(store, person):
    return store.members.by_telegram_id(person.id).id
