"""A yes to a visit that has no place: the next question, where nobody else reads it."""

from collections.abc import Sequence

from bot.calls import Call, say
from bot.domain.places import CountedPerhaps, NoPlaceLeft, OfferPassed
from bot.ports import Store
from bot.services import meetings
from bot.views.companions import ask_counted_first
from bot.views.own_cards import own_card
from bot.views.places import full_in_group
from handlers.door import Knock
from handlers.rsvps.group_cards import adopt
from handlers.rsvps.own_card import alert_and_redraw, with_card


def in_private(
    knock: Knock, store: Store, gathering_id: int, refusal: NoPlaceLeft
) -> Sequence[Call]:
    """Turn the tapped message to one's own card: it asks whether one waits, or says one does."""
    if isinstance(refusal, CountedPerhaps):
        asked = ask_counted_first(gathering_id, refusal.host_id, knock.setting)
        return knock.turn_to(asked)
    if isinstance(refusal, OfferPassed):
        return alert_and_redraw(knock, store, gathering_id, refusal.key)
    return with_card(knock, store, gathering_id, "visit.full_toast")


def in_group(
    knock: Knock, store: Store, gathering_id: int, refusal: NoPlaceLeft
) -> Sequence[Call]:
    """Say so to the one who tapped, and go on in private if we may write to them."""
    adopt(knock, store, gathering_id)
    if isinstance(refusal, OfferPassed):
        return [knock.alert(refusal.key)]
    member = knock.member
    if isinstance(refusal, CountedPerhaps) and member and member.chat_id and member.has_agreed:
        setting = knock.house.setting(member.language, knock.now)
        asked = ask_counted_first(gathering_id, refusal.host_id, setting)
        return [knock.alert("counted.full_in_group"), say(member.chat_id, asked)]
    seen = meetings.show(store, gathering_id=gathering_id, member=member)
    if member is None or not member.chat_id or not member.has_agreed or seen.waiting:
        return [knock.warn(full_in_group(seen, knock.own_words, is_written=False))]
    question = own_card(seen, knock.house.setting(member.language, knock.now))
    line = full_in_group(seen, knock.own_words, is_written=True)
    return [knock.warn(line), say(member.chat_id, question)]
