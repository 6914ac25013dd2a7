"""C3: webhooks."""

import asyncio
from typing import Any

import pytest
from aiohttp import web

from tests.sandbox.driving import BOT, NADIA, YVES


class Hook:
    """A web server of a bot: keeps what came, answers what it is told to."""

    def __init__(self) -> None:
        self.url = ""
        self.received: list[tuple[dict[str, Any], dict[str, str]]] = []
        self.answers: list[web.Response] = []
        self.arrived = asyncio.Condition()
        self.gate = asyncio.Event()
        self.gate.set()

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        async with self.arrived:
            self.received.append((update, dict(request.headers)))
            self.arrived.notify_all()
        await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    async def wait_for(self, count: int) -> list[dict[str, Any]]:
        async with asyncio.timeout(20), self.arrived:
            await self.arrived.wait_for(lambda: len(self.received) >= count)
        return [update for update, _ in self.received]


@pytest.fixture
async def hook():
    taken = Hook()
    app = web.Application()
    app.router.add_post("/hook", taken.take)
    runner = web.AppRunner(app, handle_signals=False)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    taken.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield taken
    taken.gate.set()
    await runner.cleanup()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://example.org/", "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            "https://example.org:81/",
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ("https://10.0.0.1/", "bad webhook: IP address 10.0.0.1 is reserved"),
        ("https://", "invalid webhook URL specified"),
        ("http://127.0.0.1:9/", "bad webhook: Connection refused"),
    ],
)
async def test_a_url_that_cannot_be_a_webhook_is_refused(bot, url, why):
    """C3.1"""
    reply = await bot("setWebhook", url=url)

    assert reply.refusal == f"Bad Request: {why}"


@pytest.mark.parametrize(
    ("secret", "why"),
    [("x" * 257, "secret token is too long"), ("é", "secret token contains unallowed characters")],
)
async def test_a_strange_secret_is_refused(bot, hook, secret, why):
    """C3.1"""
    reply = await bot("setWebhook", url=hook.url, secret_token=secret)

    assert reply.refusal == f"Bad Request: {why}"


async def test_setting_and_deleting_say_what_they_did(bot, hook, sandbox):
    """C1.3, C3.1"""
    said = [
        (await bot("deleteWebhook")).body["description"],
        (await bot("setWebhook", url=hook.url)).body["description"],
        (await bot("setWebhook", url=hook.url)).refusal,
        (await bot("deleteWebhook")).body["description"],
    ]

    assert said == [
        "Webhook is already deleted",
        "Webhook was set",
        "Too Many Requests: retry after 1",
        "Webhook was deleted",
    ]


async def test_setting_a_webhook_ends_a_pending_poll(bot, hook):
    """C2.4"""
    poll = asyncio.create_task(bot("getUpdates", timeout=30))
    await asyncio.sleep(0)

    await bot("setWebhook", url=hook.url)

    reply = await asyncio.wait_for(poll, 20)
    assert reply.status == 409
    assert "webhook" in reply.refusal.lower()


async def test_updates_are_posted_with_the_secret(bot, hook, people):
    """C3.2"""
    await bot("setWebhook", url=hook.url, secret_token="s3cret")  # noqa: S106 - not a real one

    await people.act(NADIA, BOT, "start")

    (update,) = await hook.wait_for(1)
    assert update["message"]["text"] == "/start"
    assert hook.received[0][1]["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"


async def test_one_chat_waits_for_its_answer_while_another_goes_on(bot, hook, people):
    """C3.3"""
    await bot("setWebhook", url=hook.url)
    hook.gate.clear()
    await people.act(NADIA, BOT, "say", text="1")
    await people.act(NADIA, BOT, "say", text="2")
    await people.act(YVES, BOT, "say", text="3")

    first = {update["message"]["text"] for update in await hook.wait_for(2)}
    hook.gate.set()
    everything = [update["message"]["text"] for update in await hook.wait_for(3)]

    assert first == {"1", "3"}
    assert everything[2] == "2"


async def test_a_refused_update_comes_again_at_once(bot, hook, people):
    """C3.4"""
    hook.answers = [web.Response(status=500)]
    await bot("setWebhook", url=hook.url)

    await people.act(NADIA, BOT, "start")

    first, second = await hook.wait_for(2)
    info = (await bot("getWebhookInfo")).result
    assert first == second
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )


async def test_the_answer_may_carry_a_call(bot, hook, people):
    """C3.4"""
    call = {"method": "sendMessage", "chat_id": NADIA, "text": "Bienvenue"}
    hook.answers = [web.json_response(call)]
    await bot("setWebhook", url=hook.url)
    seq = (await people.get("events"))["seq"]

    await people.act(NADIA, BOT, "start")
    await _until_called(people, seq, "sendMessage")

    assert (await people.sees(NADIA, BOT))[-1]["text"] == "Bienvenue"


async def test_what_waited_is_delivered_when_the_webhook_is_set(bot, hook, people):
    """C3.3"""
    await people.act(NADIA, BOT, "start")

    await bot("setWebhook", url=hook.url)

    assert len(await hook.wait_for(1)) == 1


async def test_what_waited_can_be_dropped(bot, people, started):
    """C3.1"""
    await bot("deleteWebhook", drop_pending_updates=True)

    assert (await people.get("updates"))["pending"] == 0


async def test_the_description_of_a_webhook(bot, hook):
    """C3.5"""
    before = (await bot("getWebhookInfo")).result
    await bot("setWebhook", url=hook.url, max_connections=500, allowed_updates=["message"])

    after = (await bot("getWebhookInfo")).result

    assert before == {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    assert after["max_connections"] == 100
    assert after["ip_address"] == "127.0.0.1"
    assert after["allowed_updates"] == ["message"]


async def test_a_doubled_delivery_can_be_asked_for(bot, hook, people):
    await bot("setWebhook", url=hook.url)
    await people.post("faults", kind="duplicate_update")

    await people.act(NADIA, BOT, "start")

    first, second = await hook.wait_for(2)
    assert first == second


async def _until_called(people, seq, method):
    async with asyncio.timeout(20):
        while True:
            told = await people.get("events", after=seq, timeout=20)
            if any(event.get("method") == method for event in told["events"]):
                return
            seq = told["seq"]
