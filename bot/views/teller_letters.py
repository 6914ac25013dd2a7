"""What who tells a visit reads before the meeting: their own words, and what they may change."""

from bot.callbacks.telling import OwnPage, OwnWordsTap, ReadyTap, Way, WayTap
from bot.calls import Screen
from bot.domain.visit import Teller
from bot.services.teller_letters import TellerLetter
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.setting import Setting
from bot.views.visit_words import own_line


def letter(letter: TellerLetter, setting: Setting) -> Screen:
    """Send somebody their own words back, in time to change their mind."""
    which, starts_at = letter.visit.id, letter.meeting.starts_at
    key = "telling.letter_duo" if letter.way is Teller.TOGETHER else "telling.letter"
    when = setting.when(starts_at) if starts_at else ""
    text = setting.words(key, when=when, title=letter.visit.title)
    lines = [own_line(one, setting) for one in letter.said]
    read = setting.button("telling.read_button", WayTap(which, Way.READ))
    rows = (
        (setting.button("telling.fine_button", ReadyTap(which), style="success"),),
        *(((read,),) if any(one.is_quotable for one in letter.said) else ()),
        (setting.button("telling.others_button", WayTap(which, Way.OTHERS)),),
        (setting.button("telling.words_button", OwnWordsTap(which, OwnPage.SHOW)),),
    )
    return Screen(blocks(text, Html("\n".join(lines))) if lines else text, rows)
