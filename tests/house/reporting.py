"""Authors at the desk of a report, for journeys."""

from collections.abc import Sequence

from bot.callbacks.after import ReportTap
from bot.domain.gathering import Gathering
from tests.house.house import House
from tests.house.people import Shown, Somebody
from tests.house.publishing import written_to
from tests.house.telling import held

DESK = "Compte rendu : Les jardins"


async def told_by(house: House, *keys: str) -> tuple[Gathering, Sequence[Somebody]]:
    """Hold a meeting; return it, and people who can be written to."""
    people = await written_to(house, *keys)
    return await held(house, [people[0]]), people


async def at_desk(author: Somebody, meeting: Gathering, *, title: str = DESK) -> Shown:
    """Open the desk of a report, as the button of a board does."""
    menu = await author.last()
    await author.forge(ReportTap(meeting.id).pack(), message_id=menu.id)
    desk = await author.after(menu)
    assert title in desk.text
    return desk


async def in_section(author: Somebody, label: str, *, title: str = DESK) -> Shown:
    """Open a section of the desk that was shown last, by the beginning of its button."""
    desk = await author.reads(title)
    button = next(one for one in desk.labels if one.startswith(label))
    await author.tap(button, on=desk)
    return await author.reads(label)


async def written(
    author: Somebody, meeting: Gathering, label: str, *lines: str, title: str = DESK
) -> Shown:
    """Write lines into a section from the desk, and return to it."""
    await at_desk(author, meeting, title=title)
    await in_section(author, label, title=title)
    shown = await author.say("\n".join(lines))
    await author.tap_in("Fini", title)
    return shown
