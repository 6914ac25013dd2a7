"""What members read when organisers write to many: their own words, or a question in ours."""

from bot.callbacks.meetings import ShowTap
from bot.callbacks.people import Errand, MenuTap, RsvpTap
from bot.callbacks.profiles import MyPart, MyTap
from bot.callbacks.reminders import Hush, HushTap
from bot.calls import Button, Screen
from bot.domain.rsvp import Answer
from bot.services.mailing_letters import Message, Nudge
from bot.texts import Html
from bot.views import meetings
from bot.views.setting import Setting
from bot.views.visit_changes import said_of

Rows = tuple[tuple[Button, ...], ...]


def nudge(letter: Nudge, setting: Setting) -> Screen:
    """Ask once more; a no is as good an answer as a yes."""
    gathering = letter.seen.gathering
    hush = setting.button("remind.hush_button", HushTap(gathering.id, Hush.HUSH))
    return Screen(nudge_text(letter, setting), (*_answers(letter, setting), (hush,)))


def nudge_text(letter: Nudge, setting: Setting) -> Html:
    """Return what is read, to be looked at before it leaves."""
    gathering = letter.seen.gathering
    facts = setting.words(
        "nudge.facts",
        title=gathering.title,
        when=setting.when(gathering.starts_at) if gathering.starts_at else "",
        where=meetings.where(gathering, setting),
    )
    return meetings.blocks(facts, setting.words(f"nudge.ask_{letter.group.value}"))


def _answers(letter: Nudge, setting: Setting) -> Rows:
    """Offer the answers; to those who came to another date, the first one says so."""
    gathering_id, rsvp = letter.seen.gathering.id, letter.seen.rsvp
    (yes, *rest), *more = meetings.answers_to(letter.seen.gathering, setting)
    if rsvp and rsvp.answer is Answer.YES:
        tap = RsvpTap(gathering_id, Answer.YES)
        yes = setting.button("letter.still_good", tap, style="success")
    return ((yes, *rest), *more)


def message(letter: Message, setting: Setting) -> Screen:
    """Show an organiser's words, signed, with a way to answer them and one to be spared."""
    rows = [(setting.button("relay.reply_button", MenuTap(Errand.HUMAN)),)]
    if letter.gathering:
        show = said_of(letter.gathering, "mailing.show_button")
        rows.append((setting.button(show, ShowTap(letter.gathering.id)),))
    rows.append((setting.button("remind.kinds_button", MyTap(MyPart.MESSAGES)),))
    return Screen(message_text(letter, setting), tuple(rows))


def message_text(letter: Message, setting: Setting) -> Html:
    """Return what is read, to be looked at before it leaves."""
    about = meetings.announcement(letter.gathering, setting) if letter.gathering else ""
    head = setting.words("mailing.head", by=letter.by)
    parts = [head, setting.words("mailing.about", meeting=about)] if about else [head]
    return meetings.blocks(
        Html("\n".join(parts)), setting.words("mailing.words", text=letter.text)
    )
