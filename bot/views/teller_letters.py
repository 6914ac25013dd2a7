"""What who tells a visit reads before the meeting."""

from bot.calls import Screen
from bot.services.teller_letters import TellerLetter
from bot.views.meetings import facts
from bot.views.setting import Setting


def letter(letter: TellerLetter, setting: Setting) -> Screen:
    """Put one message into its reader's words."""
    return Screen(facts(letter.seen, setting))
