"""The words that came with answers: read by those they are for, and marked as read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.board import WORDS_PAGE, Slice, Word, WordsChanged, print_of
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.rights import Action, may
from bot.domain.rsvp import Readers
from bot.ports import Store
from bot.services import rights


@dataclass(frozen=True, slots=True)
class WordsPage:
    """One page of words; without the right to see answers, they come without names."""

    gathering: Gathering
    page: Slice[Word]
    has_names: bool

    @property
    def unread(self) -> Sequence[Word]:
        return [word for word in self.page.shown if not word.is_read]


def page(store: Store, *, member: Member | None, gathering_id: int, number: int) -> WordsPage:
    """
    Return one page of the words that this reader may read, those not yet read first.

    The project group reads all; who leads or writes up the meeting, those meant for it.

    Raises:
        NotAnOrganiser, NoSuchGathering.
    """
    reader = rights.check(store, member, Action.READ_WORDS, gathering_id=gathering_id)
    gathering = store.gatherings.get(gathering_id)
    roles = store.members.roles_of(reader.id, gathering_id=gathering_id)
    has_names = may(roles, Action.SEE_ANSWERS)
    readers = frozenset(Readers) if has_names else frozenset({Readers.MEETING})
    found = store.overviews.words(
        gathering_id, readers=readers, start=number * WORDS_PAGE, size=WORDS_PAGE + 1
    )
    if not has_names:
        found = [replace(word, name="", organisations="") for word in found]
    return WordsPage(gathering, Slice.cut(found, number=number, size=WORDS_PAGE), has_names)


def mark_read(
    store: Store,
    *,
    member: Member | None,
    gathering_id: int,
    number: int,
    seen: int,
    now: datetime,
) -> None:
    """
    Mark the words of a page as read; `seen` is the print of what was on the screen.

    Raises:
        NotAnOrganiser, NoSuchGathering.
        WordsChanged: somebody wrote another word meanwhile, or another organiser marked some.
    """
    shown = page(store, member=member, gathering_id=gathering_id, number=number)
    if print_of(shown.unread) != seen:
        raise WordsChanged
    ids = [word.member_id for word in shown.unread]
    store.overviews.mark_read(gathering_id, member_ids=ids)
    facts = " ".join(f"member:{member_id}" for member_id in ids)
    store.audit.note(
        "board.read_words",
        by=member.id if member else None,
        subject=f"gathering:{gathering_id}",
        at=now,
        facts=facts,
    )
