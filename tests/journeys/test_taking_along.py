"""Tables for the project group, and numbers as pictures: files that people really open."""

import csv
from io import BytesIO, StringIO

import openpyxl

from bot.callbacks.after import FiguresTap, TablesTap
from bot.callbacks.figures import YearTap
from bot.callbacks.tables import PictureTap, TableTap, TakeTap
from bot.domain.attendance import Taking
from bot.domain.order import Form, Paper
from tests.house.figures import forged, held, opens
from tests.house.files import content, received


async def table(house, somebody, label, *, after=0):
    """Tap a kind of file; return its message and what is in it."""
    await somebody.tap(label)
    shown = await received(somebody, "document", after=after)
    return shown, await content(house, shown)


async def test_an_organiser_takes_all_three_tables_along(house):
    nadia = house.somebody("m01")
    third = await held(house, "M3")

    asked = await opens(nadia, TablesTap(third), "Tableaux à emporter")
    assert asked.labels == ["Présences", "Réponses", "Retours", "Tableau de bord"]
    await nadia.tap_in("Présences", "Pour quel logiciel ?")
    shown, file = await table(house, nadia, "N’importe lequel (CSV)")
    rows = list(csv.reader(StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert "à garder pour le groupe projet" in shown.text
    assert shown.whole["document"]["file_name"].startswith("presences-2026-")
    assert rows[2] == ["Nom", "Structures", "Cercle", "Comment", "Personnes"]
    assert ["Hugo M.", "Fablab du passage", "récit", "en visio", "1"] in rows
    assert len(rows) == 3 + 12

    await nadia.tap_in("Un autre tableau", "Tableaux à emporter")
    await nadia.tap_in("Réponses", "Pour quel logiciel ?")
    shown, file = await table(house, nadia, "Excel (XLSX)", after=shown.id)
    page = openpyxl.load_workbook(BytesIO(file)).worksheets[0]
    assert (page.title, page.max_row) == ("Réponses", 3 + 16)

    await nadia.tap_in("Un autre tableau", "Tableaux à emporter")
    await nadia.tap_in("Retours", "Pour quel logiciel ?")
    shown, file = await table(house, nadia, "LibreOffice (ODS)", after=shown.id)
    assert shown.whole["document"]["file_name"].endswith(".ods")
    assert file.startswith(b"PK")

    notes = await house.look(lambda store: store.audit.page(start=0, size=3))
    assert [note.facts for note in notes] == ["feedbacks ods", "answers xlsx", "presences csv"]
    assert "tableau emporté" in (await nadia.say("/journal")).text


async def test_a_list_that_is_not_ended_is_not_taken_along(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    third = await held(sqlite_house, "M3")
    now = sqlite_house.plan.now()
    await sqlite_house.cellar.change(
        lambda store: store.attendances.take(third, Taking.OPEN, at=now)
    )

    await opens(nadia, TablesTap(third), "Tableaux à emporter")
    toast = await nadia.tap("Présences")

    assert "La liste des présences n’est pas encore validée." in toast.text


async def test_nobody_else_takes_anything_along_not_even_by_a_forged_button(sqlite_house):
    third = await held(sqlite_house, "M3")

    for key in ("m06", "m09"):
        member = sqlite_house.somebody(key)
        for tap in (
            TablesTap(third),
            TableTap(third, Paper.ANSWERS),
            TakeTap(third, Paper.ANSWERS, Form.CSV),
            PictureTap(Paper.FIGURES, third),
        ):
            await forged(member, tap)
        assert not [m for m in await member.messages() if m.whole["document"] or m.whole["photo"]]
    for strange in (
        TakeTap(third, Paper.REPORT, Form.CSV),
        TakeTap(third, Paper.ANSWERS, Form.PDF),
    ):
        await forged(sqlite_house.somebody("m01"), strange)

    assert sqlite_house.calls("sendDocument") == sqlite_house.calls("sendPhoto") == []
    notes = await sqlite_house.look(lambda store: store.audit.page(start=0, size=3))
    assert "table.take" not in {note.action for note in notes}


async def test_numbers_come_as_a_picture_that_is_told_in_words_too(house):
    nadia, gaelle = house.somebody("m01"), house.somebody("m06")
    third = await held(house, "M3")

    await opens(nadia, FiguresTap(third), "Signes reçus")
    await nadia.tap("En image")
    shown = await received(nadia, "photo")
    assert "Signes reçus avant : 16 sur 22 (Je viens : 11" in shown.text
    assert "Présences : 12 (Groupe projet : 5, Récit : 1, Autres : 6)" in shown.text
    assert (await content(house, shown)).startswith(b"\x89PNG")
    assert {call.params["action"] for call in house.calls("sendChatAction")} == {"upload_photo"}

    await forged(gaelle, PictureTap(Paper.THREE_MEETINGS, third))
    three = await received(gaelle, "photo")
    assert "Présences (Première : 14, Deuxième : 15, Troisième : 12)" in three.text
    assert "Le casier partagé" in three.text
    await opens(gaelle, YearTap(2026), "2026")
    await gaelle.tap("En image")
    year = await received(gaelle, "photo", after=three.id)
    assert "Rencontres : 3" in year.text


async def test_it_all_is_there_in_english(sqlite_house):
    house = sqlite_house
    ada = await house.organiser("Ada", "en")
    third = await held(house, "M3")

    await opens(ada, TablesTap(third), "Tables to take along")
    await ada.tap_in("Answers", "For which program?")
    shown, file = await table(house, ada, "Any of them (CSV)")
    assert shown.whole["document"]["file_name"].startswith("answers-")
    assert '"Name";"Organisations";"Answer"' in file.decode()
    assert "Personal data: to be kept within the project group." in shown.text
    await forged(ada, PictureTap(Paper.FIGURES, third))
    assert "Signs received before: 16 of 22" in (await received(ada, "photo")).text
