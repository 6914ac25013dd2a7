"""What is said in place of a file that does not come."""

from bot.calls import Screen
from bot.domain.refusal import Refusal
from bot.views.setting import Setting


def refused(refusal: Refusal, setting: Setting) -> Screen:
    """Say why there is nothing to make, or not for this reader."""
    return Screen(setting.words(refusal.key, **refusal.facts))


def failed(setting: Setting) -> Screen:
    """Say that it is our fault, and what can be done."""
    contact = setting.community.human_contact
    return Screen(setting.words("paper.failed", human_contact=contact))


def too_many(setting: Setting) -> Screen:
    """Ask for a moment: this one is not made."""
    return Screen(setting.words("paper.too_many"))
