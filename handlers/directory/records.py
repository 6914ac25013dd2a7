"""One person's page, and every question on it."""

from collections.abc import Sequence
from typing import assert_never

from bot.callbacks.directory import (
    Addition,
    AddTap,
    ChannelTap,
    NewcomerTap,
    PersonStep,
    PersonTap,
    Tie,
    TieTap,
)
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.member import NAME_LENGTH, Member
from bot.domain.naming import typed_line
from bot.domain.organisation import ORGANISATION_NAME_LENGTH
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import directory, members, records, rights
from bot.views import merging, organisations as organisation_views, records as views
from handlers import leaving
from handlers.directory.questions import Wanted, ask, record_of, still_open, typed_in
from handlers.door import Knock

_NEAR = 3


def on_person(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(PersonTap)
    match tap.step:
        case PersonStep.PAGE:
            return page_of(knock, store, tap.member_id)
        case PersonStep.LINK:
            return _link(knock, store, tap.member_id)
        case PersonStep.REVOKE:
            member = records.revoke_link(
                store, by=knock.member, member_id=tap.member_id, now=knock.now
            )
            return page_of(knock, store, member.id, said="directory.revoked")
        case PersonStep.ERASE | PersonStep.ERASE_YES:
            return _erase(knock, store, tap)
        case _:
            return _ask(knock, store, tap)


def page_of(knock: Knock, store: Store, member_id: int, *, said: str = "") -> Sequence[Call]:
    """Show somebody's page; `said` names the sentence about what was just done."""
    page = directory.person(store, by=knock.member, member_id=member_id, now=knock.now)
    words = knock.setting.words(said) if said else None
    return knock.turn_to(views.person(page, knock.setting, said=words))


def _ask(knock: Knock, store: Store, tap: PersonTap) -> Sequence[Call]:
    rights.check(store, knock.member, Action.EDIT_DIRECTORY)
    member = directory.known(store, tap.member_id)
    match tap.step:
        case PersonStep.NAME:
            ask(knock, store, Step.DIRECTORY_NAME, Wanted.NAME, of=member.id)
            return knock.turn_to(views.ask_name(member, knock.setting))
        case PersonStep.CONTACT:
            ask(knock, store, Step.DIRECTORY_CONTACT, Wanted.NAME, of=member.id)
            return knock.turn_to(views.ask_contact(member, knock.setting))
        case PersonStep.CHANNEL:
            return knock.turn_to(views.ask_channel(member, knock.setting))
        case PersonStep.UNITE:
            ask(knock, store, Step.DIRECTORY_SEARCH, Wanted.TWIN, of=member.id)
            near = store.directory.near(member, limit=_NEAR)
            return knock.turn_to(merging.ask_other(member, near, knock.setting))
        case _:
            return _ties(knock, store, member)


def _ties(knock: Knock, store: Store, member: Member) -> Sequence[Call]:
    found = store.organisations.of(member.id)
    return knock.turn_to(views.ties(member, found, knock.setting))


def _link(knock: Knock, store: Store, member_id: int) -> Sequence[Call]:
    payload = records.personal_link(store, by=knock.member, member_id=member_id, now=knock.now)
    member = directory.known(store, member_id)
    return knock.turn_to(views.link(member, payload, knock.setting))


def _erase(knock: Knock, store: Store, tap: PersonTap) -> Sequence[Call]:
    """Ask first; the second tap is the one that erases, and a third finds nobody."""
    if tap.step is PersonStep.ERASE:
        member = records.check_erasable(store, by=knock.member, member_id=tap.member_id)
        return knock.turn_to(views.confirm_erasing(member, knock.setting))
    gone = records.erase(store, by=knock.member, member_id=tap.member_id, now=knock.now)
    return [*knock.turn_to(views.erased(knock.setting)), *leaving.tell(knock, gone)]


def on_channel(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ChannelTap)
    member = records.set_channel(
        store, by=knock.member, member_id=tap.member_id, channel=tap.channel, now=knock.now
    )
    return page_of(knock, store, member.id, said="directory.saved")


def on_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    named = records.rename(
        store, by=knock.member, member_id=record_of(dialogue), name=knock.text, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    return page_of(knock, store, named.id, said="directory.saved")


def on_contact(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    noted = records.note_contact(
        store, by=knock.member, member_id=record_of(dialogue), text=knock.text, now=knock.now
    )
    store.dialogues.end(knock.person.telegram_id)
    return page_of(knock, store, noted.id, said="directory.saved")


def on_add(knock: Knock, store: Store) -> Sequence[Call]:
    """Ask for the name of somebody new, or of an organisation."""
    rights.check(store, knock.member, Action.EDIT_DIRECTORY)
    if knock.button(AddTap).what is Addition.ORGANISATION:
        ask(knock, store, Step.DIRECTORY_NAME, Wanted.NEW_ORGANISATION)
        return knock.turn_to(organisation_views.ask_new(knock.setting))
    ask(knock, store, Step.DIRECTORY_NAME, Wanted.NEWCOMER)
    return knock.turn_to(views.ask_newcomer(knock.setting))


def on_newcomers_name(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    """Ask how somebody new is reached, after a look whether they are known already."""
    rights.check(store, knock.member, Action.EDIT_DIRECTORY)
    name = typed_line(knock.text, limit=NAME_LENGTH)
    ask(knock, store, Step.DIRECTORY_NAME, Wanted.NEWCOMER, typed=name)
    near = store.directory.near(Member(0, name), limit=_NEAR)
    return knock.turn_to(views.ask_newcomers_channel(name, near, knock.setting))


def on_newcomer(knock: Knock, store: Store) -> Sequence[Call]:
    dialogue = still_open(knock, store, Step.DIRECTORY_NAME, Wanted.NEWCOMER)
    made = records.add(
        store,
        by=knock.member,
        name=typed_in(dialogue),
        channel=knock.button(NewcomerTap).channel,
        now=knock.now,
    )
    store.dialogues.end(knock.person.telegram_id)
    return page_of(knock, store, made.id, said="directory.added")


def on_tie(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(TieTap)
    match tap.tie:
        case Tie.SEARCH:
            rights.check(store, knock.member, Action.EDIT_DIRECTORY)
            member = directory.known(store, tap.member_id)
            ask(knock, store, Step.DIRECTORY_SEARCH, Wanted.TIE, of=member.id)
            return knock.turn_to(views.ask_tie(member, knock.setting))
        case Tie.LEAVE:
            member = records.leave(
                store,
                by=knock.member,
                member_id=tap.member_id,
                organisation_id=tap.organisation_id,
                now=knock.now,
            )
            return _ties(knock, store, member)
        case Tie.JOIN | Tie.JOIN_NEW:
            return _join(knock, store, tap)
        case _:
            assert_never(tap.tie)


def _join(knock: Knock, store: Store, tap: TieTap) -> Sequence[Call]:
    who, by, now = tap.member_id, knock.member, knock.now
    if tap.tie is Tie.JOIN:
        member = records.join(
            store, by=by, member_id=who, organisation_id=tap.organisation_id, now=now
        )
    else:
        typed = typed_in(still_open(knock, store, Step.DIRECTORY_SEARCH, Wanted.TIE))
        member = records.join_new(store, by=by, member_id=who, name=typed, now=now)
    store.dialogues.end(knock.person.telegram_id)
    return _ties(knock, store, member)


def on_tie_like(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    """Look for an organisation before a second one of its name is made."""
    rights.check(store, knock.member, Action.EDIT_DIRECTORY)
    member = directory.known(store, record_of(dialogue))
    typed = typed_line(knock.text, limit=ORGANISATION_NAME_LENGTH)
    ask(knock, store, Step.DIRECTORY_SEARCH, Wanted.TIE, of=member.id, typed=typed)
    near = members.organisations_like(store, text=typed)
    return knock.turn_to(views.tie_to(member, near, typed, knock.setting))
