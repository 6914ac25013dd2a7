"""Organisers change meetings, and make records one, one after the other."""

from bot.domain.member import Member
from bot.ports import Store

_IN_HAND = "draft.in_hand"


def wait_for_others(store: Store, organiser: Member | None) -> None:
    """
    Let organisers change meetings and merge records one after the other.

    A database with several writers would let two of them read the same thing, and the later one
    write over what the earlier one did. Whoever writes this memo holds it until their deed ends;
    without an organiser, it is what was planned that takes its turn.
    """
    store.memos.put(_IN_HAND, str(organiser.id) if organiser else "")
