"""What the hosts of a visit read, before it and after."""

from bot.calls import Screen
from bot.services.host_letters import HostLetter
from bot.views.meetings import facts
from bot.views.setting import Setting


def letter(letter: HostLetter, setting: Setting) -> Screen:
    """Put one message into its reader's words."""
    return Screen(facts(letter.seen, setting))
