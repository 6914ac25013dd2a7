"""One person of the directory: their page, and the questions that change it."""

from collections.abc import Callable, Sequence

from bot.callbacks.directory import (
    ChannelTap,
    NewcomerTap,
    PersonStep,
    PersonTap,
    Tie,
    TieTap,
)
from bot.callbacks.grammar import Tap
from bot.calls import Button, Screen
from bot.domain.directory import Listed
from bot.domain.member import Channel, Member, Role
from bot.domain.organisation import Organisation
from bot.domain.rsvp import Answer
from bot.services.directory import PersonPage
from bot.texts import Html, Words
from bot.views.directory import Row, people_rows, to_people, undo_row
from bot.views.labels import shortened
from bot.views.setting import Setting

_MOST_ORGANISATIONS = 8


def person(page: PersonPage, setting: Setting, *, said: Html | None = None) -> Screen:
    """Show what the project group may read about somebody; `said` tells what was just done."""
    words, member = setting.words, page.member
    text = words(
        "directory.person",
        name=member.name,
        organisations=_names(page.organisations),
        channel=_channel(member, words),
        contact=member.contact_note,
        roles=", ".join(words.plain(f"role.{role.value}") for role in _ordered(page.roles)),
        status=words.plain(f"directory.status_{member.status.value}"),
        answers=_answers(page, words),
    )
    near = words("directory.maybe_same") if page.near else ""
    whole = Html("\n\n".join(part for part in (said, text, near) if part))
    return Screen(whole, _person_rows(page, setting))


def _person_rows(page: PersonPage, setting: Setting) -> Sequence[Row]:
    member = page.member
    to = _steps(member, setting)
    rows: list[Row] = [
        (to("name", PersonStep.NAME), to("organisations", PersonStep.ORGANISATIONS))
    ]
    if member.telegram_id is None:
        rows.append((to("channel", PersonStep.CHANNEL), *_reaching(member, to)))
        rows.append((to("link", PersonStep.LINK),))
    rows.append((to("unite", PersonStep.UNITE), to("erase", PersonStep.ERASE)))
    undo = (undo_row(merge, setting) for merge in page.merges)
    return (*people_rows(page.near), *rows, *undo, to_people(setting))


def _steps(member: Member, setting: Setting) -> Callable[[str, PersonStep], Button]:
    def to(name: str, step: PersonStep) -> Button:
        return setting.button(f"directory.to_{name}", PersonTap(member.id, step))

    return to


def _reaching(member: Member, to: Callable[[str, PersonStep], Button]) -> Row:
    """Offer a note on how to reach them, unless it will be by Telegram."""
    return () if member.channel is Channel.TELEGRAM else (to("contact", PersonStep.CONTACT),)


def _names(organisations: Sequence[Organisation]) -> str:
    named = ", ".join(o.name for o in organisations[:_MOST_ORGANISATIONS])
    return f"{named}, …" if len(organisations) > _MOST_ORGANISATIONS else named


def _channel(member: Member, words: Words) -> str:
    if member.channel is Channel.TELEGRAM and member.telegram_id is None:
        return words.plain("directory.channel_not_yet")
    return words.plain(f"directory.channel_{member.channel.value}")


def _ordered(roles: frozenset[Role]) -> Sequence[Role]:
    return [role for role in Role if role in roles]


def _answers(page: PersonPage, words: Words) -> str:
    said = page.answers
    if not said:
        return words.plain("directory.no_answers")
    counts = {answer.value: said.get(answer, 0) for answer in Answer}
    return words.plain("directory.answers", **counts)


def ask_name(member: Member, setting: Setting) -> Screen:
    return Screen(setting.words("directory.ask_name", name=member.name), (_back(member, setting),))


def ask_contact(member: Member, setting: Setting) -> Screen:
    text = setting.words("directory.ask_contact", name=member.name)
    return Screen(text, (_back(member, setting),))


def ask_channel(member: Member, setting: Setting) -> Screen:
    rows = _channels(lambda channel: ChannelTap(member.id, channel), setting)
    text = setting.words("directory.ask_channel", name=member.name)
    return Screen(text, (*rows, _back(member, setting)))


def ask_newcomer(setting: Setting) -> Screen:
    return Screen(setting.words("directory.ask_newcomer"), (to_people(setting),))


def ask_newcomers_channel(name: str, near: Sequence[Listed], setting: Setting) -> Screen:
    """Ask how somebody new is reached; those of a like name stand first."""
    key = "directory.ask_newcomers_channel_near" if near else "directory.ask_newcomers_channel"
    rows = _channels(NewcomerTap, setting)
    return Screen(setting.words(key, name=name), (*people_rows(near), *rows, to_people(setting)))


def _channels(tap: Callable[[Channel], Tap], setting: Setting) -> Sequence[Row]:
    buttons = [
        setting.button(f"directory.channel_{channel.value}", tap(channel)) for channel in Channel
    ]
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))


def ties(member: Member, organisations: Sequence[Organisation], setting: Setting) -> Screen:
    """Show somebody's organisations: a tap takes one away, another adds one."""
    key = "directory.ties" if organisations else "directory.no_ties"
    rows = tuple(
        (
            setting.button(
                "directory.untie",
                TieTap(member.id, organisation.id, Tie.LEAVE),
                name=shortened(organisation.name, limit=30),
            ),
        )
        for organisation in organisations[:_MOST_ORGANISATIONS]
    )
    add = setting.button("directory.tie", TieTap(member.id, 0, Tie.SEARCH))
    text = setting.words(key, name=member.name)
    return Screen(text, (*rows, (add,), _back(member, setting)))


def ask_tie(member: Member, setting: Setting) -> Screen:
    return Screen(setting.words("directory.ask_tie", name=member.name), (_back(member, setting),))


def tie_to(member: Member, found: Sequence[Organisation], typed: str, setting: Setting) -> Screen:
    """Offer the organisations that were found, and a new one of the name that was typed."""
    rows = tuple(
        (Button(shortened(one.name), TieTap(member.id, one.id, Tie.JOIN).pack()),) for one in found
    )
    add = setting.button(
        "directory.tie_new", TieTap(member.id, 0, Tie.JOIN_NEW), name=shortened(typed, limit=28)
    )
    text = setting.words("directory.tie_to", name=member.name)
    return Screen(text, (*rows, (add,), _back(member, setting)))


def link(member: Member, payload: str, setting: Setting) -> Screen:
    """Show a personal link, to be passed on to that person alone."""
    text = setting.words("directory.link", name=member.name, link=setting.link(payload))
    revoke = setting.button("directory.revoke", PersonTap(member.id, PersonStep.REVOKE))
    return Screen(text, ((revoke,), _back(member, setting)))


def confirm_erasing(member: Member, setting: Setting) -> Screen:
    yes = PersonTap(member.id, PersonStep.ERASE_YES)
    return Screen(
        setting.words("directory.confirm_erasing", name=member.name),
        (
            (setting.button("directory.erase_yes", yes, style="danger"),),
            (setting.button("directory.erase_no", PersonTap(member.id, PersonStep.PAGE)),),
        ),
    )


def erased(setting: Setting) -> Screen:
    return Screen(setting.words("directory.erased"), (to_people(setting),))


def _back(member: Member, setting: Setting) -> Row:
    return (setting.button("directory.back_to_person", PersonTap(member.id, PersonStep.PAGE)),)
