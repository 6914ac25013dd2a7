"""The programme of what is published: it changes at once, and is told if an organiser says so."""

from datetime import datetime

from bot.domain.change import NothingToTell, check_changeable
from bot.domain.community import Community
from bot.domain.draft import is_draft
from bot.domain.gathering import Gathering
from bot.domain.member import Member
from bot.domain.rights import Action
from bot.domain.section import Section
from bot.ports import Store
from bot.services import rights, tidings
from bot.services.drafts import Editor
from bot.services.tidings import Told


def take(
    store: Store,
    *,
    gathering_id: int,
    member: Member | None,
    now: datetime,
    is_noted: bool = False,
) -> Editor:
    """
    Take what is published in hand; `is_noted` once this work on it stands in the journal.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotPublished, GatheringCancelled, GatheringOver.
    """
    organiser = rights.check_in_turn(store, member, Action.CHANGE)
    gathering = store.gatherings.get(gathering_id)
    check_changeable(gathering, now=now)
    return Editor(organiser, gathering, journal_at=None if is_noted else now)


def kept(store: Store, editor: Editor, *, section: Section) -> None:
    """Let an edit of what is published be seen on its cards; of a draft nobody knows."""
    gathering = editor.draft
    if is_draft(gathering):
        return
    store.touch(gathering.id)
    store.memos.put(_untold(gathering), section.value)
    if editor.journal_at:
        store.audit.note(
            "meeting.programme",
            by=editor.organiser.id,
            subject=f"gathering:{gathering.id}",
            at=editor.journal_at,
            facts=section.value,
        )


def untold(store: Store, gathering: Gathering) -> Told | None:
    """Return who would hear of a programme that changed in silence; None if there is nobody."""
    if not store.memos.get(_untold(gathering)):
        return None
    told = tidings.would_hear(store, gathering)
    return told if told.people or told.otherwise else None


def tell(
    store: Store, *, gathering_id: int, member: Member | None, community: Community, now: datetime
) -> Told:
    """
    Promise those who may come to hear that the programme changed.

    Raises:
        NotAnOrganiser, NoSuchGathering, NotPublished, GatheringCancelled, GatheringOver.
        NothingToTell: somebody told them already.
    """
    editor = take(store, gathering_id=gathering_id, member=member, now=now)
    gathering = editor.draft
    if not store.memos.get(_untold(gathering)):
        raise NothingToTell
    store.memos.put(_untold(gathering), "")
    store.gatherings.save(gathering)  # another revision: what is on its way stays as it is
    subject = f"gathering:{gathering.id}"
    store.audit.note("meeting.tell", by=editor.organiser.id, subject=subject, at=now)
    return tidings.of_programme(store, gathering, community=community, now=now)


def _untold(gathering: Gathering) -> str:
    """Name the memo that holds what changed last without a message, "" once it was told."""
    return f"programme.untold:{gathering.id}"
