"""From one question after a meeting to the next, in the same message."""

from collections.abc import Sequence

from bot.calls import Call
from bot.domain.asking_after import Asking, Question
from bot.domain.dialogue import Step
from bot.domain.feedback import first_name
from bot.ports import Store
from bot.services import own_feedback
from bot.views import feedbacks as views
from handlers.door import Knock
from handlers.lost_voices import tell_of


def go_on(knock: Knock, store: Store, asking: Asking, *, after: Question) -> Sequence[Call]:
    """Ask what comes after an answer; thank when all is said."""
    return put(knock, store, asking, asking.after(after))


def put(knock: Knock, store: Store, asking: Asking, question: Question) -> Sequence[Call]:
    """Ask one question; only while the sentence is asked for, what is typed is it."""
    leave(knock, store)
    if question is Question.SENTENCE:
        store.dialogues.put(knock.asks(Step.FEEDBACK_SENTENCE, gathering=asking.gathering.id))
    name = first_name(knock.member.name) if knock.member else ""
    screen = views.ask(asking, question, knock.setting, first_name=name)
    return [*knock.turn_to(screen), *tell_of(knock, asking.lost)]


def look(knock: Knock, store: Store, gathering_id: int) -> Asking:
    """Return the questions, and what this person answered so far. Raises as the service."""
    return own_feedback.look(store, gathering_id=gathering_id, member=knock.member, now=knock.now)


def leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.FEEDBACK_SENTENCE:
        store.dialogues.end(knock.person.telegram_id)
