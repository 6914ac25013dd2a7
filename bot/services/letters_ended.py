"""What follows from a letter that arrived, or did not: what is written only once it is known."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.appointment import Stage
from bot.domain.delivery import Delivery, Kind, State
from bot.ports import Store
from bot.services import questions


def conclude(store: Store, ended: Sequence[tuple[Delivery, Delivery]], *, now: datetime) -> None:
    """
    Write down what follows from attempts, each as it was sent and as it is now.

    A list of who comes counts as read when it was sent: one of which nobody knows is told again. A
    question that a letter brings is open before it leaves, as an answer may be faster than our
    hand; it is closed where the letter certainly did not arrive.
    """
    for _, one in ended:
        is_read = one.kind is Kind.HOST_LIST and one.state is State.SENT
        if is_read and one.gathering_id is not None:
            store.visit_calls.arrived(one.gathering_id, one.member_id, at=now)
    unread = [one for sent, one in ended if _may_ask(one) and _is_unread(sent, one)]
    readers = store.members.known([one.member_id for one in unread]) if unread else {}
    for one in unread:
        if one.member_id in readers:
            questions.take_back(store, readers[one.member_id], one.id)


def _is_unread(sent: Delivery, now: Delivery) -> bool:
    """Tell whether it is certain; a letter in doubt keeps its tries, and goes once more."""
    return now.state is State.FAILED or now.tries < sent.tries


def _may_ask(letter: Delivery) -> bool:
    return letter.kind is Kind.HOST_THANKS or letter.stage is Stage.DETAILS
