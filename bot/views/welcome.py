"""The first minutes: welcome, consent, name, organisation, what others may know."""

from collections.abc import Sequence

from bot.callbacks.people import (
    AddOrganisationTap,
    Consent,
    ConsentTap,
    Errand,
    KeepNameTap,
    MenuTap,
    NoOrganisation,
    NoOrganisationTap,
    OrganisationPageTap,
    OrganisationTap,
    VisibilityTap,
)
from bot.callbacks.profiles import MyPart, MyTap
from bot.calls import Button, Screen
from bot.domain.gathering import Gathering
from bot.domain.member import Directory, Member
from bot.domain.organisation import Organisation
from bot.services.members import Page
from bot.views import menus
from bot.views.profiles import pause_of
from bot.views.setting import Setting

_LABEL_LENGTH = 40

Rows = tuple[tuple[Button, ...], ...]


def welcome(first_name: str, setting: Setting) -> Screen:
    text = setting.words("start.welcome", first_name=first_name, community=setting.community.name)
    return Screen(text, _consent_buttons(setting, Consent.AGREE, Consent.MORE, Consent.DECLINE))


def more(setting: Setting) -> Screen:
    text = setting.words("start.more_text", privacy_contact=setting.privacy_contact)
    return Screen(text, _consent_buttons(setting, Consent.AGREE, Consent.DECLINE))


def declined(setting: Setting) -> Screen:
    return Screen(setting.words("start.declined", human_contact=setting.community.human_contact))


def ask_name(name: str, setting: Setting) -> Screen:
    """Ask what to call the person; `name` is what Telegram calls them, if that can be read."""
    question = setting.words("start.ask_name")
    if not name:
        return Screen(question)
    keep = setting.button("start.keep_name", KeepNameTap(), name=_short(name))
    return Screen(question, ((keep,),))


def ask_organisation(page: Page, setting: Setting) -> Screen:
    """Let the person pick, turn the page, type, or go without."""
    turn = []
    if page.number > 0:
        turn.append(setting.button("button.before", OrganisationPageTap(page.number - 1)))
    if not page.is_last:
        turn.append(setting.button("button.after", OrganisationPageTap(page.number + 1)))
    rows = (*_organisation_rows(page.organisations), *((tuple(turn),) if turn else ()))
    return Screen(setting.words("start.ask_org"), (*rows, *_without(setting)))


def is_it_one_of(near: Sequence[Organisation], typed: str, setting: Setting) -> Screen:
    """Ask before a second « AMAP » is made of one that we know."""
    key = "start.org_near" if near else "start.org_new"
    add = setting.button("start.add_org", AddOrganisationTap(), name=_short(typed))
    other = setting.button("start.other_org", NoOrganisationTap(NoOrganisation.OTHER))
    rows = (*_organisation_rows(near), (add,), (other,))
    return Screen(setting.words(key, name=typed), rows)


def ask_visibility(organisation: Organisation | None, setting: Setting) -> Screen:
    """Ask what other members may read; nothing is what they read until then."""
    choices = [Directory.NAME_AND_ORGANISATION, Directory.ORGANISATION, Directory.NONE]
    if organisation is None:
        choices.remove(Directory.ORGANISATION)
    rows = tuple(_visibility_row(choice, organisation, setting) for choice in choices)
    return Screen(setting.words("start.ask_visibility"), rows)


def done(member: Member, meeting: Gathering | None, setting: Setting) -> Screen:
    """Say that all is set; the next meeting, if any, follows as a card of its own."""
    key = "start.done" if meeting else "start.done_no_meeting"
    menu = setting.button("button.menu", MenuTap(Errand.MENU))
    return Screen(setting.words(key, first_name=member.name), () if meeting else ((menu,),))


def back(member: Member, setting: Setting) -> Screen:
    """Welcome back whoever has answered everything, with the menu; a pause goes on until told."""
    rows = menus.rows(setting, is_organiser=member.is_organiser)
    if not member.is_paused(setting.now):
        return Screen(setting.words("start.back", first_name=member.name), rows)
    pause = pause_of(member, setting)
    resume = (setting.button("profile.resume_button", MyTap(MyPart.RESUME)),)
    text = setting.words("pause.still", first_name=member.name, pause=pause)
    return Screen(text, (resume, *rows))


def bad_link(setting: Setting) -> Screen:
    return Screen(setting.words("start.bad_link", human_contact=setting.community.human_contact))


def arrival(member: Member, organisation: str, setting: Setting) -> Screen:
    """Tell the project group that somebody arrived."""
    label = organisation or setting.words.plain("start.no_organisation")
    return Screen(setting.words("org.new_member", display_name=member.name, org_label=label))


def _consent_buttons(setting: Setting, *choices: Consent) -> Rows:
    return tuple(
        (setting.button(f"start.{choice.value}", ConsentTap(choice)),) for choice in choices
    )


def _organisation_rows(organisations: Sequence[Organisation]) -> Rows:
    return tuple((Button(_short(o.name), OrganisationTap(o.id).pack()),) for o in organisations)


def _without(setting: Setting) -> Rows:
    return (
        (
            setting.button("start.myself", NoOrganisationTap(NoOrganisation.MYSELF)),
            setting.button("start.later", NoOrganisationTap(NoOrganisation.LATER)),
        ),
    )


def _visibility_row(
    choice: Directory, organisation: Organisation | None, setting: Setting
) -> tuple[Button, ...]:
    alone = organisation is None and choice is Directory.NAME_AND_ORGANISATION
    key = "visibility.name_only" if alone else f"visibility.{choice.value}"
    return (setting.button(key, VisibilityTap(choice)),)


def _short(name: str) -> str:
    return name if len(name) <= _LABEL_LENGTH else name[: _LABEL_LENGTH - 1].rstrip() + "…"
