"""What organisers read of feedback: a few answers are never counted apart, and name nobody."""

import re
from datetime import timedelta
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.domain.feedback import TELLING, Consent, Echo, Feedback, Takeaway, readable_sentence
from bot.domain.member import NotAnOrganiser, Person, Role
from bot.ports import Store
from bot.services import feedback_results
from bot.texts import Texts
from bot.views import feedback_results as views
from bot.views.setting import Setting
from storage.database import SqlDatabase
from tests.services.community import COMMUNITY, ENDS, GAELLE, YVES, agreed, meeting, organiser

DUE = ENDS + timedelta(days=2)


def results(store: Store, gathering, *, by, number=0):
    return feedback_results.look(
        store,
        gathering_id=gathering.id,
        member=by,
        community=COMMUNITY,
        number=number,
        now=DUE,
    )


async def test_two_records_of_one_person_keep_one_answer(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(store)
        for person in (YVES, GAELLE):
            said = Feedback(0, made.id, agreed(store, person).id, DUE, sentence=person.first_name)
            store.feedbacks.put(said)
        kept, gone = agreed(store, YVES), agreed(store, GAELLE)
        store.merges.join_members(kept, gone.id, by=organiser(store).id, at=DUE)
        return [one.sentence for one in store.feedbacks.said(made.id)]

    assert await database.write(deed) == ["Yves"]


async def test_results_are_for_those_with_the_right(database: SqlDatabase):
    def deed(store: Store):
        made, author = meeting(store), agreed(store, YVES)
        store.members.grant(author.id, Role.AUTHOR)
        found = results(store, made, by=author, number=9)
        with pytest.raises(NotAnOrganiser):
            results(store, made, by=agreed(store, GAELLE))
        return found

    assert (await database.write(deed)).answers == 0


TAPS = st.lists(
    st.tuples(
        st.none() | st.sampled_from(Takeaway),
        st.none() | st.sampled_from(Echo),
        st.sampled_from(Consent),
    ),
    max_size=8,
)


@given(TAPS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_fewer_than_five_answers_are_never_counted_apart_nor_named(database, taps):
    def deed(store: Store):
        made = meeting(store, story_title="Les paniers")
        for number, (takeaway, echo, consent) in enumerate(taps):
            name = f"Prénom{number} Caché"
            member = agreed(store, Person(500 + number, name, "fr"))
            words = f"phrase {number}"
            store.feedbacks.put(
                Feedback(0, made.id, member.id, DUE, takeaway, echo, words, "", consent)
            )
        return results(store, made, by=organiser(store))

    found = await database.write(deed)
    text = views.results(found, Setting(Texts(["fr"]).of("fr"), COMMUNITY, "bot", DUE)).text

    for question, label in ((0, "Avec quoi on repart"), (1, "Le récit")):
        answers = sum(tap[question] is not None for tap in taps)
        assert (label in text) == (answers >= TELLING)
    shown = text.count("Prénom")
    assert shown <= sum(tap[2] is Consent.NAMED for tap in taps)
    assert "Caché" not in text


async def test_the_longest_sentences_fill_pages_that_telegram_takes(database: SqlDatabase):
    def deed(store: Store):
        made = meeting(store, title="é" * 120, story_title="è" * 120)
        for number in range(7):
            member = agreed(store, Person(600 + number, "W" * 64, "fr"))
            words, named = f"{'&' * 440}{'🌿' * 60}", Consent.NAMED
            said = readable_sentence(words)
            taps = (Takeaway.ENERGY, Echo.INSPIRE)
            store.feedbacks.put(Feedback(0, made.id, member.id, DUE, *taps, said, "", named))
        return [results(store, made, by=organiser(store), number=number) for number in (0, 1, 2)]

    setting = Setting(Texts(["fr"]).of("fr"), COMMUNITY, "bot", DUE)
    pages = [views.results(found, setting) for found in await database.write(deed)]

    for page in pages:
        visible = unescape(re.sub(r"<[^>]+>", "", page.text))
        assert len(visible.encode("utf-16-le")) // 2 <= 4096
    assert pages[0].text.count("W" * 64) == 5
    assert pages[1].text.count("W" * 64) == 2
    assert pages[2].text == pages[0].text  # past the end, the first one
