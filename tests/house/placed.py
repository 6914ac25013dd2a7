"""Whose the places of a visit are, and a full one with people who wait."""

from dataclasses import replace
from itertools import chain

from bot.domain.gathering import Gathering
from bot.domain.member import Directory
from bot.ports import Store
from bot.services import places
from tests.house.boards import dashboard
from tests.house.hosted import TITLE, hosted
from tests.house.house import House
from tests.house.people import Shown, Somebody
from tests.house.telling import member_of

TAKEN = "Retenues : 2 sur 2"


async def full(house: House) -> Gathering:
    """Announce a visit to which Gaëlle and Ousmane come; Fatou and Rosa wait, Hugo hosts."""
    gaelle, ousmane, fatou, rosa = (house.somebody(key) for key in ("m06", "m07", "m12", "m10"))
    made = await hosted(
        house,
        [house.somebody("m09")],
        coming=[gaelle, ousmane],
        waiting=[fatou, rosa],
        capacity=2,
        minimum=2,
    )
    await house.at_rest()
    return made


async def places_of(organiser: Somebody, *, reads: str = TAKEN) -> Shown:
    """Open the list of places from the dashboard of the visit."""
    await dashboard(organiser, TITLE)
    return await organiser.tap_in("Places", reads)


async def names(house: House, which: Gathering) -> tuple[list[str], list[str], list[str]]:
    """Return who comes, who was offered a place, and who waits, each in order."""

    def deed(store: Store) -> tuple[list[str], list[str], list[str]]:
        standing = places.standing(store, which.id)
        assert standing
        coming, offered, waiting = (
            [store.members.get(one.member_id).name for one in ones]
            for ones in (standing.confirmed, standing.offered, standing.waiting)
        )
        return coming, offered, waiting

    found: tuple[list[str], list[str], list[str]] = await house.look(deed)
    return found


async def everybody(house: House, which: Gathering) -> list[str]:
    """Return all who come, were offered a place or wait."""
    return list(chain.from_iterable(await names(house, which)))


async def shown(house: House, key: str, directory: Directory) -> None:
    """Let a member say what others may read of them."""

    def deed(store: Store) -> None:
        store.members.save(replace(member_of(store, house.somebody(key)), directory=directory))

    await house.cellar.change(deed)
