"""What happens to an error that no update brought about."""

from structlog.testing import capture_logs
from telegram.ext import ApplicationBuilder

from bot.intake.application import AttentiveApplication
from bot.ports import StoreUnavailable
from handlers import errors

TOKEN = "123456:TEST-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"  # noqa: S105 - opens no door


def application():
    builder = ApplicationBuilder().application_class(AttentiveApplication)
    app = builder.token(TOKEN).updater(None).build()
    errors.register(app)
    return app


async def test_an_error_of_the_alarm_clock_is_logged_under_its_own_name(caplog):
    error = StoreUnavailable("the disk is full")

    with capture_logs() as logs:
        await application().process_error(None, error)

    assert [(line["event"], line["exc_info"]) for line in logs] == [("work_failed", error)]
    assert caplog.records == []
