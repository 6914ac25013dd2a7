"""A visit lives from its announcement to the day after, and nobody reads that it is a meeting."""

import re
from itertools import chain

from bot.callbacks.after import PresenceTap
from bot.callbacks.boards import AccountTap
from bot.callbacks.changes import CancelStep, CancelTap
from bot.callbacks.meetings import BoardTap, CalendarTap, ChangeTap, ShareTap
from bot.callbacks.visit_boards import HostPageTap
from bot.callbacks.visits import TellingTap
from tests.house.boards import dashboard
from tests.house.hosted import (
    A_LITTLE_LATER,
    AFTER,
    AN_HOUR,
    LIST,
    NEAR,
    THE_EVE,
    THE_EVENING,
    THREE_DAYS,
    TITLE,
    TWO_DAYS,
    hosted,
)
from tests.house.publishing import written_to

# The meeting that hears of it, the next one, and what organisers find beside a visit.
RIGHTLY = re.compile(
    r"prochaine rencontre|rencontre qui écoutera|rencontre : la prochaine|autres rencontres",
    re.IGNORECASE,
)


async def called_a_meeting(*people):
    """Return what the people read of the visit that calls it a meeting."""
    read = chain.from_iterable([await person.messages() for person in people])
    about = [one for one in read if one.is_from_bot and TITLE in one.text]
    said = [" / ".join([one.text, *one.labels]) for one in about]
    assert len(said) > 3 * len(people)
    return [words for words in said if "rencontre" in RIGHTLY.sub("", words).lower()]


async def opened(reader, *taps):
    """Open some pages of the visit from any message."""
    for tap in taps:
        menu = await reader.say("/menu")
        await reader.forge(tap.pack(), message_id=menu.id)


async def test_nobody_reads_of_a_meeting_where_a_visit_is_meant(monday):
    nadia, gaelle, host = await written_to(monday, "m01", "m06", "m10")
    visit = await hosted(monday, [host], coming=[gaelle], minimum=3)
    which = visit.id

    await opened(nadia, BoardTap(which), AccountTap(which, 0), ChangeTap(which))
    await opened(gaelle, CalendarTap(which), ShareTap(which))
    await dashboard(nadia, TITLE)
    for day in (THREE_DAYS, TWO_DAYS):
        await monday.clock(to=day)
    letter = await gaelle.reads(NEAR)
    await gaelle.tap("J’écris ma question", on=letter)
    await gaelle.say("Qui décide des menus ?")
    await monday.clock(to=A_LITTLE_LATER)
    await host.reads(LIST)
    await opened(host, HostPageTap(which, 0))
    for day in (THE_EVE, AN_HOUR, THE_EVENING):
        await monday.clock(to=day)
    await opened(nadia, PresenceTap(which), TellingTap(which), BoardTap(which))
    await monday.clock(to=AFTER)

    assert await called_a_meeting(nadia, gaelle, host) == []


async def test_nobody_reads_of_a_meeting_where_a_visit_moves_or_is_off(monday):
    nadia, gaelle, host = await written_to(monday, "m01", "m06", "m10")
    visit = await hosted(monday, [host], coming=[gaelle])

    await opened(nadia, ChangeTap(visit.id))
    await opened(nadia, CancelTap(visit.id, CancelStep.ASK))
    await nadia.tap_in("Sans raison", "n’aura pas lieu")
    await nadia.tap_in("Oui, annuler", "C’est annulé")
    await monday.clock(to=THREE_DAYS)
    await opened(nadia, BoardTap(visit.id), ChangeTap(visit.id))
    await opened(gaelle, CalendarTap(visit.id))

    told = [message.text for message in await host.messages() if TITLE in message.text]
    assert "Votre visite « La cuisine partagée » n’aura pas lieu." in told[-1]
    read = [message for person in (nadia, gaelle, host) for message in await person.messages()]
    about = [" / ".join([one.text, *one.labels]) for one in read if TITLE in one.text]
    assert not [one for one in about if "rencontre" in RIGHTLY.sub("", one).lower()]
