"""What stands in the place of a title that its reader does not read."""

from bot.views.setting import Setting


def title_of(title: str, setting: Setting) -> str:
    """Return a title; where it is not for its reader, that there was a visit."""
    return title or setting.words.plain("paper.a_visit")
