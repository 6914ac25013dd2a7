"""What most tests of the store begin with."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.domain.gathering import Gathering, Status as GatheringStatus
from bot.domain.member import Member, Status
from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store

NOW = datetime(2026, 11, 22, 17, 30, 0, 123456, tzinfo=UTC)
LATER = NOW + timedelta(days=9)


def member(store: Store, name: str = "Nadia R.", telegram_id: int | None = None) -> Member:
    return store.members.add(name, telegram_id=telegram_id, status=Status.ACTIVE, at=NOW)


def meeting(store: Store, **facts: object) -> Gathering:
    """Announce a meeting in nine days, unless `facts` say otherwise."""
    author = member(store, "Yves L.")
    usual = {
        "status": GatheringStatus.ANNOUNCED,
        "title": "Rencontre",
        "starts_at": LATER,
        "ends_at": LATER + timedelta(hours=2),
    }
    draft = store.gatherings.add_draft(created_by=author.id, at=NOW)
    announced = replace(draft, **{**usual, **facts})  # type: ignore[arg-type]  # each test knows
    store.gatherings.save(announced)
    return announced


def answer(
    store: Store, gathering: Gathering, who: Member, word: Answer = Answer.YES, guests: int = 0
) -> None:
    store.rsvps.put(Rsvp(gathering.id, who.id, word, guests, NOW))


def answered_meeting(store: Store) -> Gathering:
    """Announce a meeting to which one member said yes."""
    announced = meeting(store)
    answer(store, announced, member(store))
    return announced
