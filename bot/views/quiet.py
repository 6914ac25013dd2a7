"""Why private messages wait: words for the hours in which nobody is written to."""

from bot.texts import Html
from bot.views.setting import Setting

_SUNDAY = 6


def why_later(setting: Setting) -> Html:
    """Say why a message does not leave now; after a quiet Sunday begins another day."""
    quiet, local = setting.community.quiet, setting.now.astimezone(setting.zone)
    if quiet.sundays and local.weekday() == _SUNDAY:
        return setting.words("quiet.sunday")
    return setting.words("quiet.early" if local.time() < quiet.ends else "quiet.late")
