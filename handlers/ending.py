"""Open questions that nobody can answer any more: said once, and closed."""

from collections.abc import Callable, Sequence

from bot.calls import Call
from bot.domain.dialogue import Dialogue
from bot.domain.refusal import Refusal
from bot.ports import Store
from bot.views import menus
from handlers.door import Knock, StepDoor


def ending_on(*refusals: type[Refusal]) -> Callable[[StepDoor], StepDoor]:
    """
    Take typed lines, but end the question, and say why, once one of these refusals is the answer.

    A question left open would answer every later line with the same no.
    """

    def guarded(open_: StepDoor) -> StepDoor:
        def opened(knock: Knock, store: Store, dialogue: Dialogue) -> Sequence[Call]:
            try:
                return open_(knock, store, dialogue)
            except refusals as refusal:
                store.dialogues.end(knock.person.telegram_id)
                text = knock.setting.words(refusal.key)
                return [knock.say(menus.with_menu(text, knock.setting))]

        return opened

    return guarded
