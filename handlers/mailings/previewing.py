"""A look at a message to many before it leaves: as members read it, with the counts below."""

from collections.abc import Sequence

from bot.callbacks.meetings import BoardTap
from bot.calls import Call, Screen
from bot.domain.mailing import NUDGE_REST, MailingKind, NudgedLately
from bot.ports import Store
from bot.services import mailings, meetings
from bot.services.mailing_letters import Message, Nudge, first_name
from bot.services.mailings import Preview
from bot.texts import Html
from bot.views import mailing_letters as letters, mailings as views
from bot.views.setting import Setting
from handlers.door import Knock


def show(knock: Knock, store: Store, mailing_id: int) -> Sequence[Call]:
    """Show the message exactly as it will be read, and how many people it reaches."""
    preview = mailings.preview(
        store,
        member=knock.member,
        mailing_id=mailing_id,
        community=knock.setting.community,
        now=knock.now,
    )
    text = _text(preview, store, knock.setting)
    return [knock.say(Screen(text)), knock.say(views.preview(preview, knock.setting))]


def _text(preview: Preview, store: Store, setting: Setting) -> Html:
    """Return what members read, in the organiser's language; its buttons would act already."""
    mailing, by, about = preview.mailing, preview.by, preview.whom.gathering
    if mailing.kind is MailingKind.NUDGE and about:
        seen = meetings.look_at(store, about)
        return letters.nudge_text(Nudge(by, seen, mailing.segment.group), setting)
    return letters.message_text(Message(by, mailing.text, first_name(by), about), setting)


def lately(refusal: NudgedLately, gathering_id: int, setting: Setting) -> Screen:
    """Say when these people were asked, and from when they may be asked again."""
    text = setting.words(
        "nudge.lately_at",
        when=setting.when(refusal.at),
        again=setting.when(refusal.at + NUDGE_REST),
    )
    return Screen(text, ((setting.button("mailing.board_button", BoardTap(gathering_id)),),))
