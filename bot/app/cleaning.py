"""What is forgotten after a while."""

from datetime import datetime, timedelta
from typing import Final

from bot.domain.dialogue import PATIENCE
from bot.ports import Store
from bot.services import taking_turns

UPDATES_ARE_KNOWN_FOR: Final = timedelta(hours=48)
LETTERS_ARE_KNOWN_FOR: Final = timedelta(days=180)  # longer than any meeting is announced ahead
MAILINGS_LEFT_ARE_KNOWN_FOR: Final = timedelta(days=7)  # drafts that nobody sent
CONTACTS_ARE_KNOWN_FOR: Final = timedelta(days=30)  # after a visit: whom to call on the day
SENTENCES_ARE_KNOWN_FOR: Final = timedelta(days=182)  # that nobody may quote
RECORDINGS_ARE_KNOWN_FOR: Final = timedelta(days=30)  # but for a visit that waits to be told
OFFERS_ARE_TALKED_OF_FOR: Final = timedelta(days=30)  # once they are settled
VISITS_ARE_KNOWN_FOR: Final = timedelta(days=365)  # who waited, asked, confirmed and told
ANSWERS_ARE_KNOWN_FOR: Final = timedelta(days=365)  # with whose they are, and what they added
PRESENCES_ARE_KNOWN_FOR: Final = timedelta(days=730)  # by name: who had come before
NAMES_AT_ONCE: Final = 200  # of each kind; what is more waits for the next hour
DRAFTS_ARE_KNOWN_FOR: Final = timedelta(days=30)  # once the report is published


def clean_up(store: Store, *, now: datetime) -> None:
    """Forget what nobody needs any more."""
    store.inbox.purge(before=now - UPDATES_ARE_KNOWN_FOR)
    store.dialogues.drop_offers(before=now - PATIENCE)
    store.deliveries.purge(before=now - LETTERS_ARE_KNOWN_FOR)
    store.visits.forget_contacts(before=now - CONTACTS_ARE_KNOWN_FOR)
    store.expiry.sentences(before=now - SENTENCES_ARE_KNOWN_FOR)
    store.expiry.recordings(
        before=now - RECORDINGS_ARE_KNOWN_FOR, untold_before=now - SENTENCES_ARE_KNOWN_FOR
    )
    store.expiry.offers(before=now - OFFERS_ARE_TALKED_OF_FOR)
    store.expiry.homes(now=now)
    store.expiry.visits(before=now - VISITS_ARE_KNOWN_FOR)
    store.expiry.answers(before=now - ANSWERS_ARE_KNOWN_FOR)
    taking_turns.wait_for_others(store, None)  # who corrects a list now has read the names
    store.expiry.answer_names(before=now - ANSWERS_ARE_KNOWN_FOR, most=NAMES_AT_ONCE)
    store.expiry.presence_names(before=now - PRESENCES_ARE_KNOWN_FOR, most=NAMES_AT_ONCE)
    store.expiry.drafts(before=now - DRAFTS_ARE_KNOWN_FOR)
    store.mailings.purge(
        before=now - LETTERS_ARE_KNOWN_FOR, drafts_before=now - MAILINGS_LEFT_ARE_KNOWN_FOR
    )
