"""Questions about who comes along, who comes instead, and who was counted already."""

from bot.callbacks.rsvps import CountedTap, GuestsTap, OwnStep, OwnTap, Reply, StayTap
from bot.calls import Button, Screen
from bot.domain.rsvp import Rsvp
from bot.services.companions import Instead
from bot.services.rsvps import Answered
from bot.views.meetings import deep_link, where
from bot.views.own_cards import back_to_card, leave_it
from bot.views.setting import Setting
from bot.views.visit_buttons import back

_NUMBERS = ("guest.one_button", "guest.two_button", "guest.three_button")


def ask_guests(rsvp: Rsvp, most: int, setting: Setting) -> Screen:
    """Ask how many people come along, of so many at most; nobody, if some were announced."""
    which = rsvp.gathering_id
    numbers = zip(_NUMBERS, range(1, most + 1), strict=False)
    rows = [(setting.button(key, GuestsTap(which, number)),) for key, number in numbers]
    if rsvp.guests:
        rows.append((setting.button("guest.none_button", GuestsTap(which, 0)),))
        rows.append((back(which, setting),))
    else:
        rows.append((setting.button("guest.alone_button", OwnTap(which, OwnStep.CARD)),))
    return Screen(setting.words("guest.ask"), tuple(rows))


def ask_names(gathering_id: int, setting: Setting) -> Screen:
    """Offer to write the names, for the project group alone."""
    unnamed = setting.button("guest.unnamed_button", OwnTap(gathering_id, OwnStep.UNNAMED))
    return Screen(setting.words("guest.names"), ((unnamed,),))


def question_after(answered: Answered, setting: Setting) -> Screen | None:
    """Return what an answer leaves to be asked: of former guests, or of being counted twice."""
    if answered.guests_before:
        return _ask_stay(answered, setting)
    if answered.may_count_them:
        host_id = answered.may_count_them.member_id
        return _ask_counted("counted.ask", answered.gathering.id, host_id, setting)
    return None


def _ask_stay(answered: Answered, setting: Setting) -> Screen:
    which, guests = answered.gathering.id, answered.guests_before
    key = "guest.stay_one" if guests == 1 else "guest.stay_many"
    buttons = (
        setting.button("own.yes_button", StayTap(which, guests)),
        setting.button("own.no_button", StayTap(which, 0)),
    )
    return Screen(setting.words(key, count=guests), (buttons,))


def ask_counted_first(gathering_id: int, host_id: int, setting: Setting) -> Screen:
    """Ask somebody for whom a visit is full whether a colleague took a place for them."""
    return _ask_counted("counted.ask_first", gathering_id, host_id, setting)


def _ask_counted(key: str, gathering_id: int, host_id: int, setting: Setting) -> Screen:
    def button(label: str, reply: Reply) -> Button:
        return setting.button(label, CountedTap(gathering_id, host_id, reply))

    buttons = (button("own.yes_button", Reply.YES), button("own.no_button", Reply.NO))
    return Screen(setting.words(key), (buttons,))


def ask_instead(gathering_id: int, setting: Setting) -> Screen:
    """Ask who comes in somebody's place; the answer is typed."""
    return Screen(setting.words("instead.ask"), ((leave_it(gathering_id, setting),),))


def instead(done: Instead, setting: Setting) -> Screen:
    """Say that somebody is counted in one's place, or that they come anyway."""
    key = "instead.already" if done.comes_already else "instead.done"
    text = setting.words(key, name=done.name)
    return Screen(text, ((back_to_card(done.gathering.id, setting),),))


def to_forward(done: Instead, setting: Setting) -> Screen:
    """Return a message to pass on, which stands on its own and has no button."""
    gathering = done.gathering
    text = setting.words(
        "instead.forward",
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        where=where(gathering, setting),
        link=setting.link(deep_link(gathering.id)),
    )
    return Screen(text)
