"""/equipe: the project group gives roles, invites, and hands over."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.team import (
    Change,
    InvitedTap,
    InviteTap,
    Reply,
    RoleTap,
    TeammateTap,
    TeamStep,
    TeamTap,
)
from bot.calls import Call, say
from bot.domain.dialogue import Dialogue, Step
from bot.domain.invitation import Invitation, Kind, NoSuchLink
from bot.domain.member import Role
from bot.domain.rights import Action
from bot.domain.team import Teammate
from bot.ports import Store
from bot.services import invitations, rights, team
from bot.services.team import Changed
from bot.texts import Html
from bot.views import menus, team as views
from bot.views.team_menus import menus_of
from handlers.door import App, Knock, Steps, door, private

_OPENS_A_LINK = filters.Regex(r"^/start t_")
_FOUND = 8


def on_command(knock: Knock, store: Store) -> Sequence[Call]:
    return _list(knock, store, page=0)


def _list(knock: Knock, store: Store, *, page: int) -> Sequence[Call]:
    mates = team.everybody(store, member=knock.member)
    store.dialogues.end(knock.person.telegram_id)
    return knock.turn_to(views.everybody(mates, page, knock.setting))


def on_errand(knock: Knock, store: Store) -> Sequence[Call]:
    """Do what the button of the menu offers, in a message of its own."""
    mates = team.everybody(store, member=knock.member)
    return [knock.toast(), knock.say(views.everybody(mates, 0, knock.setting))]


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(TeamTap)
    match tap.step:
        case TeamStep.LIST:
            return _list(knock, store, page=tap.page)
        case TeamStep.INVITE:
            rights.check(store, knock.member, Action.LEAD_TEAM)
            return knock.turn_to(views.choose_role(knock.setting))
        case TeamStep.SEARCH:
            rights.check(store, knock.member, Action.LEAD_TEAM)
            store.dialogues.put(knock.asks(Step.TEAM_SEARCH))
            return knock.turn_to(views.ask_search(knock.setting))


def on_search(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    rights.check(store, knock.member, Action.LEAD_TEAM)
    people = store.directory.members_like(knock.text, start=0, limit=_FOUND)
    return knock.turn_to(views.found(people, knock.setting))


def on_teammate(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(TeammateTap)
    mate = team.teammate(store, member=knock.member, member_id=tap.member_id)
    return _person(knock, store, mate)


def _person(
    knock: Knock, store: Store, mate: Teammate, *, said: Html | None = None
) -> Sequence[Call]:
    viewer = rights.check(store, knock.member, Action.LEAD_TEAM)
    return knock.turn_to(views.teammate(mate, viewer, knock.setting, said=said))


def on_role(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(RoleTap)
    match tap.change:
        case Change.GIVE:
            changed = team.give(
                store, member=knock.member, to_id=tap.member_id, role=tap.role, now=knock.now
            )
            return _changed(knock, store, changed)
        case Change.TAKE:
            changed = team.take(
                store, member=knock.member, from_id=tap.member_id, role=tap.role, now=knock.now
            )
            return _changed(knock, store, changed)
        case Change.HAND_OVER_ASK:
            mate = team.teammate(store, member=knock.member, member_id=tap.member_id)
            return knock.turn_to(views.confirm_hand_over(mate, knock.setting))
        case Change.HAND_OVER:
            return _hand_over(knock, store, tap.member_id)


def _changed(knock: Knock, store: Store, changed: Changed) -> Sequence[Call]:
    """Show the person again; whoever just left the project group sees no more of the team."""
    said = views.changed(changed, knock.setting)
    mate = changed.teammate
    is_self = knock.member is not None and mate.member_id == knock.member.id
    told = _tell(knock, store, changed)
    if is_self and Role.PROJECT_GROUP not in mate.roles:
        return [*knock.turn_to(menus.with_menu(said, knock.setting)), *told]
    return [*_person(knock, store, mate, said=said), *told]


def _hand_over(knock: Knock, store: Store, to_id: int) -> Sequence[Call]:
    changed = team.hand_over(store, member=knock.member, to_id=to_id, now=knock.now)
    text = knock.setting.words("team.handed_over", name=changed.teammate.name)
    mine = menus_of(knock.house.texts, chat_id=knock.spot.chat_id, is_organiser=False)
    return [
        *knock.turn_to(menus.with_menu(text, knock.setting)),
        *_tell(knock, store, changed),
        *mine,
    ]


def _tell(knock: Knock, store: Store, changed: Changed) -> Sequence[Call]:
    """Let the person know, and give them the menu that goes with it."""
    mate = changed.teammate
    if not changed.is_new or mate.chat_id is None:
        return []
    calls = list(_menu_after(knock, changed, mate.chat_id))
    if knock.member is None or mate.member_id == knock.member.id:
        return calls
    language = store.members.get(mate.member_id).language
    setting = knock.house.setting(language, knock.now)
    return [say(mate.chat_id, views.told(changed, knock.member.name, setting)), *calls]


def _menu_after(knock: Knock, changed: Changed, chat_id: int) -> Sequence[Call]:
    if changed.role is not Role.PROJECT_GROUP:
        return []
    is_organiser = Role.PROJECT_GROUP in changed.teammate.roles
    return menus_of(knock.house.texts, chat_id=chat_id, is_organiser=is_organiser)


def on_invite(knock: Knock, store: Store) -> Sequence[Call]:
    role = knock.button(InviteTap).role
    token = team.invite(store, member=knock.member, role=role, now=knock.now)
    return knock.turn_to(views.link(role, token, knock.setting))


def on_link(knock: Knock, store: Store) -> Sequence[Call]:
    """Show what a link offers; nothing is given before the person says yes."""
    token = knock.argument.removeprefix("t_")
    try:
        offered = invitations.look(
            store, token=token, kind=Kind.TEAM, by=knock.person, now=knock.now
        )
    except NoSuchLink as refusal:  # answered here, so that the wrong try is remembered
        return [knock.say(menus.with_menu(knock.setting.words(refusal.key), knock.setting))]
    is_known = knock.member is not None and knock.member.has_agreed
    screen = views.invitation(_role(offered), token, knock.setting, is_known=is_known)
    return [knock.say(screen)]


def on_invited(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(InvitedTap)
    if tap.reply is Reply.NO:
        return knock.turn_to(menus.with_menu(knock.setting.words("team.refused"), knock.setting))
    accepted, changed = team.accept(
        store, token=tap.token, person=knock.person, member=knock.member, now=knock.now
    )
    return [
        *knock.turn_to(views.joined(changed, knock.setting)),
        *_menu_after(knock, changed, knock.spot.chat_id),
        *_tell_inviter(knock, store, accepted, changed),
    ]


def _tell_inviter(
    knock: Knock, store: Store, accepted: Invitation, changed: Changed
) -> Sequence[Call]:
    if accepted.made_by is None:
        return []
    inviter = store.members.get(accepted.made_by)
    if inviter.chat_id is None or inviter.id == changed.teammate.member_id:
        return []
    setting = knock.house.setting(inviter.language, knock.now)
    told = views.somebody_joined(changed.teammate.name, changed.role, setting)
    return [say(inviter.chat_id, told)]


def _role(offered: Invitation) -> Role:
    return offered.role or Role.FACILITATOR


STEPS: Steps = {Step.TEAM_SEARCH: on_search}


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    app.add_handler(MessageHandler(in_private & _OPENS_A_LINK, door(on_link)))
    names = ("equipe", "team")
    app.add_handler(CommandHandler(names, door(on_command), filters=in_private))
    errand = MenuTap.pattern_of(Errand.TEAM)
    app.add_handler(CallbackQueryHandler(door(private(on_errand)), pattern=errand))
    for tap, open_ in (
        (TeamTap, on_step),
        (TeammateTap, on_teammate),
        (RoleTap, on_role),
        (InviteTap, on_invite),
        (InvitedTap, on_invited),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
