"""A report as a file: what is in it when it is about to be sent."""

from bot.domain.order import Order
from bot.domain.paper import Made
from bot.domain.report import Told
from bot.domain.rights import Action
from bot.ports import Store
from bot.services import observing, reports, rights
from bot.views import report_manuscripts
from bot.views.setting import Setting


def report(store: Store, order: Order, setting: Setting) -> Made:
    """
    Make the file of a report: for everybody once it is published, before that for its authors.

    Raises:
        NoReport, NotAnOrganiser, NoSuchGathering.
    """
    reader = store.members.get(order.asked_by)
    if not reports.is_published(store, order.subject):
        rights.check(store, reader, Action.WRITE_REPORT, gathering_id=order.subject)
    told = reports.told(store, order.subject, now=setting.now)
    if rights.observes(store, reader):
        told = observing.told(store, told)
    return Made(_name(told, setting), report_manuscripts.manuscript(told, setting))


def _name(told: Told, setting: Setting) -> str:
    starts_at = told.gathering.starts_at
    day = starts_at.astimezone(setting.zone).date().isoformat() if starts_at else ""
    return "-".join(part for part in (setting.words.plain("report.file_name"), day) if part)
