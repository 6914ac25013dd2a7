"""Which question a draft asks next."""

from collections.abc import Sequence

from bot.calls import Call
from bot.domain.dialogue import Dialogue, Step
from bot.domain.draft import NotADraft
from bot.domain.gathering import Gathering, NoSuchGathering
from bot.ports import Store
from bot.services import drafts
from bot.services.drafts import Editor
from bot.views import drafts as views, menus
from handlers.door import Knock, StepDoor


def while_it_is_a_draft(open_: StepDoor) -> StepDoor:
    """Take a typed line; end the question, and say why, once another organiser ended the draft."""

    def opened(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
        try:
            return open_(knock, store, dialogue)
        except (NotADraft, NoSuchGathering) as refusal:
            store.dialogues.end(knock.person.telegram_id)
            return [knock.say(menus.with_menu(knock.setting.words(refusal.key), knock.setting))]

    return opened


def editor_of(knock: Knock, store: Store, dialogue: Dialogue) -> Editor:
    """Take in hand the draft that an open question is about."""
    gathering_id = int(dialogue.facts["draft"] or 0)
    return drafts.open_draft(store, gathering_id=gathering_id, member=knock.member)


def next_question(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Ask for the first thing that is missing; when nothing is, show what members will see."""
    if not draft.title:
        return ask_title(knock, store, draft)
    if draft.starts_at is None:
        return ask_date(knock, store, draft)
    return preview(knock, store, draft)


def ask_title(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    store.dialogues.put(knock.asks(Step.DRAFT_TITLE, draft=draft.id))
    return knock.turn_to(views.ask_title(knock.setting))


def ask_date(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    store.dialogues.put(knock.asks(Step.DRAFT_DATE, draft=draft.id))
    return knock.turn_to(views.ask_date(draft, knock.setting))


def ask_format(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    """Ask with buttons alone: what is typed now answers no question that was open before."""
    store.dialogues.end(knock.person.telegram_id)
    return knock.turn_to(views.ask_format(draft, knock.setting))


def ask_place(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    store.dialogues.put(knock.asks(Step.DRAFT_PLACE, draft=draft.id))
    places = tuple(store.gatherings.places())
    return knock.turn_to(views.ask_place(draft, places, knock.setting))


def preview(knock: Knock, store: Store, draft: Gathering) -> Sequence[Call]:
    store.dialogues.end(knock.person.telegram_id)
    spaces = len(store.spaces.all())
    return knock.turn_to(views.preview(drafts.as_announced(store, draft), spaces, knock.setting))
