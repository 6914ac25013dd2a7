"""Nobody is written to too often, each chooses what about, and all see what stays unsaid."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.callbacks.boards import AccountTap
from bot.callbacks.reminders import Hush, HushTap
from bot.domain.delivery import Kind
from bot.domain.member import Status, Topic
from tests.house.boards import dashboard
from tests.house.letters import NEW, all_over, copies, crowd, on_monday, owe


@pytest.fixture
async def monday(database_url):
    house = await on_monday(database_url)
    yield house
    await house.close()


async def wish(house, *, paused, deaf):
    """Let somebody ask for calm, and somebody want no announcements."""

    def deed(store):
        one, other = (store.members.by_telegram_id(who.id) for who in (paused, deaf))
        store.members.save(replace(one, status=Status.PAUSED))
        store.mutes.put(other.id, Topic.ANNOUNCEMENTS)

    await house.cellar.change(deed)


async def account(reader, meeting, reads):
    """Open « Messages » of a meeting from any message."""
    board = await reader.say("/menu")
    await reader.forge(AccountTap(meeting.id, 0).pack(), message_id=board.id)
    return await reader.reads(reads)


async def put_off(house):
    """Wait until what is owed is put off to another day."""
    tomorrow = house.plan.now() + timedelta(hours=12)
    await house.until_so(lambda store: (store.deliveries.next_due() or tomorrow) > tomorrow)


async def test_a_second_invitation_waits_for_the_next_day_and_organisers_see_why(monday):
    nadia = monday.somebody("m01")
    people = await crowd(monday, 4)
    glad, paused, deaf, gone = people
    await wish(monday, paused=paused, deaf=deaf)
    await gone.do("block")
    first = await owe(monday, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await all_over(monday)

    second = await owe(monday, Kind.ANNOUNCEMENT, {glad: None}, title="La fête")
    await put_off(monday)

    told = await account(nadia, first, "Envoyés : 1")
    assert told.text.split("\n\n")[1].split("\n") == [
        *("Annonce", "Envoyés : 1", "En pause : 1"),
        *("N’en souhaitent pas : 1", "À prévenir autrement : 1"),
    ]
    assert told.labels == ["À prévenir autrement", "Tableau de bord"]
    waits = await account(nadia, second, "Remis à un autre jour : 1")
    assert "1 par jour et 3 en sept jours." in waits.text
    assert await copies(glad, NEW) == 1
    await monday.clock(to="2027-03-02T09:00:01+01:00")
    await glad.reads("La fête")


async def test_only_organisers_read_what_became_of_messages(sqlite_house):
    meeting = await sqlite_house.next_meeting()
    gaelle, therese = sqlite_house.somebody("m06"), sqlite_house.somebody("m03")
    menu = await gaelle.say("/menu")

    refused = await gaelle.forge(AccountTap(meeting.id, 0).pack(), message_id=menu.id)
    await dashboard(therese)
    empty = await therese.tap_in("Messages", "Aucun message n’est prévu ni parti")
    back = await therese.tap_in("Tableau de bord", "Je viens : 9")

    assert "groupe projet" in refused.text
    assert empty.id == back.id


async def test_each_kind_is_explained_and_a_hushed_meeting_is_reminded_of_again(sqlite_house):
    meeting, gaelle = await sqlite_house.next_meeting(), sqlite_house.somebody("m06")
    card = await gaelle.say("/prochaine")
    await gaelle.forge(HushTap(meeting.id, Hush.HUSH).pack(), message_id=card.id)
    await gaelle.say("/moi")

    page = await gaelle.tap_in("Messages reçus", "Plus de rappel pour les rencontres ci-dessous.")
    label = f"Me rappeler « {meeting.title} »"
    await gaelle.tap(label)
    again = await gaelle.last()

    assert "Rappels : une question avant la rencontre, puis le lieu et l’heure." in page.text
    assert "Résumé du soir" not in page.text
    assert "1 par jour et 3 en sept jours." in page.text
    assert label in page.labels
    assert label not in again.labels
    assert again.labels[:3] == [
        "Annonces : oui",
        "Rappels : oui",
        "Nouvelles du groupe projet : oui",
    ]
