"""« Réunir » : find the other record, look at what stays, say yes; and the way back."""

from collections.abc import Sequence
from dataclasses import replace

from bot.callbacks.directory import MergeTap, TwoTap, UndoTap
from bot.calls import Call
from bot.domain.dialogue import Dialogue
from bot.domain.directory import MergeKind
from bot.domain.member import NotAnOrganiser
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import directory, merges, organisations, rights
from bot.views import menus, merging as views
from handlers.directory import organisations as organisation_pages, records
from handlers.directory.questions import record_of
from handlers.door import Knock


def on_twin_like(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    kept_id = record_of(dialogue)
    found = directory.people(store, by=knock.member, text=knock.text, number=0)
    return knock.turn_to(views.others(kept_id, found.listed, knock.setting))


def on_twin_organisation_like(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
    found = organisations.listed(store, by=knock.member, text=knock.text, number=0)
    one = organisations.known(store, record_of(dialogue))
    return knock.turn_to(views.other_organisations(one, found.shown, knock.setting))


def on_two(knock: Knock, store: Store) -> Sequence[Call]:
    """Show what two records would become."""
    tap = knock.button(TwoTap)
    if tap.kind is MergeKind.ORGANISATION:
        rights.check(store, knock.member, Action.EDIT_DIRECTORY)
        kept, gone = merges.two_organisations(store, tap.kept_id, tap.gone_id)
        return knock.turn_to(views.preview_organisations(kept, gone, knock.setting))
    seen = merges.preview(store, by=knock.member, kept_id=tap.kept_id, gone_id=tap.gone_id)
    return knock.turn_to(views.preview(seen, knock.setting))


def on_merge(knock: Knock, store: Store) -> Sequence[Call]:
    tap = knock.button(MergeTap)
    kept_id, gone_id, by = tap.kept_id, tap.gone_id, knock.member
    store.dialogues.end(knock.person.telegram_id)
    if tap.kind is MergeKind.ORGANISATION:
        merges.merge_organisations(store, by=by, kept_id=kept_id, gone_id=gone_id, now=knock.now)
    else:
        merges.merge(
            store, by=by, kept_id=kept_id, gone_id=gone_id, account=tap.account, now=knock.now
        )
    return _after(knock, store, tap.kind, kept_id, said="directory.merged")


def on_undo(knock: Knock, store: Store) -> Sequence[Call]:
    merge = merges.undo(
        store, by=knock.member, merge_id=knock.button(UndoTap).merge_id, now=knock.now
    )
    return _after(knock, store, merge.kind, merge.kept_id, said="directory.undone")


def _after(
    knock: Knock, store: Store, kind: MergeKind, kept_id: int, *, said: str
) -> Sequence[Call]:
    """Show the record. Whoever did it may be another member now, or nobody we know."""
    knock = replace(knock, member=store.members.by_telegram_id(knock.person.telegram_id))
    try:
        if kind is MergeKind.ORGANISATION:
            return organisation_pages.page_of(knock, store, kept_id, said=said)
        return records.page_of(knock, store, kept_id, said=said)
    except NotAnOrganiser:
        return knock.turn_to(menus.with_menu(knock.setting.words(said), knock.setting))
