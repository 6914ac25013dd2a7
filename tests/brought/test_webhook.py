"""What is peculiar to a bot to which Telegram brings the updates."""

import asyncio
import json
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.app.playground import BOT_ID
from bot.app.rooms import live
from bot.app.wishes import CannotServe
from bot.config.sections import Config, Health
from bot.domain.rsvp import Answer
from tests.brought.balancer import Balancer, neighbour
from tests.house.brought import SECRET, free_port
from tests.house.house import GROUP, TOKEN, House, Somebody, config_on
from tests.intake.waiting import until

HEADER = "X-Telegram-Bot-Api-Secret-Token"
TAPS = "answerCallbackQuery"


async def bring(house: House, update: dict[str, Any], *, secret: str = SECRET) -> Any:
    """Bring an update as Telegram would; return the status and what travels back."""
    url = house.plan.config.webhook.url
    async with ClientSession() as http, http.post(url, json=update, headers={HEADER: secret}) as r:
        return r.status, json.loads(await r.read() or b"null")


async def tapped(house: House, label: str) -> dict[str, Any]:
    """Let Fatou tap on the card of the group; return the update instead of having it brought."""
    fatou = house.somebody("m12").there(GROUP)
    card = await fatou.sees(label)
    await api(house, "deleteWebhook")
    row, column = card.place_of(label)
    await fatou.do("tap", message_id=card.id, row=row, column=column, wait=0)
    [entry] = house.sandbox.world.queues[BOT_ID].waiting_entries()
    update: dict[str, Any] = json.loads(entry.text)
    return update


async def api(house: House, method: str, **fields: Any) -> Any:
    async with house.http.post(f"/bot{TOKEN}/{method}", json=fields) as response:
        return (await response.json())["result"]


async def test_the_answer_to_a_tap_travels_back_with_the_request(house):
    update = await tapped(house, "Je viens")
    status, call = await bring(house, update)
    await house.until_so(is_all_crossed_out)
    again = await bring(house, update)

    assert (status, call["method"]) == (200, TAPS)
    assert call["text"].startswith("C’est noté, vous venez.")
    assert again == (200, call)  # for the reply may have been lost
    assert house.calls(TAPS) == []
    assert await answers_of(house, "m12") == [Answer.YES]


async def test_without_the_secret_nothing_is_stored_and_nothing_done(house):
    update = await tapped(house, "Je viens")
    before = await house.cellar.count("inbox")

    statuses = [(await bring(house, update, secret=wrong))[0] for wrong in ("", SECRET[1:])]

    assert statuses == [403, 403]
    assert await house.cellar.count("inbox") == before
    assert await answers_of(house, "m12") == []


async def test_an_update_that_is_brought_twice_has_one_effect(house):
    fatou = house.somebody("m12").there(GROUP)
    await fatou.reads("Je viens : 9")
    before = await house.cellar.count("rsvp_history")
    await house.fault("duplicate_update", times=3)

    toast = await fatou.tap("Je viens")
    await fatou.reads("Je viens : 10")
    menu = await house.somebody("m12").say("/menu")

    assert toast.text.startswith("C’est noté, vous venez.")
    assert await house.cellar.count("rsvp_history") == before + 1
    assert len([m for m in await house.somebody("m12").messages() if m.text == menu.text]) == 1


async def test_the_way_in_can_be_changed_there_and_back_and_nothing_is_lost(sqlite_url):
    house = await House.build(sqlite_url)
    await house.open()
    fatou = house.somebody("m12")
    await fatou.there(GROUP).tap("Je viens")
    asked, brought = house.plan.config, config_on(sqlite_url, mode="webhook")

    for times, config in enumerate((brought, asked, brought), start=1):
        await house.stop()
        await fatou.do("say", text="/humain")  # while nobody is there
        settle(house, config)
        await house.start()
        await until(
            partial(is_read, fatou, "Une personne peut vous répondre", times=times), within=10
        )
        assert (await fatou.there(GROUP).tap("Je viens")).text.startswith("C’est déjà noté.")
    webhook = await api(house, "getWebhookInfo")

    assert webhook["url"] == brought.webhook.url
    assert set(webhook["allowed_updates"]) >= {"message", "callback_query", "my_chat_member"}
    assert len([call for call in house.calls("setWebhook") if call.status == 200]) == 2
    assert all(call.params.get("drop_pending_updates") != "true" for call in dropping(house))
    await house.close()


async def test_several_processes_behind_one_address_answer_as_one(postgres_url):
    house = await House.build(postgres_url, mode="webhook")
    async with Balancer.open(SECRET) as balancer:
        plans = [neighbour(house.plan, balancer) for _ in range(3)]
        house.plan = plans[0]
        await house.open()
        stop = asyncio.Event()
        others = [asyncio.create_task(live(plan, stop)) for plan in plans[1:]]
        await balancer.until_all_listen(plans)

        people = [house.somebody(key) for key in ("m04", "m06", "m07", "m12")]
        for label in ("Je viens", "Je ne peux pas", "Je ne sais pas encore", "Je viens"):
            taps = [somebody.there(GROUP).tap(label) for somebody in people]
            assert all(toast.is_answered for toast in await asyncio.gather(*taps))
        for somebody in people:
            await somebody.say("/menu")
        stop.set()
        assert await asyncio.gather(*others) == [0, 0]
        await people[0].say("/humain")

    answers = [(await answers_of(house, key))[-1] for key in ("m04", "m06", "m07", "m12")]
    assert answers == [Answer.YES] * 4
    assert min(balancer.brought) > 3
    await house.close()


async def test_a_port_that_is_taken_is_told_at_the_start(postgres_url):
    house = await House.build(postgres_url, mode="webhook")
    await house.open()
    second = replace(house.plan, opening=None)

    with pytest.raises(CannotServe, match="webhook: cannot listen at 127"):
        await live(second, asyncio.Event())

    await house.close()


async def test_the_page_tells_that_all_is_well(house):
    await house.stop()
    port = free_port()
    settle(house, house.plan.config.model_copy(update={"health": Health(port=port)}))
    await house.start()
    await house.somebody("m12").say("/menu")

    async with ClientSession() as http, http.get(f"http://127.0.0.1:{port}/health") as response:
        told = await response.json()

    assert (response.status, told["alarms"], told["mode"]) == (200, [], "webhook")
    assert told["leading"] is True
    assert told["last_update_age"] is not None


async def is_read(somebody: Somebody, words: str, *, times: int) -> bool:
    """Tell whether somebody reads these words so many times, and no more."""
    return sum(words in message.text for message in await somebody.messages()) == times


def settle(house: House, config: Config) -> None:
    house.plan = replace(house.plan, config=config)


def dropping(house: House) -> list[Any]:
    return [*house.calls("setWebhook"), *house.calls("deleteWebhook")]


def is_all_crossed_out(store: Any) -> bool:
    return not store.inbox.waiting() and not store.inbox.owed()


async def answers_of(house: House, key: str) -> list[Answer]:
    """Return what a member answers to the next meeting, if anything."""
    somebody = house.somebody(key)
    now = house.plan.now()

    def found(store: Any) -> list[Answer]:
        meeting = store.gatherings.next_meeting(now=now)
        member = store.members.by_telegram_id(somebody.id)
        rsvp = store.rsvps.of(meeting.id, member.id)
        return [rsvp.answer] if rsvp else []

    answers: list[Answer] = await house.look(found)
    return answers
