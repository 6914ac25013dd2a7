"""One address for several bots, as a web server in front of them would give them."""

from collections import deque

from aiohttp import ClientConnectionError, ClientSession, web

_KEPT = ("Content-Type", "X-Telegram-Bot-Api-Secret-Token")


class Proxy:
    """Hands each request to the next bot in turn, and to another one if that is gone."""

    def __init__(self) -> None:
        self.ports: deque[int] = deque()
        self.served: dict[int, int] = {}
        self._runner = web.AppRunner(self._application())
        self._http = ClientSession()

    def _application(self) -> web.Application:
        application = web.Application()
        application.router.add_post("/telegram", self._pass_on)
        return application

    async def open(self, port: int) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()

    async def close(self) -> None:
        await self._http.close()
        await self._runner.cleanup()

    async def _pass_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: request.headers[name] for name in _KEPT if name in request.headers}
        for _ in range(len(self.ports)):
            self.ports.rotate()
            port = self.ports[0]
            try:
                async with self._http.post(
                    f"http://127.0.0.1:{port}/telegram", data=body, headers=headers
                ) as answer:
                    if answer.status == web.HTTPOk.status_code:
                        self.served[port] = self.served.get(port, 0) + 1
                    return web.Response(
                        body=await answer.read(),
                        status=answer.status,
                        content_type=answer.content_type,
                    )
            except ClientConnectionError:
                continue
        raise web.HTTPBadGateway
