"""A table of people: sent or pasted, looked at, and brought in by a tap."""

from base64 import b64encode

import pytest

from bot.domain.member import Channel
from tests.journeys.test_directory import member_named

TABLE = (
    "Prénom;Structure;Canal;Contact\n"
    "Marcelle;Le Jardin d’en face;téléphone;+33 1 00 00 00 00\n"
    "Gaëlle S.;AMAP du canal;;\n"
    "Odile;AMAP du canal;telegram;\n"
    ";AMAP du canal;;\n"
    "Rosa;;pigeon;\n"
)


async def send_file(person, content, *, name="membres.csv"):
    """Send a file and return the bot's next message."""
    body = b64encode(content).decode("ascii")
    sent = await person.do("send-file", file_name=name, mime="text/csv", base64=body)
    return await person._next_message(int(sent["message_id"]))


async def test_a_file_is_looked_at_then_brought_in(house):
    nadia = house.somebody("m01")
    await nadia.say("/membres")
    await nadia.tap_in("Importer une liste", "Envoyez un fichier .csv")

    seen = await send_file(nadia, TABLE.encode("cp1252"))

    assert seen.text == (
        "Voici ce que j’ai lu\n"
        "Nouvelles personnes : 2\n"
        "Nouvelles structures : 1\n"
        "Déjà connues, laissées telles quelles : 1 (Gaëlle S.)\n"
        "Lignes à corriger : 2\n"
        "Ligne 5 : il manque le nom\n"
        "Ligne 6 : ce canal m’est inconnu (telegram, téléphone, mail, papier)"
    )
    assert await house.look(member_named("Marcelle")) is None
    await house.restart()
    await nadia.tap_in("Ajouter (2)", "Personnes ajoutées : 2")
    file = await nadia.reads("Un lien personnel par personne")
    assert file.whole["document"]["file_name"] == "liens.csv"
    marcelle = await house.look(member_named("Marcelle"))
    assert (marcelle.channel, marcelle.contact_note) == (Channel.PHONE, "+33 1 00 00 00 00")
    odile = await house.look(member_named("Odile"))
    organisations = await house.look(lambda store: store.organisations.of(odile.id))
    assert [organisation.name for organisation in organisations] == ["AMAP du canal"]
    # The same file again brings nobody in twice.
    again = await send_file(nadia, TABLE.encode())
    assert "Nouvelles personnes : 0" in again.text
    assert again.labels == ["Ne rien ajouter"]


async def test_the_links_of_a_list_open_the_door(house):
    nadia, odile = house.somebody("m01"), await house.stranger("Odile de Telegram")
    await nadia.say("/membres")
    await nadia.tap_in("Importer une liste", "Envoyez un fichier .csv")
    await nadia.say("nom,organisation\nOdile,AMAP du canal\n")
    await nadia.tap_in("Ajouter (1)", "Personnes ajoutées : 1")
    file = await nadia.reads("Un lien personnel par personne")
    async with house.http.get(file.whole["document"]["url"]) as response:
        table = (await response.read()).decode("utf-8-sig")
    assert table.splitlines()[0] == '"nom";"structure";"contact";"lien"'
    payload = table.splitlines()[1].rsplit("start=", 1)[1].rstrip('"')

    asked = await odile.start(payload)

    assert "Ce lien a été préparé pour Odile (AMAP du canal)" in asked.text


async def test_nothing_is_brought_in_after_a_no_or_a_cancel(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    for way_out in ("Ne rien ajouter", "/annuler"):
        seen = await send_file(nadia, b"nom\nMarcelle\n")
        if way_out.startswith("/"):
            await nadia.say(way_out)
        else:
            await nadia.tap_in(way_out, "je n’ai rien ajouté")
        late = await nadia.forge("1:xr:yes", message_id=seen.id)
        assert late.is_alert

    assert await sqlite_house.look(member_named("Marcelle")) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00", "ce n’est pas du texte"),
        (b"x" * 300_000, "trop grand"),
        (b"nom\n=CMD|' /C calc'!A0\n", "Ligne 2 : un calcul de tableur"),
        (b"Marcelle;AMAP\n", "la colonne des noms"),
        (b"\n", "Je ne trouve personne"),
    ],
)
async def test_a_strange_file_gets_one_clear_sentence(sqlite_house, content, words):
    house, nadia = sqlite_house, sqlite_house.somebody("m01")
    before = await house.cellar.count("members")

    seen = await send_file(nadia, content)

    assert words in seen.text
    assert await house.cellar.count("members") == before


async def test_a_thousand_people_come_in_at_once(house):
    nadia = house.somebody("m01")
    table = "nom;structure\n" + "".join(f"Personne {n};Club {n % 40}\n" for n in range(1000))
    seen = await send_file(nadia, table.encode())
    assert "Nouvelles personnes : 1000\nNouvelles structures : 40" in seen.text

    await nadia.tap_in("Ajouter (1000)", "Personnes ajoutées : 1000")

    assert await house.cellar.count("invitations") == 1000
    await nadia.reads("Un lien personnel par personne")


async def test_a_file_that_telegram_does_not_give_is_asked_for_again(sqlite_house):
    nadia = sqlite_house.somebody("m01")
    await sqlite_house.fault("bad_gateway", "getFile")

    told = await send_file(nadia, b"nom\nMarcelle\n")

    assert "Envoyez-le encore une fois" in told.text


async def test_a_file_of_a_member_is_not_even_fetched(sqlite_house):
    fatou = sqlite_house.somebody("m12")

    told = await send_file(fatou, TABLE.encode())

    assert "Ligne" not in told.text
    assert sqlite_house.calls("getFile") == []
