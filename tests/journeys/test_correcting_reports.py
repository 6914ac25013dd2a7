"""Readers ask for a correction, and take their own sentence back with one tap."""

from bot.callbacks.grammar import base36
from bot.callbacks.report_reading import FixTap, RetractTap
from bot.domain.feedback import Consent
from bot.domain.member import Role
from bot.domain.report import Source
from storage.tables import metadata
from tests.house.letters import all_over, crowd
from tests.house.telling import LEAD, PLUS, held, member_of, publish, sentence
from tests.storage.rows import rows_of

SAID = "Prêter avant de monter un projet"
READY = "Le compte rendu de la rencontre « Les jardins » est prêt."
GONE = "C’est fait : votre phrase n’est plus dans le compte rendu"
WORDS = "Nous étions quatorze, pas douze"


async def told(house, consent=Consent.ANONYMOUS):
    """Publish a report of two authors with the sentence of a member; return who is concerned."""
    therese, ines = house.somebody("m03"), house.somebody("m05")
    await therese.start()
    await ines.start()
    author, other = await crowd(house, 2)
    made = await held(house, [author, other])
    quote = await sentence(house, made, author, SAID, consent)
    await publish(house, made, [PLUS, quote, LEAD], authors=[therese, ines])
    await all_over(house)
    await author.reads(READY)
    return made, author, other, (therese, ines)


async def said_as(house, made):
    """Return the id of the one sentence that was said after a meeting."""
    [said] = await house.look(lambda store: store.feedbacks.said(made.id))
    return said.id


async def test_a_sentence_goes_with_one_tap_and_authors_learn_only_that_one_is_gone(monday):
    made, author, other, authors = await told(monday)
    await other.tap_in("Lire en entier", SAID)

    asked = await author.tap_in("Corriger ou retirer", f"1. « {SAID} »")
    tap = RetractTap(made.id, Source.FEEDBACK, await said_as(monday, made)).pack()
    await author.tap_in("Retirer cette phrase", GONE)
    again = await author.forge(tap, message_id=asked.id)

    assert again.text == "Cette phrase n’y est déjà plus."
    for one in authors:
        learnt = await one.reads("Une phrase citée a été retirée")
        assert SAID not in learnt.text
        assert "P0" not in learnt.text
    anew = await other.start(f"cr_{base36(made.id)}")
    assert PLUS.text in anew.text
    assert SAID not in anew.text
    back = await author.tap_in("Retour au compte rendu", "Visiter la ressourcerie")
    assert SAID not in back.text


async def test_nobody_takes_back_what_somebody_else_said(sqlite_monday):
    made, _, other, _ = await told(sqlite_monday)
    asked = await other.tap_in("Corriger ou retirer", "Que faut-il corriger ou retirer ?")
    kept = await said_as(sqlite_monday, made)

    for source in (Source.FEEDBACK, Source.VISIT, Source.TYPED):
        tap = RetractTap(made.id, source, kept)
        refused = await other.forge(tap.pack(), message_id=asked.id)
        assert refused.text == "Cette phrase n’y est déjà plus."

    assert SAID not in asked.text
    assert SAID in (await other.tap_in("Lire en entier", "Nos constats")).text


async def test_a_correction_reaches_the_authors_over_a_restart_and_they_answer(monday):
    _, _, other, (therese, ines) = await told(monday)
    await other.tap_in("Corriger ou retirer", "Que faut-il corriger ou retirer ?")
    await monday.restart()

    done = await other.say(WORDS)
    asked = await therese.reads(WORDS)
    await ines.reads(WORDS)
    await therese.tap_in("Répondre", "Écrivez votre réponse.")
    await therese.say("Merci, nous corrigeons.")
    await other.reads("Merci, nous corrigeons.")

    assert done.text.startswith("C’est transmis à l’équipe qui écrit le compte rendu.")
    assert "Rencontre : Les jardins\nDe la part de : P1" in asked.text
    assert asked.labels == ["Répondre", "Ouvrir le compte rendu"]
    await monday.until_so(lambda store: not store.inbox.owed())
    url = monday.plan.config.database.url
    assert WORDS not in repr([rows_of(url, table) for table in metadata.sorted_tables])


async def test_where_no_author_may_answer_the_project_group_hears_it_too(sqlite_monday):
    house = sqlite_monday
    nadia = house.somebody("m01")
    await nadia.start()
    writer, reader = await crowd(house, 2)
    made = await held(house, [reader])
    await house.cellar.change(lambda s: s.members.grant(member_of(s, writer).id, Role.AUTHOR))
    await publish(house, made, authors=[writer], tells=False)
    card = await reader.say("/prochaine")

    await reader.forge(FixTap(made.id).pack(), message_id=card.id)
    await reader.reads("Que faut-il corriger ou retirer ?")
    await reader.say(WORDS)

    assert (await writer.reads(WORDS)).labels == ["Ouvrir le compte rendu"]
    assert "Répondre" in (await nadia.reads(WORDS)).labels


async def test_a_question_left_is_left_kindly_and_keeps_nothing(sqlite_monday):
    _, author, _, (therese, _) = await told(sqlite_monday, Consent.NAMED)
    await author.tap_in("Corriger ou retirer", "Ces phrases sont de vous.")

    left = await author.tap_in("Annuler", "C’est laissé. Rien n’a été changé.")
    await author.tap("Retour au compte rendu", on=left)
    back = await author.after(left)
    offered = await author.say(WORDS)

    assert f"« {SAID} » (P0)" in back.text
    assert left.labels == ["Retour au compte rendu"]
    assert "transmette" in offered.text or "transmets" in offered.text
    assert not [m for m in await therese.messages() if WORDS in m.text]
    await author.tap_in("Corriger ou retirer", "Ces phrases sont de vous.")
    assert (await author.say("/annuler")).text.startswith("C’est laissé.")
