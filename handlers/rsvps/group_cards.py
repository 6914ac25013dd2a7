"""Cards in groups that people tap: kept true, even those that we lost sight of."""

from bot.domain.card import CardState
from bot.ports import Store
from bot.services import sharing
from handlers.door import Knock


def adopt(knock: Knock, store: Store, gathering_id: int) -> None:
    """
    Keep true a card that we lost sight of: whoever taps it shows that it is there.

    A crash between its posting and our note does that, or an edit that Telegram once refused.
    """
    if knock.inline_id:
        language = knock.own_words.language
        there = {"inline_id": knock.inline_id, "language": language}
        sharing.keep_true(store, gathering_id=gathering_id, **there, now=knock.now)
        return
    if knock.message_id is None or not knock.button_is_there:
        return
    card = store.cards.at(knock.spot.chat_id, message_id=knock.message_id)
    if card is None or card.state is CardState.LOST:
        store.cards.register(
            gathering_id,
            chat_id=knock.spot.chat_id,
            message_id=knock.message_id,
            at=knock.now,
            thread_id=knock.spot.thread_id,
        )
        store.touch(gathering_id)
