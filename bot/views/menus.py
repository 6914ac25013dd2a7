"""The signposts: menu, help, privacy, and what is said when nothing else fits."""

from collections.abc import Mapping, Sequence

from bot.callbacks.people import Errand, LinkTap, MenuTap
from bot.calls import Call, Screen
from bot.domain.arrival import Arrival
from bot.texts import Html, Texts, Words
from bot.views.setting import Setting

MEMBER_COMMANDS = ("start", "next", "menu", "help", "privacy", "data", "human", "cancel")
ORGANISER_COMMANDS = ("new", "incidents")
GROUP_COMMANDS = ("next",)
_INCIDENTS = 20  # the latest ones; a bad day must not make a message that is too long


def menu(setting: Setting) -> Screen:
    errands = (Errand.NEXT, Errand.HELP, Errand.PRIVACY, Errand.HUMAN)
    rows = tuple((setting.button(f"button.{e.value}", MenuTap(e)),) for e in errands)
    return Screen(setting.words("menu"), rows)


def help_(setting: Setting, *, is_organiser: bool) -> Screen:
    words = setting.words
    text = words("help", organiser=words("help.organiser") if is_organiser else "")
    return Screen(text, ((setting.button("button.menu", MenuTap(Errand.MENU)),),))


def human(setting: Setting) -> Screen:
    contact = setting.community.human_contact
    key = "human.contact" if contact else "human.no_contact"
    return Screen(setting.words(key, human_contact=contact))


def no_meeting(setting: Setting) -> Screen:
    return Screen(setting.words("menu.next_none", human_contact=setting.community.human_contact))


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
