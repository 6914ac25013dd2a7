"""Arriving: /start, consent, a name, an organisation, what others may know."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.callbacks.grammar import UnreadableButton
from bot.callbacks.people import (
    AddOrganisationTap,
    Consent,
    ConsentTap,
    KeepNameTap,
    NoOrganisation,
    NoOrganisationTap,
    OrganisationPageTap,
    OrganisationTap,
    VisibilityTap,
)
from bot.calls import Call, say
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import NAME_LENGTH, Member
from bot.domain.naming import name_or, typed_line
from bot.domain.organisation import ORGANISATION_NAME_LENGTH, Organisation
from bot.ports import Store
from bot.services import meetings, members, privacy
from bot.views import menus, privacy as privacy_views, welcome
from bot.views.own_cards import own_card
from handlers import leaving, links
from handlers.door import App, Knock, Steps, door, private


def on_start(knock: Knock, store: Store) -> Sequence[Call]:
    """Greet; a link shows what it is about first, and a second /start repeats nothing."""
    member = knock.member
    calls = links.by_link(knock, store) if knock.argument else _greet(knock, store)
    if member and member.is_organiser:
        chat_id = knock.spot.chat_id
        return [*calls, *menus.organisers(knock.house.texts, chat_id=chat_id)]
    return calls


def _greet(knock: Knock, store: Store) -> Sequence[Call]:
    member = knock.member
    if member is None or not member.has_agreed:
        return [knock.say(welcome.welcome(_first_name(knock), knock.setting))]
    return _go_on(knock, store, member)


def _go_on(knock: Knock, store: Store, member: Member) -> Sequence[Call]:
    """Ask again what is still open; welcome back whoever has answered everything."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step.is_welcome:
        return _ask_again(knock, store, member, dialogue)
    return knock.turn_to(welcome.back(member, knock.setting))


def _ask_again(knock: Knock, store: Store, member: Member, dialogue: Dialogue) -> Sequence[Call]:
    match dialogue.step:
        case Step.NAME:
            return knock.turn_to(welcome.ask_name(member.name, knock.setting))
        case Step.VISIBILITY:
            return _ask_visibility(knock, store, member)
        case _:
            return _ask_organisation(knock, store, page=0)


def on_consent(knock: Knock, store: Store) -> Sequence[Call]:
    match knock.button(ConsentTap).choice:
        case Consent.AGREE:
            return _agreed(knock, store)
        case Consent.MORE:
            return knock.turn_to(welcome.more(knock.setting))
        case Consent.DECLINE:
            return _declined(knock, store)


def _declined(knock: Knock, store: Store) -> Sequence[Call]:
    """Forget the person; who agreed before reads what is kept, and erases it with another tap."""
    member = knock.member
    if member and not members.may_decline(member):
        return knock.turn_to(
            privacy_views.known(privacy.known_about(store, member), knock.setting)
        )
    gone = members.decline(store, member, now=knock.now)
    return [*knock.turn_to(welcome.declined(knock.setting)), *leaving.tell(knock, gone)]


def _agreed(knock: Knock, store: Store) -> Sequence[Call]:
    is_known = knock.member is not None and knock.member.has_agreed
    member = members.agree(store, person=knock.person, now=knock.now)
    if is_known:
        return _go_on(knock, store, member)
    store.dialogues.put(knock.asks(Step.NAME))
    return knock.turn_to(welcome.ask_name(_first_name(knock), knock.setting))


def _first_name(knock: Knock) -> str:
    """Return what Telegram calls the person, as far as it can be read; else nothing."""
    return name_or(knock.person.first_name, limit=NAME_LENGTH, otherwise="")


def on_name(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    members.take_name(store, members.check_agreed(knock.member), text=knock.text)
    return _ask_organisation(knock, store, page=0)


def on_keep_name(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    _check_open(knock, store, Step.NAME)
    members.keep_name(store, member, person=knock.person)
    return _ask_organisation(knock, store, page=0)


def _ask_organisation(knock: Knock, store: Store, *, page: int) -> Sequence[Call]:
    store.dialogues.put(knock.asks(Step.ORGANISATION))
    shown = members.page_of_organisations(store, number=page)
    return knock.turn_to(welcome.ask_organisation(shown, knock.setting))


def on_page(knock: Knock, store: Store) -> Sequence[Call]:
    members.check_agreed(knock.member)
    _check_open(knock, store, Step.ORGANISATION)
    return _ask_organisation(knock, store, page=knock.button(OrganisationPageTap).page)


def on_organisation_name(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    """Look for what was typed before a second organisation of that name is made."""
    members.check_agreed(knock.member)
    typed = typed_line(knock.text, limit=ORGANISATION_NAME_LENGTH)
    near = members.organisations_like(store, text=typed)
    store.dialogues.put(knock.asks(Step.ORGANISATION, typed=typed))
    return [knock.say(welcome.is_it_one_of(near, typed, knock.setting))]


def on_organisation(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    _check_open(knock, store, Step.ORGANISATION)
    organisation_id = knock.button(OrganisationTap).organisation_id
    members.join(store, member, organisation_id=organisation_id)
    return _ask_visibility(knock, store, member)


def on_new_organisation(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    typed = _check_open(knock, store, Step.ORGANISATION).facts.get("typed")
    if not typed:
        raise UnreadableButton
    members.join_new(store, member, name=str(typed))
    return _ask_visibility(knock, store, member)


def on_no_organisation(knock: Knock, store: Store) -> Sequence[Call]:
    member = members.check_agreed(knock.member)
    _check_open(knock, store, Step.ORGANISATION)
    match knock.button(NoOrganisationTap).choice:
        case NoOrganisation.OTHER:
            return _ask_organisation(knock, store, page=0)
        case NoOrganisation.MYSELF | NoOrganisation.LATER:
            return _ask_visibility(knock, store, member)


def _ask_visibility(knock: Knock, store: Store, member: Member) -> Sequence[Call]:
    store.dialogues.put(knock.asks(Step.VISIBILITY))
    return knock.turn_to(welcome.ask_visibility(_organisation(store, member), knock.setting))


def on_visibility(knock: Knock, store: Store) -> Sequence[Call]:
    """End the welcome, tell the project group, and show the next meeting."""
    member = members.check_agreed(knock.member)
    _check_open(knock, store, Step.VISIBILITY)
    directory = knock.button(VisibilityTap).directory
    member = members.show_others(store, member, directory=directory)
    store.dialogues.end(knock.person.telegram_id)
    seen = meetings.upcoming(store, member=member, now=knock.now)
    done = welcome.done(member, seen.gathering if seen else None, knock.setting)
    calls = [*knock.turn_to(done)]
    if seen:
        calls.append(knock.say(own_card(seen, knock.setting)))
    return [*calls, *_tell_organisers(knock, store, member)]


def _tell_organisers(knock: Knock, store: Store, member: Member) -> Sequence[Call]:
    organisation = _organisation(store, member)
    name = organisation.name if organisation else ""
    return [
        say(
            organiser.chat_id,
            welcome.arrival(member, name, knock.house.setting(organiser.language, knock.now)),
        )
        for organiser in store.members.organisers()
        if organiser.chat_id and organiser.id != member.id
    ]


def _organisation(store: Store, member: Member) -> Organisation | None:
    return next(iter(store.organisations.of(member.id)), None)


def _check_open(knock: Knock, store: Store, step: Step) -> Dialogue:
    """Refuse a button of a question that was answered, or left, in the meantime."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue is None or dialogue.step is not step:
        raise UnreadableButton
    return dialogue


STEPS: Steps = {
    Step.NAME: on_name,
    Step.ORGANISATION: on_organisation_name,
}


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(CommandHandler("start", door(on_start), filters=in_private))
    for tap, open_ in (
        (ConsentTap, on_consent),
        (KeepNameTap, on_keep_name),
        (OrganisationPageTap, on_page),
        (OrganisationTap, on_organisation),
        (NoOrganisationTap, on_no_organisation),
        (AddOrganisationTap, on_new_organisation),
        (VisibilityTap, on_visibility),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
