"""One address in front of several processes, as a web server would be."""

import itertools
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from aiohttp import ClientConnectionError, ClientSession, web

from bot.app.plan import Plan
from bot.config.sections import Webhook
from tests.house.brought import free_port
from tests.intake.waiting import until

_PATH = "/telegram"


@dataclass
class Balancer:
    """Gives each request to the next process; one that is gone gets none."""

    secret: str
    http: ClientSession
    port: int = 0
    ports: list[int] = field(default_factory=list)
    brought: list[int] = field(default_factory=list)
    _turns: Iterator[int] = field(default_factory=itertools.count)

    @classmethod
    @asynccontextmanager
    async def open(cls, secret: str) -> "AsyncIterator[Balancer]":
        async with ClientSession() as http:
            balancer = cls(secret, http)
            application = web.Application()
            application.router.add_post(_PATH, balancer.pass_on)
            runner = web.AppRunner(application, handle_signals=False)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            balancer.port = runner.addresses[0][1]
            yield balancer
            await runner.cleanup()

    async def pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {
            name: request.headers[name]
            for name in ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")
        }
        for _ in self.ports:
            place = next(self._turns) % len(self.ports)
            url = f"http://127.0.0.1:{self.ports[place]}{_PATH}"
            try:
                async with self.http.post(url, data=body, headers=headers) as answer:
                    self.brought[place] += answer.status == web.HTTPOk.status_code
                    said = await answer.read()
                    return web.Response(
                        status=answer.status, body=said, content_type=answer.content_type
                    )
            except ClientConnectionError:
                continue
        return web.Response(status=502)

    async def until_all_listen(self, plans: Sequence[Plan]) -> None:
        """Wait until each process takes what is brought to it."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret}
        for plan in plans:
            url = f"http://127.0.0.1:{plan.config.webhook.port}{_PATH}"
            await until(partial(self._is_taken, url, headers), within=20)

    async def _is_taken(self, url: str, headers: dict[str, str]) -> bool:
        nothing_of_ours = {"update_id": 1}
        try:
            async with self.http.post(url, json=nothing_of_ours, headers=headers) as answer:
                return answer.status == web.HTTPOk.status_code
        except ClientConnectionError:
            return False


def neighbour(plan: Plan, balancer: Balancer) -> Plan:
    """Return the plan of one more process behind the address of the balancer."""
    port = free_port()
    balancer.ports.append(port)
    balancer.brought.append(0)
    facts = {"url": f"http://127.0.0.1:{balancer.port}{_PATH}", "secret": balancer.secret}
    webhook = Webhook.model_validate({**facts, "port": port})
    is_first = len(balancer.ports) == 1
    return replace(
        plan,
        config=plan.config.model_copy(update={"webhook": webhook}),
        opening=plan.opening if is_first else None,
    )
