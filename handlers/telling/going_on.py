"""From one thing that somebody says of a visit to the next, in the same message."""

from collections.abc import Sequence

from bot.calls import Call, Screen
from bot.domain.dialogue import Step
from bot.domain.visit import VisitWord
from bot.ports import Store
from bot.services import visit_words
from bot.services.visit_words import OwnWords
from bot.views import visit_words as views
from handlers.door import Knock
from handlers.lost_voices import tell_of


def look(knock: Knock, store: Store, gathering_id: int) -> OwnWords:
    """Return what this person said so far. Raises as the service."""
    return visit_words.look(store, gathering_id=gathering_id, member=knock.member, now=knock.now)


def ask(knock: Knock, store: Store, own: OwnWords, word: VisitWord) -> Sequence[Call]:
    """Ask for one thing; what is typed, spoken or shown now is the answer."""
    facts = {"gathering": own.gathering.id, "word": word.value}
    store.dialogues.put(knock.asks(Step.VISIT_ANSWER, **facts))
    return knock.turn_to(views.ask_word(own, word, knock.setting))


def go_on(
    knock: Knock, store: Store, own: OwnWords, *, said: str = "", is_news: bool = False
) -> Sequence[Call]:
    """Ask who tells it, once; then show all that was said. `said` is a key, news beside both."""
    leave(knock, store)
    if own.asks_who_tells and own.has_any:
        return show(knock, own, views.ask_way(own, knock.setting, said=said if is_news else ""))
    return show(knock, own, views.mine(own, knock.setting, said=said))


def show(knock: Knock, own: OwnWords, screen: Screen) -> Sequence[Call]:
    """Show what follows from a change, and tell the authors whom it concerns."""
    return [*knock.turn_to(screen), *tell_of(knock, own.lost)]


def leave(knock: Knock, store: Store) -> None:
    """Close our own question; that of another page stays."""
    dialogue = store.dialogues.of(knock.person.telegram_id)
    if dialogue and dialogue.step is Step.VISIT_ANSWER:
        store.dialogues.end(knock.person.telegram_id)
