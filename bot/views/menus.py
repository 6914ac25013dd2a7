"""The signposts: menu, help, privacy, and what is said when nothing else fits."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from bot.callbacks.people import Errand, LinkTap, MenuTap
from bot.calls import Button, Call, Screen
from bot.domain.arrival import Arrival
from bot.domain.guess import Courtesy
from bot.texts import Html, Texts, Words
from bot.views.setting import Setting

MEMBER_COMMANDS = (
    *("start", "next", "agenda", "visits", "answers", "reports", "year", "me", "menu", "help"),
    *("host", "share", "privacy", "data", "pause", "resume", "human", "cancel"),
)
ORGANISER_COMMANDS = ("new", "board", "answer_for", "members", "team", "journal", "incidents")
GROUP_COMMANDS = ("next",)
_INCIDENTS = 20  # the latest ones; a bad day must not make a message that is too long


# What commands do, buttons do, always in the same place.
_MEMBERS = (
    (Errand.NEXT, Errand.AGENDA),
    (Errand.ANSWERS, Errand.REPORTS),
    (Errand.VISITS, Errand.HOST),
    (Errand.ME, Errand.DATA),
    (Errand.HUMAN, Errand.HELP),
)
_OBSERVERS = ((Errand.BOARD, Errand.YEAR),)
_ORGANISERS = (
    (Errand.NEW, Errand.BOARD),
    (Errand.MEMBERS, Errand.TEAM),
    (Errand.WRITE, Errand.BEHALF),
    (Errand.JOURNAL, Errand.OFFERS),
)

Rows = tuple[tuple[Button, ...], ...]


def menu(setting: Setting, *, is_organiser: bool = False, observes: bool = False) -> Screen:
    """Offer what the reader may open; who only looks on for a funder reads numbers, too."""
    theirs = _rows(_OBSERVERS, setting) if observes else ()
    return Screen(setting.words("menu"), (*rows(setting, is_organiser=is_organiser), *theirs))


def courtesy(meant: Courtesy, setting: Setting, *, is_organiser: bool) -> Screen:
    """Return a kind word; whoever only says hello reads what can be done here."""
    match meant:
        case Courtesy.HELLO:
            return Screen(setting.words("menu.hello"), rows(setting, is_organiser=is_organiser))
        case Courtesy.THANKS:
            return Screen(setting.words("menu.thanks"))
        case _:
            assert_never(meant)


def organisers_menu(setting: Setting, *, offers: int = 0) -> Screen:
    """Show what the project group does; `offers` wait for an answer."""
    back = (setting.button("button.menu", MenuTap(Errand.MENU)),)
    inbox = MenuTap(Errand.OFFERS)
    waiting = setting.button("offer.inbox_button", inbox, count=offers)
    theirs = tuple(
        tuple(waiting if offers and one.memory == inbox.pack() else one for one in row)
        for row in _rows(_ORGANISERS, setting)
    )
    return Screen(setting.words("menu.group"), (*theirs, back))


def rows(setting: Setting, *, is_organiser: bool = False) -> Rows:
    """Return the buttons of the menu; organisers have one more, to a menu of their own."""
    everybodys = _rows(_MEMBERS, setting)
    if not is_organiser:
        return everybodys
    group = setting.button("button.group", MenuTap(Errand.ORGANISERS))
    return (*everybodys, (group,))


def _rows(errands: Sequence[Sequence[Errand]], setting: Setting) -> Rows:
    return tuple(
        tuple(setting.button(f"button.{errand.value}", MenuTap(errand)) for errand in row)
        for row in errands
    )


def help_(setting: Setting, *, is_organiser: bool) -> Screen:
    """List the words with a slash that this reader may use."""
    words = setting.words
    theirs = _lines(ORGANISER_COMMANDS, words) if is_organiser else ""
    text = words(
        "help",
        commands=_lines(MEMBER_COMMANDS, words),
        organiser=words("help.organiser", commands=theirs) if theirs else "",
    )
    buttons = (
        (setting.button("button.menu", MenuTap(Errand.MENU)),),
        (setting.button("button.privacy", MenuTap(Errand.PRIVACY)),),
    )
    return Screen(text, buttons)


def _lines(names: Sequence[str], words: Words) -> Html:
    lines = (
        words(
            "help.line",
            name=words.plain(f"command.{name}"),
            description=words.plain(f"command.{name}.description"),
        )
        for name in names
    )
    return Html("\n".join(lines))


def human(setting: Setting) -> Screen:
    contact = setting.community.human_contact
    key = "human.contact" if contact else "human.no_contact"
    return Screen(setting.words(key, human_contact=contact))


def no_meeting(setting: Setting, *, ways: Rows = ()) -> Screen:
    """Say that no date is fixed; `ways` lead to what there is meanwhile."""
    contact = setting.community.human_contact
    return Screen(setting.words("menu.next_none", human_contact=contact), ways)


def with_menu(text: Html, setting: Setting) -> Screen:
    """Say something, and show the way on: there is no dead end."""
    return Screen(text, ((setting.button("button.menu", MenuTap(Errand.MENU)),),))


def link_offer(setting: Setting) -> Screen:
    """Greet a group that is not linked yet."""
    text = setting.words("group.offer", community=setting.community.name)
    return Screen(text, ((setting.button("group.link", LinkTap()),),))


def linked(setting: Setting) -> Screen:
    text = setting.words("group.intro", community=setting.community.name, bot_link=setting.link())
    return Screen(text)


def incidents(dead: Sequence[Arrival], setting: Setting) -> Screen:
    """List what could not be done, without a word that anybody wrote."""
    if not dead:
        return Screen(setting.words("incidents.none"))
    lines = "\n".join(
        setting.words("incidents.line", seq=arrival.seq, update_id=arrival.update_id)
        for arrival in dead[-_INCIDENTS:]
    )
    return Screen(setting.words("incidents.list", count=len(dead), lines=Html(lines)))


def everybodys(texts: Texts) -> Sequence[Call]:
    """Return the calls that set the menus of all private chats and of all groups."""
    return [
        _command_menu(words, names, scope={"type": scope}, language=language)
        for scope, names in (
            ("all_private_chats", MEMBER_COMMANDS),
            ("all_group_chats", GROUP_COMMANDS),
        )
        for words, language in _in_every_language(texts)
    ]


def organisers(texts: Texts, *, chat_id: int) -> Sequence[Call]:
    """Return the calls that add the organisers' commands to one private chat."""
    names = (*MEMBER_COMMANDS, *ORGANISER_COMMANDS)
    scope = {"type": "chat", "chat_id": chat_id}
    return [
        _command_menu(words, names, scope=scope, language=language)
        for words, language in _in_every_language(texts)
    ]


def _in_every_language(texts: Texts) -> Sequence[tuple[Words, str | None]]:
    """Pair each language with its code; None is for people of any other language."""
    return [(texts.usual, None), *((texts.of(code), code) for code in texts.languages)]


def _command_menu(
    words: Words, names: Sequence[str], *, scope: Mapping[str, object], language: str | None
) -> Call:
    menu = [
        {
            "command": words.plain(f"command.{name}"),
            "description": words.plain(f"command.{name}.description"),
        }
        for name in names
    ]
    code = {"language_code": language} if language else {}
    return Call("setMyCommands", {"commands": menu, "scope": dict(scope), **code})
