"""What is said to a host who typed, without a tap, what may be an answer about their offer."""

from bot.callbacks.offers import OfferReplyTap
from bot.callbacks.relays import StrayTap
from bot.calls import Screen
from bot.services.offers_asked import Asked
from bot.views.offers_mine import topic
from bot.views.setting import Setting


def is_it_this(asked: Asked, line: int, setting: Setting) -> Screen:
    """Ask whether the line of this number answers the question that waits."""
    text = setting.words(
        "offer.is_it_this", topic=topic(asked.offer), question=asked.question.text
    )
    yes = setting.button("offer.is_this_button", OfferReplyTap(asked.offer.id, line))
    other = setting.button("offer.is_other_button", StrayTap(line))
    return Screen(text, ((yes,), (other,)))
