"""One organisation's page, and every question on it."""

from collections.abc import Sequence

from bot.callbacks.directory import KindTap, OrganisationStep, RecordTap, ScaleTap
from bot.calls import Call, Screen
from bot.domain.dialogue import Dialogue, Step
from bot.domain.organisation import Organisation
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import organisations, rights
from bot.views import merging, organisations as views
from handlers.directory.questions import Wanted, ask, record_of
from handlers.door import Knock


def on_record(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(RecordTap)
    if tap.step is OrganisationStep.PAGE:
        return page_of(knock, store, tap.organisation_id, number=tap.page)
    rights.check(store, knock.member, Action.EDIT_DIRECTORY)
    one = organisations.known(store, tap.organisation_id)
    if tap.step is OrganisationStep.UNITE:
        return _ask_other(knock, store, one.id)
    return knock.turn_to(_question(knock, store, one, step=tap.step))


def _question(knock: Knock, store: Store, one: Organisation, *, step: OrganisationStep) -> Screen:
    match step:
        case OrganisationStep.NAME:
            ask(knock, store, Step.DIRECTORY_NAME, Wanted.ORGANISATION_NAME, of=one.id)
            return views.ask_name(one, knock.setting)
        case OrganisationStep.NEIGHBOURHOOD:
            ask(knock, store, Step.DIRECTORY_NAME, Wanted.NEIGHBOURHOOD, of=one.id)
            return views.ask_neighbourhood(one, knock.setting)
        case OrganisationStep.KIND:
            return views.ask_kind(one, knock.setting)
        case _:
            return views.ask_scale(one, knock.setting)


def _ask_other(knock: Knock, store: Store, organisation_id: int) -> Sequence[Call]:
    ask(knock, store, Step.DIRECTORY_SEARCH, Wanted.TWIN_ORGANISATION, of=organisation_id)
    page = organisations.one(
        store, by=knock.member, organisation_id=organisation_id, number=0, now=knock.now
    )
    return knock.turn_to(
        merging.ask_other_organisation(page.organisation, page.near, knock.setting)
    )


def page_of(
    knock: Knock, store: Store, organisation_id: int, *, number: int = 0, said: str = ""
) -> Sequence[Call]:
    """Show an organisation; `said` names the sentence about what was just done."""
    page = organisations.one(
        store, by=knock.member, organisation_id=organisation_id, number=number, now=knock.now
    )
    words = knock.setting.words(said) if said else None
    return knock.turn_to(views.organisation(page, knock.setting, said=words))


def on_kind(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(KindTap)
    one = organisations.describe(
        store, by=knock.member, organisation_id=tap.organisation_id, sort=tap.kind, now=knock.now
    )
    return page_of(knock, store, one.id, said="directory.saved")


def on_scale(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(ScaleTap)
    one = organisations.describe(
        store, by=knock.member, organisation_id=tap.organisation_id, sort=tap.scale, now=knock.now
    )
    return page_of(knock, store, one.id, said="directory.saved")


def on_name(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    one = organisations.rename(
        store,
        by=knock.member,
        organisation_id=record_of(dialogue),
        name=knock.text,
        now=knock.now,
    )
    store.dialogues.end(knock.person.telegram_id)
    return page_of(knock, store, one.id, said="directory.saved")


def on_neighbourhood(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    one = organisations.locate(
        store,
        by=knock.member,
        organisation_id=record_of(dialogue),
        text=knock.text,
        now=knock.now,
    )
    store.dialogues.end(knock.person.telegram_id)
    return page_of(knock, store, one.id, said="directory.saved")


def on_new(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    one = organisations.add(store, by=knock.member, name=knock.text, now=knock.now)
    store.dialogues.end(knock.person.telegram_id)
    return page_of(knock, store, one.id, said="directory.saved")
