"""An answer asks the database a fixed number of questions, however many people answered."""

import pytest

from bot.domain.rsvp import Answer, Rsvp
from bot.ports import Store
from bot.services import meetings
from storage.database import SqlDatabase
from tests.services.community import GAELLE, NOW, agreed, answer, meeting
from tests.storage.counting import questions


def crowd(store: Store, gathering, size: int):
    """Let colleagues of Gaëlle answer, each with guests."""
    jardins = store.organisations.add("Les Jardins")
    store.organisations.affiliate(agreed(store, GAELLE).id, jardins.id)
    for number in range(size):
        colleague = agreed(store, type(GAELLE)(1000 + number, f"Membre {number}", "fr"))
        store.organisations.affiliate(colleague.id, jardins.id)
        store.rsvps.put(Rsvp(gathering.id, colleague.id, Answer.YES, 2, NOW))


@pytest.mark.parametrize("size", [0, 3, 60])
async def test_an_answer_and_its_card_cost_the_same_in_any_crowd(database: SqlDatabase, size):
    def deed(store: Store):
        gathering = meeting(store)
        crowd(store, gathering, size)

        def said(word: Answer):
            return lambda inner: answer(inner, gathering, word, by=GAELLE)

        def card(inner: Store):
            return meetings.look_at(inner, gathering, member=agreed(inner, GAELLE))

        answers = (Answer.YES, Answer.NO, Answer.NO, Answer.MAYBE, Answer.YES)
        return [questions(store, said(word))[1] for word in answers], questions(store, card)[1]

    costs, card = await database.write(deed)

    # Three to find member, meeting and answer before; two to write; two more for a first yes. A no
    # asks for what the member was counted on, a return whether organisers were told.
    assert costs == [7, 8, 3, 5, 8]
    assert card <= 6
