"""What people say of a visit is theirs: kept with its consent, changed, taken back, erased."""

from typing import Any

import pytest

from bot.domain.feedback import Consent
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.telling import Given, WereNotVisiting
from bot.domain.visit import Teller, VisitWord
from bot.services import privacy, telling, visit_words
from tests.services.community import GAELLE, NOW, YVES, agreed, meeting, organiser
from tests.services.visit_over import HOUR, OVER, visit


def said(store, made, who, text, *, consent=Consent.NAMED):
    about: dict[str, Any] = {"gathering_id": made.id, "member": who, "now": NOW}
    word = VisitWord.SURPRISE
    own = visit_words.say(store, **about, word=word, given=Given(text))
    which = own.answers[word].id
    visit_words.allow(store, **about, answer_id=which, consent=consent)


async def test_words_are_kept_with_their_consent_and_another_sentence_is_asked_anew(database):
    def deed(store):
        made = visit(store, meeting(store))
        store.rsvps.put(Rsvp(made.id, agreed(store, YVES).id, Answer.YES, answered_at=OVER - HOUR))
        who = agreed(store, YVES)
        said(store, made, who, "Le casier", consent=Consent.NAMED)
        first = visit_words.look(store, gathering_id=made.id, member=who, now=NOW)
        again = visit_words.say(
            store,
            gathering_id=made.id,
            member=who,
            word=VisitWord.SURPRISE,
            given=Given("Le cahier"),
            now=NOW,
        )
        aloud = telling.to_read_out(store, made.id)
        with pytest.raises(WereNotVisiting):
            visit_words.look(store, gathering_id=made.id, member=organiser(store), now=NOW)
        return first, again, aloud

    first, again, aloud = await database.write(deed)

    [one], [other] = first.answers.values(), again.answers.values()
    assert (one.sentence, one.consent) == ("Le casier", Consent.NAMED)
    assert (other.sentence, other.consent) == ("Le cahier", Consent.NONE)
    assert aloud == []


async def test_hosts_speak_for_themselves_and_visitors_for_themselves(database):
    def deed(store):
        made = visit(store, meeting(store))
        host = agreed(store, GAELLE)
        about: dict[str, Any] = {"gathering_id": made.id, "member": host, "now": NOW}
        with pytest.raises(WereNotVisiting):
            visit_words.say(store, **about, word=VisitWord.SURPRISE, given=Given("Non"))
        own = visit_words.say(store, **about, word=VisitWord.HOST, given=Given("Leurs questions"))
        return own.of(VisitWord.HOST)

    assert (await database.write(deed)).sentence == "Leurs questions"


async def test_who_is_erased_takes_words_photos_and_their_part_in_the_telling_along(database):
    def deed(store):
        made = visit(store, meeting(store))
        who = agreed(store, YVES)
        store.rsvps.put(Rsvp(made.id, who.id, Answer.YES, answered_at=OVER - HOUR))
        visit_words.say(
            store,
            gathering_id=made.id,
            member=who,
            word=VisitWord.SIDESTEP,
            given=Given("Une heure", photo="AgAC"),
            now=NOW,
        )
        store.tellings.volunteer(made.id, who.id, Teller.TOGETHER, at=NOW)
        portrait, known = store.portraits.of(who.id), privacy.known_about(store, who)
        store.members.forget(who.id, at=NOW)
        left = store.visit_answers.said(made.id), store.tellings.tellers(made.id)
        return portrait, known.feedbacks, left

    portrait, said, (answers, tellers) = await database.write(deed)

    [kept], [told] = portrait["after_visits"], portrait["visits_told"]
    assert (kept["sentence"], kept["photo"]) == ("Une heure", "AgAC")
    assert told["way"] == "duo"
    assert (said, answers, tellers) == (1, [], [])
