"""A voice note goes after thirty days; what was written down of it can still be taken back."""

from datetime import timedelta

import pytest

from bot.app.cleaning import clean_up
from bot.domain.feedback import Consent, Feedback
from bot.ports import Store
from bot.services import own_feedback, privacy
from tests.services.community import GAELLE, NOW, agreed
from tests.services.reporting import held, written


@pytest.mark.parametrize("days", [29, 31])
@pytest.mark.parametrize("deed", ["erase", "keep_back", "withdraw"])
async def test_authors_hear_of_a_voice_that_is_taken_back_whenever_that_is(database, days, deed):
    def taken_back(store: Store) -> bool:
        made, who = held(store), agreed(store, GAELLE)
        spoken = Feedback(
            0, made.id, who.id, NOW, voice="v-1", consent=Consent.NAMED, consent_at=NOW
        )
        store.feedbacks.put(spoken)
        written(store, made, "« Écrit d’après la voix de Gaëlle »")
        later = NOW + timedelta(days=days)
        clean_up(store, now=later)
        if deed == "erase":
            return bool(privacy.erase(store, who, now=later).voices)
        take_back = {"keep_back": own_feedback.keep_back, "withdraw": own_feedback.withdraw}[deed]
        return bool(take_back(store, gathering_id=made.id, member=who, now=later).lost)

    assert await database.write(taken_back)
