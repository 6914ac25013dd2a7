"""python-telegram-bot's application, which here may no longer swallow what handlers raise."""

from typing import Any

from telegram.ext import Application
from typing_extensions import override

from bot.intake.attempt import ATTEMPT

AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class AttentiveApplication(AnyApplication):
    """
    Notes the error of a handler in the running attempt before error handlers see it.

    An error handler that answers it (a refusal, put into words) settles the attempt: then the
    update counts as answered. To be used with `ApplicationBuilder.application_class`.
    """

    @override
    async def process_error(
        self, update: object, error: Exception, job: Any = None, coroutine: Any = None
    ) -> bool:
        attempt = ATTEMPT.get(None)
        if attempt is not None and attempt.error is None:
            attempt.error = error
        return await super().process_error(update, error, job, coroutine)
