"""A table of people: sent as a file or pasted, looked at, and brought in by a tap."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from telegram import Document, Update
from telegram.error import TelegramError

from bot.callbacks.directory import RosterStep, RosterTap
from bot.callbacks.grammar import UnreadableButton
from bot.calls import Call, give_document
from bot.domain.dialogue import Dialogue, Step
from bot.domain.refusal import Refusal
from bot.domain.rights import Action
from bot.domain.roster import LARGEST, TableTooLarge, text_of
from bot.files.rosters import KIND, table
from bot.intake.attempt import ATTEMPT
from bot.ports import Store
from bot.services import rights, rosters
from bot.services.rosters import Imported
from bot.views import guesses, rosters as views
from handlers.door import Context, House, Knock, effect_of

FETCHING: Final = 20.0
"""Seconds that a file may take; meanwhile only the person who sent it waits."""

File = bytes | Refusal | None
"""What a message brought: a file, why it was not taken, or nothing that we asked for."""


def on_step(knock: Knock, store: Store) -> Sequence[Call]:
    match knock.button(RosterTap).step:
        case RosterStep.ASK:
            rights.check(store, knock.member, Action.EDIT_DIRECTORY)
            store.dialogues.put(knock.asks(Step.DIRECTORY_FILE))
            return knock.turn_to(views.ask(knock.setting))
        case RosterStep.YES:
            return _bring_in(knock, store)
        case RosterStep.NO:
            store.dialogues.end(knock.person.telegram_id)
            return knock.turn_to(views.left(knock.setting))


def on_pasted(knock: Knock, store: Store, _: Dialogue) -> Sequence[Call]:
    return _look_at(knock, store, knock.text)


def _look_at(knock: Knock, store: Store, text: str) -> Sequence[Call]:
    plan = rosters.look_at(store, by=knock.member, text=text)
    store.dialogues.put(knock.asks(Step.DIRECTORY_FILE, roster=plan.packed()))
    return knock.turn_to(views.preview(plan, knock.setting))


def _bring_in(knock: Knock, store: Store) -> Sequence[Call]:
    dialogue = store.dialogues.of(knock.person.telegram_id)
    packed = dialogue.facts.get("roster") if dialogue else None
    if dialogue is None or dialogue.step is not Step.DIRECTORY_FILE or not packed:
        raise UnreadableButton
    imported = rosters.bring_in(store, by=knock.member, packed=str(packed), now=knock.now)
    store.dialogues.end(knock.person.telegram_id)
    done = knock.turn_to(views.done(imported, knock.setting))
    return [*done, _links(knock, imported)] if imported.with_link else done


def _links(knock: Knock, imported: Imported) -> Call:
    """Hand over the personal links as a file: nobody can show them again."""
    rows = [
        (
            one.entry.name,
            one.entry.organisation,
            one.entry.contact,
            knock.setting.link(one.payload),
        )
        for one in imported.with_link
    ]
    return give_document(
        knock.spot.chat_id,
        views.beside_the_file(knock.setting),
        name=views.FILE,
        kind=KIND,
        content=table(views.headings(knock.setting), rows),
    )


async def on_document(update: Update, context: Context) -> None:
    """Fetch a file that an organiser sent, before anything is written; then settle the update."""
    house: House = context.bot_data["house"]
    attempt = ATTEMPT.get()
    message, user = update.effective_message, update.effective_user
    document = message.document if message else None
    is_wanted = user is not None and await attempt.database.read(partial(_may_send, who=user.id))
    file = await _fetched(document, context) if document and is_wanted else None
    await attempt.settle(effect_of(update, house, partial(_on_file, file=file)))


def _may_send(store: Store, *, who: int) -> bool:
    """Tell whether a file of this person is worth fetching; asked again when it is used."""
    try:
        rights.check(store, store.members.by_telegram_id(who), Action.EDIT_DIRECTORY)
    except Refusal:
        return False
    return True


class _NotFetched(Refusal):
    """Telegram did not give the file now; sending it once more may do."""

    key = "roster.not_fetched"


async def _fetched(document: Document, context: Context) -> File:
    if (document.file_size or 0) > LARGEST:
        return TableTooLarge()
    try:
        file = await context.bot.get_file(document.file_id, read_timeout=FETCHING)
        return bytes(await file.download_as_bytearray(read_timeout=FETCHING))
    except TelegramError:
        return _NotFetched()


def _on_file(knock: Knock, store: Store, *, file: File) -> Sequence[Call]:
    if isinstance(file, Refusal):
        raise file
    if file is None:
        return [knock.say(guesses.not_kept(knock.setting))]
    return _look_at(knock, store, text_of(file))
