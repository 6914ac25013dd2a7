"""What the project group reads about its groups."""

from bot.calls import Screen
from bot.views.setting import Setting


def left(title: str, setting: Setting) -> Screen:
    """Say that a group sent us away, and how to come back."""
    return Screen(setting.words("group.left", title=title))
