"""Whoever answered takes it back, also once nobody knows any more that they were there."""

from bot.domain.asking_after import Asking
from bot.domain.feedback import Feedback
from bot.ports import Store
from bot.services import own_feedback
from storage.database import SqlDatabase
from tests.services.community import agreed
from tests.services.noted import DUE, held


async def test_who_is_on_no_list_any_more_takes_it_back_once_and_again(database: SqlDatabase):
    def deed(store: Store) -> tuple[bool, list[Feedback | None], int]:
        made = held(store, who := agreed(store))
        which = made.id
        said = own_feedback.say(
            store, gathering_id=which, member=who, text="La ronde.", now=DUE
        ).feedback
        assert said
        store.attendances.drop(which, who.id)

        def take_back(feedback_id: int) -> Asking:
            return own_feedback.withdraw_all(
                store, gathering_id=which, member=who, feedback_id=feedback_id, now=DUE
            )

        other = take_back(said.id + 1)
        gone = [take_back(said.id).feedback for _ in range(2)]
        return other.feedback == said, gone, store.feedbacks.count(which)

    assert await database.write(deed) == (True, [None, None], 0)
