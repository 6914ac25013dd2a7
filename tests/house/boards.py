"""The dashboard of one gathering, who may look at it, and an answer it has to show."""

from dataclasses import replace
from typing import Any

from bot.domain.member import Person, Role
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import members
from tests.house.house import House
from tests.house.people import Shown, Somebody

FOURTH = "Nos besoins, nos ressources"


async def dashboard(
    somebody: Somebody, title: str = FOURTH, *, command: str = "/tableau"
) -> Shown:
    """Ask for the dashboard, pick a gathering by its title, and return what is shown then."""
    asked = await somebody.say(command)
    if title in asked.text:  # the only one
        return asked
    [label, *_] = [label for label in asked.labels if label.startswith(title)]
    await somebody.tap(label, on=asked)
    return await somebody.turned(asked)


async def funder(house: House) -> Somebody:
    """Let somebody in who may read totals alone."""
    claire = await house.stranger("Claire")
    person = Person(claire.id, "Claire", "fr")

    def appoint(store: Store) -> None:
        member = members.agree(store, person=person, now=house.plan.now())
        store.members.grant(member.id, Role.FUNDER_OBSERVER)

    await house.cellar.change(appoint)
    return claire


async def change_answer(house: House, key: str, **facts: Any) -> None:
    """Change what surrounds the answer of a demo member, behind the bot's back."""
    meeting, telegram_id = await house.next_meeting(), house.somebody(key).id

    def deed(store: Store) -> None:
        member = store.members.by_telegram_id(telegram_id)
        assert member is not None
        rsvp = store.rsvps.of(meeting.id, member.id)
        first = Rsvp(meeting.id, member.id, Answer.YES, answered_at=house.plan.now())
        store.rsvps.save(replace(rsvp or first, **facts))

    await house.cellar.change(deed)
