"""Several bots on one database: whoever does it, people are answered once, and cards are true."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.delivery import Kind, Promise
from bot.domain.member import Person
from bot.domain.rsvp import Answer, Rsvp
from bot.services import members
from tests.house.brought import free_port
from tests.house.company import Company
from tests.house.house import GROUP, House
from tests.house.letters import NEW, all_over, copies, crowd, meeting, owe
from tests.house.proxy import Proxy

HELP = {"type": "bot_command", "offset": 0, "length": 5}


@pytest.fixture
async def company(postgres_url):
    """Return a house in which a second bot lives; neither looks around within a test."""
    house = await House.build(postgres_url)
    await house.open()
    company = Company(house)
    await company.another()
    yield company
    await company.close()
    await house.close()


async def test_a_second_bot_takes_over_when_the_first_leaves(company):
    house = company.house
    fatou = house.somebody("m12").there(GROUP)
    card = await fatou.reads("Je viens : 9")

    await house.stop()
    toast = await fatou.tap("Je viens", on=card)

    assert toast.text.startswith("C’est noté, vous venez.")
    await fatou.reads("Je viens : 10 (8 structures)")
    assert [call for call in house.calls("getUpdates") if call.status == 409] == []


async def test_the_bot_that_leads_hears_which_cards_changed_elsewhere(company):
    house = company.house
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")
    coming = await house.next_meeting()

    def elsewhere(store):
        member = store.members.by_telegram_id(fatou.id)
        now = house.plan.now()
        store.rsvps.put(Rsvp(coming.id, member.id, Answer.YES, answered_at=now))
        store.touch(coming.id)

    await house.cellar.change(elsewhere)

    await fatou.reads("Je viens : 10 (8 structures)")


async def test_an_update_that_a_dead_bot_had_in_hand_is_worked_on_by_another(company):
    house, fatou = company.house, company.house.somebody("m12")
    message = {
        "message_id": 1000,
        "date": 1,
        "chat": {"id": fatou.id, "type": "private"},
        "from": {"id": fatou.id, "is_bot": False, "first_name": "Fatou"},
        "text": "/aide",
        "entities": [HELP],
    }
    seq = house.seq

    await company.leave_behind({"update_id": 1, "message": message}, person_key=fatou.id)

    def answers():
        sent = house.calls("sendMessage", after=seq)
        return [one for one in sent if one.params["chat_id"] == str(fatou.id)]

    await house.until(answers)
    await house.until_so(lambda store: not store.inbox.waiting() and not store.inbox.owed())
    assert len(answers()) == 1


async def test_letters_planned_anywhere_leave_and_each_arrives_once(company_on_monday):
    people = await crowd(company_on_monday.house, 30)

    await owe(company_on_monday.house, Kind.ANNOUNCEMENT, dict.fromkeys(people))
    await all_over(company_on_monday.house)

    assert [await copies(somebody, NEW) for somebody in people] == [1] * 30


async def test_letters_that_a_dead_bot_had_in_hand_are_sent_by_another(company_on_monday):
    house = company_on_monday.house
    people = await crowd(house, 5)

    def later(store):
        made, due_at = meeting(store), house.plan.now() + timedelta(hours=1)
        for somebody in people:
            member = members.agree(store, person=Person(somebody.id, "P"), now=house.plan.now())
            key = f"announcement:{made.id}:{member.id}"
            promise = Promise(key, Kind.ANNOUNCEMENT, member.id, made.id, due_at)
            store.deliveries.plan([promise], at=house.plan.now())

    await house.cellar.change(later)
    await company_on_monday.abandon_letters("claimed")
    await house.clock(to="2027-03-01T11:00:01+01:00", is_heard=False)
    await all_over(house)

    assert [await copies(somebody, NEW) for somebody in people] == [1] * 5


async def test_where_telegram_brings_the_updates_any_bot_takes_them(postgres_url):
    house, proxy = await House.build(postgres_url, mode="webhook"), Proxy()
    place = free_port()
    await proxy.open(place)
    config = house.plan.config
    webhook = config.webhook.model_copy(update={"url": f"http://127.0.0.1:{place}/telegram"})
    house.plan = replace(house.plan, config=config.model_copy(update={"webhook": webhook}))
    proxy.ports.append(webhook.port)
    await house.open()
    company = Company(house)
    await company.another()
    proxy.ports.extend(company.ports)
    fatou = house.somebody("m12").there(GROUP)

    for label in ("Je viens", "Je ne peux pas", "Je viens"):
        await fatou.tap(label, on=await fatou.reads("Récit"))
    await fatou.reads("Je viens : 10 (8 structures)")
    await house.stop()
    toast = await fatou.tap("Je ne peux pas", on=await fatou.reads("Récit"))
    await company.close()
    await house.close()
    await proxy.close()

    assert toast.is_answered
    assert sorted(proxy.served) == sorted([webhook.port, *company.ports])
