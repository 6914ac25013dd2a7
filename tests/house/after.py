"""The meeting of the demo once it is over, for journeys about what follows it."""

from datetime import timedelta
from typing import Any

from bot.domain.gathering import Gathering
from bot.ports import Store
from tests.house.publishing import written_to

ASKED = "Avec quoi repartez-vous ?"
STORY = "Et le récit « Les paniers du vendredi » ?"
SENTENCE = "Une phrase pour le groupe, si vous le souhaitez"
QUOTE = "Pouvons-nous citer cette phrase"
THANKS = "Vos réponses aideront à écrire le compte rendu."
_TWO_HOURS = timedelta(hours=2, minutes=1)
_TICKED = "C’est relevé"


async def ended(house: Any, *keys: str) -> tuple[Any, list[Any]]:
    """Let the meeting of the demo end; return it, and people who can be written to."""
    people = await written_to(house, *keys)
    meeting = await house.next_meeting()
    await house.clock(to=(meeting.ends_at + timedelta(minutes=16)).isoformat())
    return meeting, people


async def ticked(organiser: Any) -> None:
    """Note that everybody who said yes was there."""
    await organiser.reads("Qui était là ?")
    await organiser.tap_in("Tout est bon", _TICKED)


async def asked(house: Any, meeting: Any) -> None:
    """Let the moment come at which those who were there are asked."""
    await house.clock(to=(meeting.ends_at + _TWO_HOURS).isoformat())


async def asked_of(house: Any, *keys: str) -> tuple[Any, list[Any]]:
    """Ask those who said yes what they take home, after Nadia ticked them."""
    meeting, people = await ended(house, "m01", *keys)
    await ticked(people[0])
    await asked(house, meeting)
    return meeting, people


def said_by(person: Any, meeting: Gathering) -> Any:
    """Return a deed that reads what somebody said."""

    def deed(store: Store) -> Any:
        member = store.members.by_telegram_id(person.id)
        return store.feedbacks.of(meeting.id, member.id) if member else None

    return deed
