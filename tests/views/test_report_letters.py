"""A published report as members first hear of it, and as groups do."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.member import Member
from bot.domain.report import Section, ToldLine
from bot.domain.space import Space
from bot.services.report_letters import Reader, ReportLetter
from bot.views.report_letters import brief, in_groups, letter
from tests.views.scene import ENGLISH, FRENCH, YVES, plain, problems, read
from tests.views.told import TOLD

NOBODY = Member(0, "")
ASKS = "Une correction, une phrase à retirer ? Dites-le ici."
SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def told_to(reader, setting=FRENCH, told=TOLD):
    screen = letter(ReportLetter(NOBODY, reader, told), setting)
    assert problems(screen) == []
    return read(screen)


def test_who_was_there_reads_it_in_short_with_every_way_on():
    assert told_to(Reader.PRESENT) == (
        "Le compte rendu de la rencontre « Réparer ensemble, à deux adresses » est prêt.\n"
        "Vous y étiez : il est aussi le vôtre.\n"
        "En bref\n"
        "Présences : 12. Structures : 3. Premières venues : 1.\n"
        "+ Quatre structures ont prévenu de leur absence.\n"
        "« Le casier partagé, c’est bête et c’est génial. » (Gaëlle)\n"
        f"{ASKS}\n"
        "[Lire en entier] [Les pistes]\n"
        "[Corriger ou retirer]\n"
        "[Prochaine rencontre]"
    )


def test_each_reader_is_told_in_words_that_fit_and_nobody_that_they_were_missing():
    said = {reader: told_to(reader) for reader in Reader}

    assert "pour la première fois : merci d’avoir fait ce pas." in said[Reader.FIRST]
    assert "Vous y étiez" not in said[Reader.EXPECTED] + said[Reader.AWAY] + said[Reader.EXCUSED]
    assert said[Reader.EXCUSED].startswith("Vous aviez prévenu, merci :")
    assert "La suivante : samedi 28 novembre à 10 h. Au plaisir" in said[Reader.AWAY]
    assert not any("absent" in text.lower() for text in said.values())


def test_nothing_is_asked_of_who_only_observes():
    said = told_to(Reader.OBSERVER)

    assert "Lire en entier" in said
    assert ASKS not in said
    assert "Corriger" not in said
    assert "Au plaisir" not in said


def test_without_a_next_date_nobody_is_invited_to_it():
    assert "La suivante" not in told_to(Reader.AWAY, told=replace(TOLD, following=None))


def test_in_short_a_sentence_is_whole_or_not_there():
    long = ToldLine(Section.ECHOES, "Je me souviens de tout. " * 20, is_quote=True, by="Gaëlle")
    lines = [line for line in TOLD.lines if not line.is_quote]

    said = plain(brief(replace(TOLD, lines=[*lines, long]), FRENCH))

    assert "Je me souviens" not in said
    assert said.endswith("Pistes : 2.")


def test_a_report_of_nothing_has_no_short_form():
    bare = replace(
        TOLD,
        lines=(),
        figures=replace(TOLD.figures, presence=None, signs=type(TOLD.figures.signs)()),
    )
    bare = replace(bare, figures=replace(bare.figures, reach=type(TOLD.figures.reach)()))

    assert brief(bare, FRENCH) == ""
    assert "En bref" not in told_to(Reader.PRESENT, told=bare)


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH])
def test_groups_read_numbers_and_neither_a_name_nor_a_word(setting):
    [call] = in_groups([Space(1, -100, "Nous", thread_id=7)], TOLD, setting)

    said = plain(str(call.fields))
    assert call.fields["message_thread_id"] == 7
    assert "12" in call.fields["text"]
    assert "?start=cr_3" in said
    assert "first" not in said.lower()
    assert "Premières" not in said
    assert not any(
        word in said for word in (*TOLD.authors, "Gaëlle", "casier", "Hugo", "Antenne", YVES.name)
    )


def test_a_group_is_not_woken_on_a_sunday_evening():
    told_at_night = replace(FRENCH, now=SUNDAY)
    at_noon = replace(FRENCH, now=datetime(2026, 11, 23, 11, tzinfo=UTC))
    space = Space(1, -100, "Nous")

    [night], [noon] = (in_groups([space], TOLD, setting) for setting in (told_at_night, at_noon))

    assert night.fields["disable_notification"] is True
    assert "disable_notification" not in noon.fields
