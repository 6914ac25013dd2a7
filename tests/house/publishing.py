"""A published meeting and the people around it, for journeys that change it."""

from bot.domain.gathering import Gathering
from bot.ports import Store
from tests.house.drafting import prepared

MONDAY = "2027-03-01T10:00:00+01:00"  # no quiet hours
TITLE = "Une soirée jeux"


async def on_monday(house):
    """Move the clock to a Monday morning, when anybody may be written to."""
    await house.clock(to=MONDAY)


async def published(person, *, title=TITLE):
    """Prepare a meeting by video, two weeks from now, and publish it."""
    await prepared(person, title=title)
    return await person.tap_in("Publier", "C’est publié")


async def written_to(house, *keys):
    """Return members who opened the private chat, so that they can be written to."""
    people = [house.somebody(key) for key in keys]
    for person in people:
        await person.say("/menu")
    return people


async def the_meeting(house, title=TITLE) -> Gathering:
    """Return a meeting that was published, by its title."""

    def found(store: Store) -> Gathering:
        return next(
            gathering
            for gathering_id in range(1, 20)
            if (gathering := store.gatherings.get(gathering_id)).title == title
        )

    found_there: Gathering = await house.look(found)
    return found_there


async def changing(person):
    """Open « Modifier » under what was published."""
    return await person.tap_in("Modifier", "Que faut-il changer ?")


async def answered(house):
    """Publish a meeting to which Gaëlle says yes and Ousmane no; all of them can be written to."""
    await on_monday(house)
    nadia, yves, gaelle, ousmane = await written_to(house, "m01", "m02", "m06", "m07")
    await published(nadia)
    for person, label in ((gaelle, "Je viens"), (ousmane, "Je ne peux pas")):
        await person.reads(TITLE)
        await person.tap(label)
    return nadia, yves, gaelle, ousmane
