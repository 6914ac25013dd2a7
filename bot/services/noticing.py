"""Groups notice what changed: a card that is redrawn far above is read by nobody."""

from bot.ports import Store


def in_groups(store: Store, gathering_id: int) -> None:
    """
    Owe a fresh card to each group that has one of a gathering; the earlier ones stay true.

    While one is on its way there, it shows this change too and no other is owed.
    """
    cards = store.cards.of(gathering_id)
    places = {(card.chat_id, card.thread_id) for card in cards if card.chat_id < 0}
    for chat_id, thread_id in sorted(places, key=str):
        store.cards.owe(gathering_id, chat_id=chat_id, thread_id=thread_id)
