"""/membres: the directory of the project group."""

from collections.abc import Mapping, Sequence

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from bot.callbacks.directory import (
    AddTap,
    ChannelTap,
    KindTap,
    ListingTap,
    MergeTap,
    NewcomerTap,
    PersonTap,
    RecordTap,
    RosterTap,
    ScaleTap,
    TieTap,
    TwoTap,
    UndoTap,
)
from bot.callbacks.people import Errand, MenuTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.ports import Store
from handlers.directory import importing, lists, merging, organisations, records
from handlers.directory.questions import Wanted, wanted_of
from handlers.door import App, Knock, StepDoor, Steps, door, private

_TYPED: Mapping[Wanted, StepDoor] = {
    Wanted.PEOPLE: lists.on_people_like,
    Wanted.ORGANISATIONS: lists.on_organisations_like,
    Wanted.TIE: records.on_tie_like,
    Wanted.TWIN: merging.on_twin_like,
    Wanted.TWIN_ORGANISATION: merging.on_twin_organisation_like,
    Wanted.NAME: records.on_name,
    Wanted.NEWCOMER: records.on_newcomers_name,
    Wanted.ORGANISATION_NAME: organisations.on_name,
    Wanted.NEW_ORGANISATION: organisations.on_new,
    Wanted.NEIGHBOURHOOD: organisations.on_neighbourhood,
}


def on_typed(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    return _TYPED[wanted_of(dialogue)](knock, store, dialogue)


STEPS: Steps = {
    Step.DIRECTORY_SEARCH: on_typed,
    Step.DIRECTORY_NAME: on_typed,
    Step.DIRECTORY_CONTACT: records.on_contact,
    Step.DIRECTORY_FILE: importing.on_pasted,
}


def register(app: App) -> None:
    in_private = filters.ChatType.PRIVATE
    names = ("membres", "members")
    app.add_handler(CommandHandler(names, door(lists.on_command), filters=in_private))
    errand = MenuTap.pattern_of(Errand.MEMBERS)
    app.add_handler(CallbackQueryHandler(door(private(lists.on_errand)), pattern=errand))
    files = in_private & filters.UpdateType.MESSAGE & filters.Document.ALL
    app.add_handler(MessageHandler(files, importing.on_document))
    for tap, open_ in (
        (ListingTap, lists.on_listing),
        (PersonTap, records.on_person),
        (ChannelTap, records.on_channel),
        (AddTap, records.on_add),
        (NewcomerTap, records.on_newcomer),
        (TieTap, records.on_tie),
        (RecordTap, organisations.on_record),
        (KindTap, organisations.on_kind),
        (ScaleTap, organisations.on_scale),
        (TwoTap, merging.on_two),
        (MergeTap, merging.on_merge),
        (UndoTap, merging.on_undo),
        (RosterTap, importing.on_step),
    ):
        app.add_handler(CallbackQueryHandler(door(private(open_)), pattern=tap.pattern()))
