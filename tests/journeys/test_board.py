"""An organiser looks at a meeting: totals, lists, what changed, whom to call, words to read."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.gathering import Status
from bot.domain.member import Channel
from bot.domain.rsvp import Readers
from tests.house.boards import change_answer, dashboard, funder
from tests.house.house import GROUP

BOARD = "Tableau de bord"


async def test_one_command_shows_a_meeting_at_a_glance(house):
    board = await dashboard(house.somebody("m03"))

    assert board.text.startswith(f"{BOARD}\nQuatrième rencontre : Nos besoins, nos ressources\n")
    assert "Je viens : 9 (7 structures)" in board.text
    assert "Je ne peux pas : 3 (3 structures)" in board.text
    assert "Premières venues annoncées : 1" in board.text
    assert "coup d’œil" not in board.text
    assert board.labels == [
        *("Qui vient", "Personnes excusées", "Qui ne sait pas encore", "Sans réponse"),
        *("À prévenir autrement", "Messages", "Répondre pour quelqu’un"),
        *("Relancer", "Écrire à…", "Modifier", "Partager"),
        "Visite : Créer une initiative : les…",
        *("Actualiser", "Autres rencontres"),
    ]


async def test_the_lists_are_pages_of_one_message_by_person_and_by_organisation(house):
    nadia = house.somebody("m01")
    await change_answer(house, "m06", guests=2, guest_names="Paul, Léa", listens=True)
    board = await dashboard(nadia)

    by_person = await nadia.tap_in("Qui vient", "Gaëlle S.")
    second = await nadia.tap_in("Suite →", "Yves L.")
    organisations = await nadia.tap_in("Par structure", "AMAP du canal\nGaëlle S.")
    back = await nadia.tap_in(BOARD, "Quatrième rencontre")

    assert {shown.id for shown in (by_person, second, organisations, back)} == {board.id}
    gaelle = "Gaëlle S. (AMAP du canal) : avec 2 personnes (Paul, Léa), pour écouter"
    assert gaelle in by_person.text
    assert by_person.text.count("\n") == 9
    assert second.text == "Qui vient\n\nYves L."
    assert by_person.labels == ["Suite →", "Par structure", BOARD]


async def test_the_board_tells_what_others_changed_since_the_last_look(house):
    therese, gaelle, fatou = (house.somebody(key) for key in ("m03", "m06", "m12"))
    await dashboard(therese)
    await house.clock(forward_seconds=3600)
    await gaelle.there(GROUP).tap("Je ne peux pas")
    await fatou.there(GROUP).tap("Je viens")
    await therese.reads("Gaëlle S. ne peut pas venir.")  # she was to tell the story

    board = await dashboard(therese)
    await fatou.there(GROUP).tap("Je ne sais pas encore")
    again = await therese.tap_in("Actualiser", "Fatou N. : Je ne sais pas encore")
    await house.clock(forward_seconds=3600)
    quiet = await dashboard(therese)

    told = board.text.partition("Depuis votre dernier coup d’œil (")[2]
    assert "Fatou N. : Je viens\nGaëlle S. : Je ne peux pas (avant : Je viens)" in told
    assert again.id == board.id
    assert "Gaëlle S. : Je ne peux pas (avant : Je viens)" in again.text
    assert "Rien de nouveau depuis votre dernier coup d’œil" in quiet.text


async def test_a_funder_reads_totals_without_a_name_and_opens_no_list(house):
    claire = await funder(house)
    board = await dashboard(claire)
    meeting = await house.next_meeting()

    forged = [
        await claire.forge(f"1:{tail}", message_id=board.id)
        for tail in (
            f"bl:{meeting.id}:yes:p:0:0",
            f"bp:{meeting.id}:1:0",
            f"bw:{meeting.id}:0:0",
            f"fw:{meeting.id}",
            f"fp:{meeting.id}:6",
            f"fv:{meeting.id}:6:no:0:phone",
        )
    ]

    assert "Je viens : 9 (7 structures)" in board.text
    assert board.labels == ["Actualiser", "Autres rencontres"]
    assert "Sans réponse" not in board.text
    assert {toast.text for toast in forged} == {"Seul le groupe projet peut faire cela."}
    assert not [m for m in await claire.messages() if "Gaëlle" in m.text]
    assert (await claire.say("/menu")).labels[-2:] == ["Tableau de bord", "L’année"]


async def test_members_have_no_board(sqlite_house):
    fatou = sqlite_house.somebody("m12")
    meeting = await sqlite_house.next_meeting()

    refused = await fatou.say("/tableau")
    tapped = await fatou.forge(f"1:b:{meeting.id}", message_id=refused.id)
    elsewhere = await fatou.say("/repondre")

    assert refused.text == elsewhere.text == "Seul le groupe projet peut faire cela."
    assert tapped.text == refused.text


async def test_whom_no_message_reaches_is_told_with_words_to_copy(house):
    ines = house.somebody("m05")
    meeting = await house.next_meeting()

    def note(store):
        (paulette,) = store.directory.members_like("Paulette", start=0, limit=1)
        phone = replace(paulette, channel=Channel.PHONE, contact_note="le matin <b>")
        store.members.save(phone)

    await house.cellar.change(note)
    await dashboard(ines, command="/board")
    await ines.tap_in("À prévenir autrement", "Armand J.")
    await ines.tap_in(
        "Suite →", "Paulette H. (Jardin partagé des Voies) : téléphone, le matin <b>"
    )
    page = await ines.tap_in("Paulette H.", "Bonjour Paulette H.,")

    assert "Moyen de contact : téléphone\nPour joindre cette personne : le matin <b>" in page.text
    link = f"https://t.me/{house.bot_username}?start=r_{meeting.id}"
    assert f"Pour dire si vous venez : {link}" in page.text
    assert "Où : Bibliothèque municipale" in page.text
    assert page.labels == ["Répondre pour cette personne", "Retour à la liste"]


async def test_what_is_called_off_or_moved_is_told_in_other_words(sqlite_house):
    house, nadia = sqlite_house, sqlite_house.somebody("m01")
    meeting = await house.next_meeting()
    await change_answer(house, "m06", to_confirm=True)

    await dashboard(nadia)
    await nadia.tap_in("À prévenir autrement", "Gaëlle S.")
    moved = await nadia.tap_in("Gaëlle S.", "Bonjour Gaëlle S.,")
    off = replace(meeting, status=Status.CANCELLED, cancel_reason="La salle est inondée.")
    await house.cellar.change(lambda store: store.gatherings.save(off))
    await nadia.tap("Retour à la liste")
    await nadia.reads("Rosa F.")
    cancelled = await nadia.tap_in("Rosa F.", "Bonjour Rosa F.,")

    assert "change de date" in moved.text
    assert "n’aura pas lieu" in cancelled.text
    assert "La salle est inondée." in cancelled.text
    assert cancelled.labels == ["Retour à la liste"]


async def test_words_are_read_in_full_and_marked_as_read(house):
    nadia = house.somebody("m01")
    word = "Bravo & merci <b>" + "é" * 280
    await change_answer(house, "m06", word=word, readers=Readers.MEETING)
    await change_answer(house, "m07", word="Pour vous seuls")
    board = await dashboard(nadia)
    page = await nadia.tap_in("Mots à lire", word)
    toast = await nadia.tap("C’est lu")
    after = await nadia.reads("déjà lu")

    assert "Mots à lire : 2" in board.text
    assert f"Gaëlle S. (AMAP du canal)\n« {word} »\nà lire à la rencontre" in page.text
    assert "« Pour vous seuls »\npour l’équipe" in page.text
    assert toast.text == "C’est noté : ces mots sont lus."
    assert after.labels == [BOARD]


async def test_a_word_that_comes_meanwhile_is_shown_before_it_is_read(house):
    nadia = house.somebody("m01")
    await change_answer(house, "m06", word="Le premier")
    await dashboard(nadia)
    await nadia.tap_in("Mots à lire", "Le premier")
    await change_answer(house, "m07", word="Le second")

    toast = await nadia.tap("C’est lu")

    assert toast.is_alert
    page = await nadia.reads("Le second")
    assert "déjà lu" not in page.text


async def test_drafts_and_past_meetings_are_a_tap_away(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await nadia.say("/nouvelle")
    await nadia.say("Un <b>repas</b> partagé, et une très longue promenade")
    await nadia.say("/annuler")
    await dashboard(nadia)

    every = await nadia.tap_in("Autres rencontres", "Toutes les rencontres :")
    draft = await nadia.tap_in(every.labels[0], "est encore un brouillon")

    assert every.labels[0].startswith("Brouillon : Un <b>repas</b> partagé")
    assert every.labels[1] == "Nos besoins, nos ressources, samedi 28 novembre"
    assert draft.labels == ["Reprendre le brouillon"]


async def test_with_several_meetings_the_board_asks_which_one(sqlite_house):
    house, nadia = sqlite_house, sqlite_house.somebody("m01")
    meeting = await house.next_meeting()

    def announce(store):
        another = store.gatherings.add_draft(created_by=1, at=house.plan.now())
        later = meeting.starts_at + timedelta(days=7)
        facts = {"status": Status.ANNOUNCED, "title": "Une visite", "starts_at": later}
        store.gatherings.save(replace(another, **facts))

    await house.cellar.change(announce)
    asked = await nadia.say("/tableau")
    chosen = await nadia.tap_in("Une visite, samedi 5 décembre", "Je viens : 0")

    assert asked.text == "Le tableau de bord de quelle rencontre ?"
    assert asked.labels[0] == "Nos besoins, nos ressources, samedi 28 novembre"
    assert "Une visite" in chosen.text


async def test_the_board_speaks_english_too(sqlite_house):
    zoe = await sqlite_house.organiser("Zoe", "en")

    board = await dashboard(zoe, command="/board")
    page = await zoe.tap_in("Who is coming", "Gaëlle S. (AMAP du canal)")

    assert board.text.startswith("Dashboard\nFourth meeting: Nos besoins, nos ressources")
    assert page.labels == ["Next →", "By organisation", "Dashboard"]
