"""A sentence without a name does not say of which small visit it is: that would be a name."""

import pytest

from bot.domain.attendance import Attendance, Circle, Mode, Taking
from bot.domain.feedback import TELLING, Consent
from bot.domain.member import Person
from bot.domain.report import Section, Source
from bot.domain.rsvp import Answer, Rsvp
from bot.domain.run_sheet import Aloud
from bot.domain.telling import Given
from bot.domain.visit import VisitWord
from bot.services import report_choices, reports, run_sheets, telling, visit_words
from tests.services.community import GAELLE, NOW, agreed, meeting, organiser
from tests.services.reporting import OVER as HELD, in_hand
from tests.services.visit_over import HOUR, OVER, visit

FEW, ENOUGH = TELLING - 1, TELLING
ALLOWED = (Consent.ANONYMOUS, Consent.NAMED)
SAID = {Consent.ANONYMOUS: "Un mur de projets ratés.", Consent.NAMED: "Un casier partagé."}


def visited(store, heard, people, *, taken=True):
    """Let some people go on a visit, with others of whom no name is known."""
    made = visit(store, heard)
    members = [agreed(store, Person(500 + n, f"Lin{n}", "fr")) for n in range(people)]
    for who in members:
        store.rsvps.put(Rsvp(made.id, who.id, Answer.YES, guests=1, answered_at=OVER - HOUR))
        if taken:
            store.attendances.put(Attendance(made.id, who.id, Circle.VISITOR, Mode.IN_PERSON))
    if taken:
        host = agreed(store, GAELLE).id
        store.attendances.put(Attendance(made.id, host, Circle.HOST, Mode.IN_PERSON))
        nameless = Attendance(made.id, None, Circle.VISITOR, Mode.IN_PERSON, people=3)
        store.attendances.put(nameless)
        store.attendances.take(made.id, Taking.TAKEN, at=OVER)
    return made, members


def say(store, made, who, consent, *, word=VisitWord.SURPRISE, text=""):
    """Let somebody say something of a visit, with what may be done with it; return its id."""
    about = {"gathering_id": made.id, "member": who, "now": NOW}
    own = visit_words.say(store, **about, word=word, given=Given(text or SAID[consent]))
    which = own.answers[word].id
    visit_words.allow(store, **about, answer_id=which, consent=consent)
    return which


def heard_of(store):
    """Let a meeting be over that heard of the visit."""
    return meeting(store, starts_at=HELD - 2 * HOUR, ends_at=HELD)


def quote(store, heard, *ids):
    editor = in_hand(store, heard, now=NOW)
    for which in ids:
        report_choices.quote(store, editor, source=Source.VISIT, sentence_id=which, now=NOW)


def told(store, heard):
    """Return what a report quotes: where it stands, of which visit, in whose name."""
    return {
        line.text: (line.section, line.visit and line.visit.title, line.about, line.by)
        for line in reports.told(store, heard.id, now=NOW).lines
        if line.is_quote
    }


@pytest.mark.parametrize("taken", [True, False])
async def test_only_a_first_name_stands_below_a_small_visit(database, taken):
    def deed(store):
        found = []
        for people in (FEW, ENOUGH):
            heard = heard_of(store)
            made, members = visited(store, heard, people, taken=taken)
            pairs = zip(members, ALLOWED, strict=False)
            quote(store, heard, *[say(store, made, who, consent) for who, consent in pairs])
            found.append(told(store, heard))
        return found

    few, enough = await database.write(deed)

    below = (Section.VISIT, "Le Fablab", VisitWord.SURPRISE)
    named = {SAID[Consent.NAMED]: (*below, "Lin1")}
    assert few == named | {SAID[Consent.ANONYMOUS]: (Section.ECHOES, None, None, "")}
    assert enough == named | {SAID[Consent.ANONYMOUS]: (*below, "")}


async def test_words_of_one_host_do_not_say_that_a_host_said_them(database):
    def deed(store):
        heard = heard_of(store)
        made, _ = visited(store, heard, ENOUGH)
        host = agreed(store, GAELLE)
        which = say(store, made, host, Consent.ANONYMOUS, word=VisitWord.HOST)
        quote(store, heard, which)
        return told(store, heard)

    found = await database.write(deed)

    assert found == {SAID[Consent.ANONYMOUS]: (Section.ECHOES, None, None, "")}


async def test_who_was_erased_since_was_there_all_the_same(database):
    def deed(store):
        heard = heard_of(store)
        made, members = visited(store, heard, ENOUGH)
        quote(store, heard, say(store, made, members[0], Consent.ANONYMOUS))
        store.members.forget(members[1].id, at=NOW)
        return told(store, heard)

    [(section, title, _, _)] = (await database.write(deed)).values()

    assert (section, title) == (Section.VISIT, "Le Fablab")


async def test_a_host_reads_no_words_that_say_which_of_few_visitors_said_them(database):
    def deed(store):
        found = []
        for people in (FEW, ENOUGH):
            heard = heard_of(store)
            made, members = visited(store, heard, people)
            for who, consent in zip(members, ALLOWED, strict=False):
                say(store, made, who, consent)
            found.append([one.sentence for one in telling.to_tell_hosts(store, made.id)])
        return found

    few, enough = await database.write(deed)

    assert few == [SAID[Consent.NAMED]]
    assert sorted(enough) == sorted(SAID.values())


async def test_the_sheet_of_the_evening_before_reads_few_people_out_without_their_visit(
    database,
):
    def deed(store):
        heard = meeting(store)
        made, members = visited(store, heard, FEW)
        for who, consent in zip(members, ALLOWED, strict=False):
            say(store, made, who, consent)
        sheet = run_sheets.acknowledge(
            store, member=organiser(store), gathering_id=heard.id, now=NOW
        )
        return [line for line in sheet.lines if isinstance(line, Aloud)]

    assert await database.write(deed) == [
        Aloud(SAID[Consent.ANONYMOUS], apart=True),
        Aloud(SAID[Consent.NAMED], "Lin1"),
    ]
