"""Organisers write to many: what stories about it begin with."""

from collections.abc import Mapping

from bot.callbacks.meetings import BoardTap
from bot.domain.gathering import Gathering
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from tests.house.house import House
from tests.house.letters import meeting
from tests.house.people import Shown, Somebody


async def announced(house: House, answers: Mapping[Somebody, Answer]) -> Gathering:
    """Announce a meeting in no group, which some have answered."""
    now = house.plan.now()

    def deed(store: Store) -> Gathering:
        made = meeting(store)
        for somebody, answer in answers.items():
            member = store.members.by_telegram_id(somebody.id)
            assert member
            store.rsvps.put(Rsvp(made.id, member.id, answer, answered_at=now))
        return made

    made: Gathering = await house.cellar.change(deed)
    return made


async def board_of(organiser: Somebody, made: Gathering) -> Shown:
    """Open the dashboard of a meeting, by a button of another one."""
    menu = await organiser.say("/menu")
    await organiser.forge(BoardTap(made.id).pack(), message_id=menu.id)
    return await organiser.reads(made.title)


async def from_menu(organiser: Somebody) -> Shown:
    """Open « Écrire à… » from the organisers’ menu."""
    await organiser.say("/menu")
    await organiser.tap_in("Groupe projet", "Groupe projet")
    await organiser.tap("Écrire à…")
    return await organiser.reads("À qui voulez-vous écrire ?")


async def tap_counted(organiser: Somebody, label: str, reads: str) -> Shown:
    """Tap a button that ends with a number of people; return what is read then."""
    [whole] = [one for one in (await organiser.last()).labels if one.startswith(f"{label} (")]
    return await organiser.tap_in(whole, reads)
