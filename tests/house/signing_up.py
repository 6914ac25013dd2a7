"""Members at the door of a visit with few places, and how its cards compare with the database."""

from bot.domain.gathering import Gathering
from bot.domain.places import Places
from bot.domain.queue import in_line
from bot.ports import Store
from tests.house.hosted import TITLE, hosted
from tests.house.house import GROUP, House
from tests.house.people import Shown, Somebody
from tests.house.publishing import on_monday, written_to
from tests.house.telling import member_of

KEYS = ("m06", "m07", "m10", "m12", "m14")
"""Gaëlle, Ousmane, Rosa, Fatou and Lin."""


async def at_the_door(house: House, *, capacity: int = 3) -> tuple[Gathering, list[Somebody]]:
    """Announce a visit on a Monday, also in the group, to five who may be written to."""
    await on_monday(house)
    people = await written_to(house, *KEYS)
    made = await hosted(house, [house.somebody("m09")], capacity=capacity)

    def show(store: Store) -> None:
        store.cards.owe(made.id, chat_id=GROUP, thread_id=None)

    await house.cellar.change(show)
    return made, people


async def card(somebody: Somebody) -> Shown:
    """Open one's own card of the visit from the list of visits."""
    listed = await somebody.say("/visites")
    label = next(label for label in listed.labels if TITLE in label)
    await somebody.tap(label, on=listed)
    return await somebody.after(listed)


async def comes(somebody: Somebody) -> Shown:
    """Sign up from one's own card, and return it."""
    shown = await card(somebody)
    await somebody.tap("Je viens", on=shown)
    return await somebody.turned(shown)


async def waits(somebody: Somebody) -> Shown:
    """Wait for a place from one's own card, and return it."""
    shown = await card(somebody)
    await somebody.tap("Oui, prévenez-moi", on=shown)
    return await somebody.turned(shown)


async def assert_cards_tell_the_truth(
    house: House, made: Gathering, people: list[Somebody]
) -> None:
    """Compare the card of everybody, opened anew, and that of the group with the database."""

    def stands(store: Store) -> tuple[dict[int, str], str]:
        places, rsvps = store.places.of(made.id), store.rsvps
        assert places
        line = store.places.waiting(made.id)
        ranks = {one.member_id: n for n, one in enumerate(in_line(places, line), start=1)}
        offered = {one.member_id for one in line if one.is_offered}
        coming = {one.member_id for one in store.places.coming(made.id)}
        heads = sum(one.heads for one in store.places.coming(made.id))
        assert places.taken == heads + len(offered) <= places.capacity

        def of(who: int) -> str:
            if who in coming:
                return "retenue"
            if who in offered:
                return "Une place vous est proposée"
            if who in ranks:
                return _turn(ranks[who])
            return "pas cette fois" if rsvps.of(made.id, who) else ""

        ids = {somebody.id: member_of(store, somebody).id for somebody in people}
        return {key: of(who) for key, who in ids.items()}, _numbers(places, len(ranks))

    expected, numbers = await house.look(stands)
    for somebody in people:
        assert expected[somebody.id] in (await card(somebody)).text
    await people[0].there(GROUP).reads(numbers)


def _turn(rank: int) -> str:
    return (
        "Vous êtes en tête de la liste d’attente."
        if rank == 1
        else f"Vous êtes {rank}e sur la liste"
    )


def _numbers(places: Places, waiting: int) -> str:
    free = 0 if waiting else places.left
    numbers = f"Places libres : {free}" if free else "Le groupe est complet."
    return f"{numbers} Sur la liste d’attente : {waiting}" if waiting else numbers
