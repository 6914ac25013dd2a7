"""What visitors are asked after a visit, as they read it; and how they tell it to the others."""

from collections.abc import Sequence
from typing import Final

from bot.callbacks.rsvps import OwnStep, OwnTap
from bot.callbacks.telling import (
    MayTap,
    OwnPage,
    OwnWordsTap,
    SayTap,
    Way,
    WayTap,
    WordStep,
    WordTap,
)
from bot.calls import Button, Screen
from bot.domain.feedback import Consent, SentenceTooLong
from bot.domain.telling import ASKED
from bot.domain.visit import VisitAnswer, VisitWord
from bot.services.feedback_letters import FeedbackLetter
from bot.services.visit_words import OwnWords
from bot.texts import Html
from bot.views.meetings import blocks
from bot.views.setting import Setting

Rows = Sequence[Sequence[Button]]
_CONSENTS: Final = (Consent.ANONYMOUS, Consent.NAMED, Consent.NONE)


def letter(letter: FeedbackLetter, setting: Setting) -> Screen:
    """Thank somebody for their visit, and let them choose a question, or none."""
    gathering = letter.asking.gathering
    key = "telling.asked" if letter.is_sure else "telling.asked_unsure"
    text = setting.words(key, title=gathering.title)
    missed = OwnTap(gathering.id, OwnStep.MISSED)
    away = () if letter.is_sure else ((setting.button("feedback.couldnt_button", missed),),)
    rows = (*_questions(gathering.id, ASKED, setting), *away, (_pass(gathering.id, setting),))
    return Screen(blocks(text, setting.words("telling.choose")), rows)


def choose(own: OwnWords, setting: Setting) -> Screen:
    """Let somebody choose a question again."""
    words = [VisitWord.HOST] if own.is_host else ASKED
    rows = (*_questions(own.gathering.id, words, setting), (_pass(own.gathering.id, setting),))
    return Screen(setting.words("telling.choose"), rows)


def _questions(gathering_id: int, words: Sequence[VisitWord], setting: Setting) -> Rows:
    return [
        (setting.button(f"telling.word_{word.value}", SayTap(gathering_id, word)),)
        for word in words
    ]


def _pass(gathering_id: int, setting: Setting) -> Button:
    return setting.button("feedback.pass_button", OwnWordsTap(gathering_id, OwnPage.DONE))


def ask_word(own: OwnWords, word: VisitWord, setting: Setting) -> Screen:
    """Ask for one thing; a photo may go with it."""
    text = setting.words(f"telling.ask_{word.value}")
    how = setting.words("telling.how")
    there = _there(own.of(word), setting)
    return Screen(_some_blocks(Html(f"{text}\n{how}"), there), (_leave(own, setting),))


def _there(said: VisitAnswer | None, setting: Setting) -> Html:
    """Remind somebody of what they said before."""
    if said is None:
        return Html()
    if said.sentence:
        return setting.words("feedback.q3_mine", sentence=said.sentence)
    return setting.words("feedback.q3_my_voice" if said.voice else "telling.my_photo")


def _leave(own: OwnWords, setting: Setting) -> tuple[Button, ...]:
    page = OwnPage.SHOW if own.has_any else OwnPage.BEGIN
    return (setting.button("feedback.back_button", OwnWordsTap(own.gathering.id, page)),)


def too_long(own: OwnWords, refusal: SentenceTooLong, setting: Setting) -> Screen:
    """Say how long it was; the question stays open."""
    told = setting.words(refusal.key)
    length = setting.words("feedback.length", length=refusal.length)
    return Screen(Html(f"{told}\n{length}"), (_leave(own, setting),))


def ask_consent(own: OwnWords, word: VisitWord, setting: Setting) -> Screen:
    """Ask what may be done with somebody's words."""
    said = own.of(word)
    key = "telling.quote" if said and said.sentence else "telling.quote_voice"
    text = setting.words(key, sentence=said.sentence if said else "")
    which, answer_id = own.gathering.id, said.id if said else 0
    rows = [
        (setting.button(f"feedback.allow_{one.value}", MayTap(which, word, answer_id, one)),)
        for one in _CONSENTS
    ]
    return Screen(Html(f"{text}\n{setting.words('feedback.warning')}"), rows)


def ask_way(own: OwnWords, setting: Setting, *, said: str = "") -> Screen:
    """Ask who would tell it at the meeting, alone or with somebody; `said` is a key."""
    which, no = own.gathering.id, Way.READ if own.has_quotable else Way.OTHERS
    rows = [
        (setting.button(f"telling.way_{way.value}", WayTap(which, way)),)
        for way in (Way.ALONE, Way.TOGETHER, no)
    ]
    starts_at = own.told_at.starts_at if own.told_at else None
    key = "telling.who_tells" if starts_at else "telling.who_tells_undated"
    when = setting.when(starts_at) if starts_at else ""
    news = setting.words(said) if said else Html()
    return Screen(_some_blocks(news, setting.words(key, when=when)), rows)


def way_noted(own: OwnWords, way: Way, setting: Setting) -> Screen:
    """Say what follows from how somebody tells it."""
    return mine(own, setting, said=_noted(own, way))


def _noted(own: OwnWords, way: Way) -> str:
    match way:
        case Way.ALONE | Way.TOGETHER:
            return "telling.ack"
        case Way.READ if own.has_quotable:
            return "telling.ack_read"
        case Way.READ:
            return "telling.ack_unread"
        case Way.OTHERS:
            return "telling.ack_others"


def ready(own: OwnWords, setting: Setting) -> Screen:
    """Thank who read their words again before they tell it."""
    change = OwnWordsTap(own.gathering.id, OwnPage.WAYS)
    return Screen(setting.words("telling.ready"), ((_ways_button(change, setting),),))


def _ways_button(tap: OwnWordsTap, setting: Setting) -> Button:
    return setting.button("telling.ways_button", tap)


def passed(own: OwnWords, setting: Setting) -> Screen:
    """Let somebody go who says nothing; the door stays open."""
    begin = OwnWordsTap(own.gathering.id, OwnPage.BEGIN)
    return Screen(setting.words("telling.passed"), ((setting.button("telling.begin", begin),),))


def mine(own: OwnWords, setting: Setting, *, said: str = "") -> Screen:
    """Show somebody all that they said, and every way to change it; `said` is a key."""
    words, gathering = setting.words, own.gathering
    head = words(
        "telling.mine" if own.has_any else "telling.mine_none",
        title=gathering.title,
        way=words.plain(f"telling.mine_{own.way.value}") if own.way else "",
    )
    lines = [Html(own_line(one, setting)) for one in own.answers.values() if one.has_words]
    return Screen(_some_blocks(words(said) if said else Html(), head, *lines), _ways(own, setting))


def own_line(said: VisitAnswer, setting: Setting) -> Html:
    """Say one thing again: what it is about, the words, and who may read them."""
    words = setting.words
    label = words.plain(f"telling.word_{said.word.value}")
    may = words(f"feedback.may_{said.consent.value}") if said.may_be_allowed else ""
    key = "telling.own_line" if said.sentence else _without_words(said)
    return words(key, label=label, sentence=said.sentence, may=may)


def _without_words(said: VisitAnswer) -> str:
    return "telling.own_voice" if said.was_spoken else "telling.own_photo"


def _ways(own: OwnWords, setting: Setting) -> Rows:
    which = own.gathering.id
    asked = [VisitWord.HOST] if own.is_host else ASKED
    rows: list[Sequence[Button]] = []
    for word in asked:
        tap = WordTap(which, word, WordStep.SHOW) if own.of(word) else SayTap(which, word)
        key = "telling.open_word" if own.of(word) else "telling.add_word"
        label = setting.words.plain(f"telling.word_{word.value}")
        rows.append((setting.button(key, tap, word=label),))
    if not own.is_host and not own.visit.telling.is_told:
        rows.append((_ways_button(OwnWordsTap(which, OwnPage.WAYS), setting),))
    return rows


def one(own: OwnWords, said: VisitAnswer, setting: Setting) -> Screen:
    """Show one thing that somebody said, and what can be done with it."""
    which, word = own.gathering.id, said.word
    rows: list[Sequence[Button]] = [
        (setting.button("feedback.change_button", SayTap(which, word)),)
    ]
    if said.voice or said.photo:
        key = "telling.hear_button" if said.voice else "telling.see_button"
        rows.append((setting.button(key, WordTap(which, word, WordStep.HEAR)),))
    if said.may_be_allowed:
        may = WordTap(which, word, WordStep.MAY)
        rows.append((setting.button("feedback.may_button", may),))
    away = WordTap(which, word, WordStep.WITHDRAW)
    rows += [(setting.button("telling.withdraw_button", away),), _leave(own, setting)]
    return Screen(own_line(said, setting), rows)


def withdrawing(own: OwnWords, said: VisitAnswer, setting: Setting) -> Screen:
    """Ask what shall become of what its author wants back."""
    which, word = own.gathering.id, said.word

    def step(key: str, step: WordStep, style: str = "") -> Button:
        return setting.button(key, WordTap(which, word, step), style=style)

    rows = [(step("feedback.gone_button", WordStep.GONE, "danger"),)]
    if said.consent.is_quotable:
        rows.append((step("feedback.team_button", WordStep.TEAM),))
    rows.append((step("feedback.leave_button", WordStep.SHOW),))
    key = "feedback.away" if said.sentence else "telling.away"
    return Screen(setting.words(key, sentence=said.sentence), rows)


def taken_back(own: OwnWords, key: str, setting: Setting) -> Screen:
    """Say what became of somebody's words; of a published report, what it means for it."""
    screen = mine(own, setting, said=key)
    if not own.is_published:
        return screen
    gone = setting.words("feedback.not_in_exports")
    return Screen(blocks(gone, Html(screen.text)), screen.buttons)


def replayed(said: VisitAnswer, setting: Setting) -> Screen:
    """Say under one's own voice note or photo what it is."""
    return Screen(own_line(said, setting))


def _some_blocks(*parts: Html) -> Html:
    return blocks(*(part for part in parts if part))
