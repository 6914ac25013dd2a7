"""The signposts: menu, help, privacy, and what is said when nothing else fits."""

from collections.abc import Sequence

from bot.callbacks.people import Errand, LinkTap, MenuTap
from bot.calls import Call, Screen
from bot.domain.arrival import Arrival
from bot.texts import Html, Words
from bot.views.setting import Setting

MEMBER_COMMANDS = ("start", "next", "menu", "help", "privacy", "human", "cancel")
ORGANISER_COMMANDS = ("new", "incidents")
GROUP_COMMANDS = ("next",)


def menu(setting: Setting) -> Screen:
    errands = (Errand.NEXT, Errand.HELP, Errand.PRIVACY, Errand.HUMAN)
    rows = tuple((setting.button(f"button.{e.value}", MenuTap(e)),) for e in errands)
    return Screen(setting.words("menu"), rows)


def help_(setting: Setting, *, is_organiser: bool) -> Screen:
    words = setting.words
    text = words("help", organiser=words("help.organiser") if is_organiser else "")
    return Screen(text, ((setting.button("button.menu", MenuTap(Errand.MENU)),),))


def privacy(setting: Setting) -> Screen:
    community = setting.community
    named = (community.controller_name, community.controller_address)
    controller = ", ".join(part for part in named if part)
    text = setting.words(
        "privacy.full",
        controller=controller or community.name,
        privacy_contact=community.privacy_contact,
        human_contact=community.human_contact,
    )
    return Screen(text)


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
        for arrival in dead
    )
    return Screen(setting.words("incidents.list", count=len(dead), lines=Html(lines)))


def commands(words: Words, names: Sequence[str]) -> list[dict[str, str]]:
    """Return a command menu in one language."""
    return [
        {
            "command": words.plain(f"command.{name}"),
            "description": words.plain(f"command.{name}.description"),
        }
        for name in names
    ]


def command_menu(
    words: Words, names: Sequence[str], *, scope: dict[str, object], language: str | None
) -> Call:
    fields: dict[str, object] = {"commands": commands(words, names), "scope": scope}
    if language:
        fields["language_code"] = language
    return Call("setMyCommands", fields)
