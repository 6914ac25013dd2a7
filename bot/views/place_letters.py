"""What who waits for a place of a visit reads."""

from bot.calls import Screen
from bot.services.place_letters import PlaceLetter
from bot.views.meetings import facts
from bot.views.setting import Setting


def letter(letter: PlaceLetter, setting: Setting) -> Screen:
    """Put one message into its reader's words."""
    return Screen(facts(letter.seen, setting))
