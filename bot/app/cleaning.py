"""What is forgotten after a while."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.dialogue import PATIENCE
from bot.ports import Store

UPDATES_ARE_KNOWN_FOR: Final = timedelta(hours=48)
LETTERS_ARE_KNOWN_FOR: Final = timedelta(days=180)  # longer than any meeting is announced ahead
MAILINGS_LEFT_ARE_KNOWN_FOR: Final = timedelta(days=7)  # drafts that nobody sent
CONTACTS_ARE_KNOWN_FOR: Final = timedelta(days=30)  # after a visit: whom to call on the day


def clean_up(store: Store, *, now: datetime) -> None:
    """Forget what nobody needs any more."""
    store.inbox.purge(before=now - UPDATES_ARE_KNOWN_FOR)
    store.dialogues.drop_offers(before=now - PATIENCE)
    store.deliveries.purge(before=now - LETTERS_ARE_KNOWN_FOR)
    store.visits.forget_contacts(before=now - CONTACTS_ARE_KNOWN_FOR)
    store.mailings.purge(
        before=now - LETTERS_ARE_KNOWN_FOR, drafts_before=now - MAILINGS_LEFT_ARE_KNOWN_FOR
    )
