"""A member's own organisations: a list, one of them, one more."""

from collections.abc import Sequence

from bot.callbacks.profiles import MyPart, MyTap, NewOrganisationTap, Tie, TieTap
from bot.calls import Button, Screen
from bot.domain.affiliation import Affiliation
from bot.domain.organisation import Organisation
from bot.texts import Html
from bot.views.profiles import back
from bot.views.setting import Setting

_LABEL_LENGTH = 40
_MOST = 20


def organisations(ties: Sequence[Affiliation], setting: Setting) -> Screen:
    """Show a member's organisations, the main one first."""
    add = (setting.button("profile.add_button", MyTap(MyPart.ADD_ORGANISATION)),)
    if not ties:
        return Screen(setting.words("profile.no_organisations"), (add, back(setting)))
    lines = "\n".join(
        setting.words("profile.organisation_line", name=tie.organisation.name)
        for tie in ties[:_MOST]
    )
    text = setting.words("profile.organisations", lines=Html(lines))
    rows = tuple((_open(tie.organisation, Tie.LOOK),) for tie in ties[:_MOST])
    return Screen(text, (*rows, add, back(setting)))


def organisation(tie: Affiliation, setting: Setting) -> Screen:
    """Ask what to do with one's tie to an organisation."""
    which = tie.organisation.id
    told = "profile.is_shown" if tie.is_public else "profile.is_not_shown"
    shown = setting.words.plain(told)
    text = setting.words("profile.organisation", name=tie.organisation.name, shown=shown)
    first = (setting.button("profile.main_button", TieTap(which, Tie.FIRST)),)
    leave = (setting.button("profile.leave_button", TieTap(which, Tie.LEAVE)),)
    rows = (leave,) if tie.is_main else (first, leave)
    return Screen(text, (_showing(tie, setting), *rows, back(setting)))


def _showing(tie: Affiliation, setting: Setting) -> Sequence[Button]:
    """Offer the other one: whether reports may name the organisation."""
    which = tie.organisation.id
    if tie.is_public:
        return (setting.button("profile.hide_button", TieTap(which, Tie.HIDE)),)
    return (setting.button("profile.show_button", TieTap(which, Tie.SHOW)),)


def ask(setting: Setting) -> Screen:
    return Screen(setting.words("profile.ask_organisation"), (back(setting),))


def is_it_one_of(near: Sequence[Organisation], typed: str, setting: Setting) -> Screen:
    """Ask before a second organisation of nearly the same name is made."""
    key = "profile.is_it" if near else "profile.new_organisation"
    add = setting.button("profile.add_named", NewOrganisationTap(), name=_short(typed))
    rows = tuple((_open(organisation, Tie.JOIN),) for organisation in near)
    return Screen(setting.words(key, name=typed), (*rows, (add,), back(setting)))


def _open(organisation: Organisation, tie: Tie) -> Button:
    return Button(_short(organisation.name), TieTap(organisation.id, tie).pack())


def _short(name: str) -> str:
    return name if len(name) <= _LABEL_LENGTH else f"{name[: _LABEL_LENGTH - 1]}…"
