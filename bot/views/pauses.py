"""Pausing, and coming back."""

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.profiles import MyPart, MyTap, PauseTap
from bot.calls import Screen
from bot.domain.member import Member
from bot.domain.pause import Pause
from bot.views.profiles import back, pause_of
from bot.views.setting import Setting


def ask(setting: Setting) -> Screen:
    rows = tuple((setting.button(f"pause.for_{pause.value}", PauseTap(pause)),) for pause in Pause)
    return Screen(setting.words("pause.ask"), (*rows, back(setting)))


def begun(member: Member, setting: Setting) -> Screen:
    """Say until when it is, and how to come back sooner."""
    text = setting.words("pause.ack", pause_until=pause_of(member, setting))
    return Screen(text, ((setting.button("profile.resume_button", MyTap(MyPart.RESUME)),),))


def ended(member: Member, setting: Setting) -> Screen:
    text = setting.words("pause.end", first_name=member.name)
    return Screen(text, ((setting.button("button.next", MenuTap(Errand.NEXT)),),))


def none(setting: Setting) -> Screen:
    menu = setting.button("button.menu", MenuTap(Errand.MENU))
    return Screen(setting.words("pause.not_paused"), ((menu,),))
