"""Screens that announce, change and call off are true, and read by Telegram in any case."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.change import Change, Part, Staged, changed
from bot.domain.gathering import TITLE_LENGTH, Status
from bot.domain.place import Format, Place
from bot.domain.publication import Publication
from bot.domain.section import Edit, Section
from bot.domain.space import Space
from bot.services.calling_off import Done, Prospect
from bot.services.changes import Made, Preview, Standing
from bot.services.publication_plans import Choice
from bot.services.publications import Due, Published, Reach
from bot.services.tidings import Told
from bot.views import calling_off, change_diffs, changes, publishing, publishing_choice
from tests.views.scene import ENGLISH, FRENCH, MEETING, NOW, YVES, problems, read

LONGEST = "<b>&" + "W" * (TITLE_LENGTH - 4)
LONG = replace(MEETING, title=LONGEST, question=LONGEST, online_url=f"https://{'a' * 380}.example")
SPACES = [Space(2**40 + number, -number, LONGEST, thread_id=number) for number in range(30)]
EDIT = Edit(2**40, LONGEST, Section.QUESTION, NOW)
MANY = Told(10**6, 10**6, NOW + timedelta(days=300))


def every_change() -> Change:
    """Return a change of everything, each part as long as it can be."""
    staged = Staged(
        LONG.id,
        2**30,
        title="W" * TITLE_LENGTH,
        starts=(NOW + timedelta(days=400)).isoformat(),
        minutes=24 * 60 - 1,
        format=Format.HYBRID.value,
        place_id=0,
        place_note="W" * TITLE_LENGTH,
        link=f"https://{'b' * 380}.example",
        question="W" * 200,
    )
    return changed(LONG, staged, places={})


def screens(setting):
    change = every_change()
    staged = Staged(2**40, 2**40, title=LONGEST)
    made = Made(change, replace(YVES, name=LONGEST), MANY, ())
    done = Done(LONG, YVES, MANY, ())
    choice = Choice(LONG, Publication(LONG.id), SPACES, Reach(30, 10**6, 10**6, NOW))
    yield change_diffs.diff(Preview(staged, change, is_told=True, told=MANY), setting)
    yield from (change_diffs.made(made, setting), change_diffs.news(made, setting))
    standing = Standing(LONG, MANY, [EDIT] * 5)
    yield from (changes.menu(LONG, setting), changes.standing(standing, setting))
    yield changes.cancelled(replace(LONG, cancel_reason="W" * 300), setting, may_return=True)
    yield changes.ask_date(LONG, setting)
    yield changes.ask_end(LONG, setting)
    yield changes.ask_format(LONG, setting)
    yield changes.ask_hour(LONG, NOW.date(), setting)
    yield changes.ask_place(LONG, [Place(2**40, LONGEST)] * 8, setting)
    for part in (Part.TITLE, Part.LINK, Part.QUESTION):
        yield changes.ask_text(LONG, part, setting)
    yield calling_off.ask_reason(Prospect(LONG, MANY), setting)
    yield calling_off.ask_to_cancel(Prospect(LONG, MANY), "W" * 300, 2**32 - 1, setting)
    yield calling_off.cancelled(done, setting)
    yield calling_off.news(done, setting, is_cancelled=True)
    yield publishing.published(Published(LONG, choice.reach, NOW, 10**6), setting)
    yield publishing.news(Due((YVES,), LONG, Published(LONG, choice.reach)), setting)
    for page in (0, 1, 3):
        yield publishing_choice.choose(choice, setting, page=page)
        yield publishing_choice.elsewhere(LONG, SPACES, setting, page=page, also=SPACES[0])
    yield publishing_choice.ask_when(LONG, setting)


@pytest.mark.parametrize("setting", [FRENCH, ENGLISH], ids=["fr", "en"])
def test_telegram_takes_every_screen_with_the_longest_words(setting):
    assert not [problem for screen in screens(setting) for problem in problems(screen)]


def test_a_change_is_shown_before_and_after_in_the_order_of_the_menu():
    staged = Staged(MEETING.id, 0, title="Repas", starts="", place_id=0, place_note="Chez Rosa")
    change = changed(MEETING, staged, places={})

    shown = read(
        change_diffs.diff(
            Preview(staged, change, is_told=True, told=Told(9, 1, answers=9)), FRENCH
        )
    )

    assert change.after.status is Status.POSTPONED
    assert "Titre\nAvant : Repas partagé\nAprès : Repas\n" in shown
    assert "Après : date à décider\n" in shown
    assert "Avant : La Passerelle, 1 rue du Lac\nAprès : Chez Rosa\n" in shown
    assert "Messages privés : 9. Toutes les réponses seront à reconfirmer.\n1 personne" in shown


@pytest.mark.parametrize(
    ("reach", "said"),
    [
        (Reach(0, 0, 0), "Dans aucun groupe, sans message privé."),
        (Reach(1, 1, 1), "Dans 1 groupe, et en privé à 1 personne.\n1 personne à prévenir"),
        (Reach(2, 34, 6), "Dans 2 groupes, et en privé à 34 personnes.\n6 personnes à prévenir"),
    ],
)
def test_the_reach_is_said_in_words(reach, said):
    text = publishing.reach_line(reach, FRENCH).replace("\u00a0", " ")

    assert text.startswith(said)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ""),
        (1, "1 personne a déjà reçu assez de messages : elle lira celui-ci un autre jour."),
        (4, "4 personnes ont déjà reçu assez de messages : elles liront celui-ci un autre jour."),
    ],
)
def test_who_publishes_reads_for_how_many_it_waits(number, said):
    drawn = read(publishing.published(Published(MEETING, Reach(1, 9, 0), None, number), FRENCH))

    assert said in drawn
    assert ("un autre jour" in drawn) == bool(number)
