"""The card of one person: a meeting, and what they answered."""

from bot.callbacks.people import Errand, MenuTap
from bot.calls import Screen
from bot.services.meetings import Seen
from bot.views.meetings import answer_buttons, blocks, closing, counts, facts, is_answerable
from bot.views.setting import Setting


def own_card(seen: Seen, setting: Setting) -> Screen:
    """Show a meeting to one person, with what they answered."""
    words, gathering = setting.words, seen.gathering
    if not is_answerable(gathering, setting):
        text = blocks(facts(seen, setting), closing(gathering, setting))
        return Screen(text, ((setting.button("button.next", MenuTap(Errand.NEXT)),),))
    state = words(f"card.state_{seen.rsvp.answer.value}" if seen.rsvp else "card.state_none")
    text = blocks(facts(seen, setting), counts(seen.counts, setting), state)
    return Screen(text, answer_buttons(gathering.id, setting))
