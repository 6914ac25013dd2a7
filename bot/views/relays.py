"""Messages between members and the project group, as each side reads them."""

from collections.abc import Sequence

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.relays import CallTap, CancelRelayTap, ReplyTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.services.relays import Sender
from bot.views.meetings import announcement
from bot.views.setting import Setting

_PART = 1500  # characters to a message: with its head, Telegram takes them whatever they are


def ask(setting: Setting, *, is_gone: bool = False) -> Screen:
    """Ask for the message; `is_gone` says that an earlier one was not kept."""
    if is_gone:
        return Screen(setting.words("relay.ask_again"), (_cancel(setting),))
    contact = setting.community.human_contact
    return Screen(setting.words("relay.ask", human_contact=contact), (_cancel(setting),))


def ask_hand(gathering: Gathering, setting: Setting) -> Screen:
    """Ask what would make it easier to come; nothing of the answer is kept."""
    call = (setting.button("relay.call_button", CallTap(gathering.id)),)
    return Screen(setting.words("relay.hand_ask"), (call, _cancel(setting)))


def done(setting: Setting) -> Screen:
    return Screen(setting.words("relay.done"), (_menu(setting),))


def call_done(setting: Setting) -> Screen:
    return Screen(setting.words("relay.call_done"), (_menu(setting),))


def message(
    sender: Sender, text: str, setting: Setting, *, reply_to: int, about: Gathering | None = None
) -> Sequence[Screen]:
    """Show an organiser what a member wrote, in several messages if it is very long."""
    first, *more = _parts(text)
    facts = {"name": _name(sender, setting), "organisation": sender.organisation, "text": first}
    if about is None:
        head = setting.words("relay.message", **facts)
    else:
        head = setting.words("relay.hand", **facts, meeting=announcement(about, setting))
    texts = [head, *(setting.words("relay.more", text=part) for part in more)]
    reply = (setting.button("relay.reply_button", ReplyTap(reply_to)),)
    return [*(Screen(text) for text in texts[:-1]), Screen(texts[-1], (reply,))]


def call_wished(sender: Sender, about: Gathering, setting: Setting, *, reply_to: int) -> Screen:
    """Tell an organiser that somebody would rather be called."""
    text = setting.words(
        "relay.call",
        name=_name(sender, setting),
        organisation=sender.organisation,
        meeting=announcement(about, setting),
        contact=sender.contact,
    )
    return Screen(text, ((setting.button("relay.reply_button", ReplyTap(reply_to)),),))


def ask_reply(name: str, setting: Setting) -> Screen:
    """Ask an organiser for the reply; `name` is empty for a newcomer."""
    text = setting.words("relay.reply_ask", name=name or _nobody(setting))
    return Screen(text, (_cancel(setting),))


def answer(name: str, text: str, setting: Setting) -> Sequence[Screen]:
    """Show a member what an organiser replied, with a way to answer back."""
    first, *more = _parts(text)
    texts = [
        setting.words("relay.answer", name=name, text=first),
        *(setting.words("relay.more", text=part) for part in more),
    ]
    back = (setting.button("relay.reply_button", MenuTap(Errand.HUMAN)),)
    return [*(Screen(text) for text in texts[:-1]), Screen(texts[-1], (back,))]


def replied(setting: Setting) -> Screen:
    return Screen(setting.words("relay.replied"))


def told(by: str, name: str, setting: Setting) -> Screen:
    """Tell the other organisers who replied to whom, without the words."""
    return Screen(setting.words("relay.told", by=by, name=name or _nobody(setting)))


def lost(setting: Setting) -> Screen:
    return Screen(setting.words("relay.lost"))


def _name(sender: Sender, setting: Setting) -> str:
    return sender.name or _nobody(setting)


def _nobody(setting: Setting) -> str:
    return setting.words.plain("relay.nobody")


def _parts(text: str) -> list[str]:
    parts = (text[start : start + _PART] for start in range(0, len(text), _PART))
    return [part for part in parts if part.strip()] or [text]


def _cancel(setting: Setting) -> tuple[Button, ...]:
    return (setting.button("relay.cancel_button", CancelRelayTap()),)


def _menu(setting: Setting) -> tuple[Button, ...]:
    return (setting.button("button.menu", MenuTap(Errand.MENU)),)
