"""Noting what somebody said after a meeting: whose words, and what may be done with them."""

from collections.abc import Sequence
from typing import Final, assert_never

from bot.callbacks.after import PresenceTap, ResultsTap
from bot.callbacks.noted_feedback import (
    NotedConsentTap,
    NotedEchoTap,
    NotedStep,
    NotedStepTap,
    NotedTakeawayTap,
    WhomTap,
)
from bot.calls import Button, Screen
from bot.domain.asking_after import Question
from bot.domain.board import Slice
from bot.domain.feedback import (
    Consent,
    Echo,
    Feedback,
    Present,
    SentenceTooLong,
    Takeaway,
    first_name,
)
from bot.domain.gathering import Gathering
from bot.services.noted_feedback import Heard
from bot.texts import Html
from bot.views.feedbacks import some_blocks
from bot.views.labels import LABEL_LENGTH, shortened
from bot.views.setting import Setting
from bot.views.turning import turning

Rows = Sequence[Sequence[Button]]

_CONSENTS: Final = (Consent.NONE, Consent.ANONYMOUS, Consent.NAMED)


def whom(gathering: Gathering, page: Slice[Present], setting: Setting) -> Screen:
    """Ask whose words are to be noted: of those who have no Telegram."""
    key = "noted.whom" if page.shown else "noted.nobody"
    rows = [
        (
            Button(
                _label(one, setting),
                NotedStepTap(gathering.id, one.member_id, 0, NotedStep.SHOW).pack(),
            ),
        )
        for one in page.shown
    ]
    turns = turning(page, lambda number: WhomTap(gathering.id, number), setting)
    presence = (setting.button("board.presence", PresenceTap(gathering.id)),)
    back = (_results(gathering.id, setting),)
    return Screen(setting.words(key, title=gathering.title), (*rows, *turns, presence, back))


def _label(person: Present, setting: Setting) -> str:
    """Name somebody, with their organisation to tell them from a namesake, and what is noted."""
    name = f"{person.name}, {person.organisations}" if person.organisations else person.name
    if not person.is_noted:
        return shortened(name)
    noted = setting.words.plain("noted.mark")
    return f"{shortened(name, limit=LABEL_LENGTH - len(noted) - 1)} {noted}"


def ask(heard: Heard, question: Question, setting: Setting) -> Screen:
    """Ask one of the questions; when all is said, show what is noted."""
    match question:
        case Question.TAKEAWAY:
            text = setting.words("noted.takeaway", name=heard.person.name)
            return Screen(text, (*_takeaways(heard, setting), _skip(heard, question, setting)))
        case Question.STORY:
            facts = {"name": heard.person.name, "story": heard.asking.gathering.story_title}
            text = setting.words("noted.story", **facts)
            return Screen(text, (*_echoes(heard, setting), _skip(heard, question, setting)))
        case Question.SENTENCE:
            return _sentence(heard, setting)
        case Question.QUOTE:
            return _quote(heard, setting)
        case Question.NONE:
            return shown(heard, setting)
        case _:
            assert_never(question)


def _ids(heard: Heard) -> tuple[int, int, int]:
    return heard.asking.gathering.id, heard.person.id, heard.seen


def _takeaways(heard: Heard, setting: Setting) -> Rows:
    return [
        (setting.button(f"feedback.takeaway_{one.value}", NotedTakeawayTap(*_ids(heard), one)),)
        for one in Takeaway
    ]


def _echoes(heard: Heard, setting: Setting) -> Rows:
    return [
        (setting.button(f"feedback.echo_{one.value}", NotedEchoTap(*_ids(heard), one)),)
        for one in Echo
    ]


def _skip(heard: Heard, question: Question, setting: Setting) -> Sequence[Button]:
    step = NotedStep.STORY if question is Question.TAKEAWAY else NotedStep.SENTENCE
    return (_step("noted.not_said", heard, step, setting),)


def _step(key: str, heard: Heard, step: NotedStep, setting: Setting, *, style: str = "") -> Button:
    return setting.button(key, NotedStepTap(*_ids(heard), step), style=style)


def _sentence(heard: Heard, setting: Setting) -> Screen:
    asking, words = heard.asking, setting.words
    there = asking.feedback.sentence if asking.feedback else ""
    text = words(
        "noted.sentence",
        name=heard.person.name,
        team=words("noted.for_team") if asking.is_for_the_team else "",
        wording="" if asking.is_for_the_team else asking.questions.wording,
        sentence=there,
    )
    return Screen(text, ((_pass(heard, setting),),))


def _pass(heard: Heard, setting: Setting) -> Button:
    key = "noted.keep" if heard.asking.has_words else "noted.no_sentence"
    return _step(key, heard, NotedStep.ON, setting)


def too_long(heard: Heard, refusal: SentenceTooLong, setting: Setting) -> Screen:
    """Say how long it was; the question stays open."""
    told = setting.words(refusal.key)
    length = setting.words("feedback.length", length=refusal.length)
    return Screen(Html(f"{told}\n{length}"), ((_pass(heard, setting),),))


def _quote(heard: Heard, setting: Setting) -> Screen:
    """Ask what the person allowed; until it is said, their words stay with the team."""
    said = heard.asking.feedback
    text = setting.words(
        "noted.quote", name=heard.person.name, sentence=said.sentence if said else ""
    )
    rows = [
        (setting.button(f"noted.allow_{one.value}", NotedConsentTap(*_ids(heard), one)),)
        for one in _CONSENTS
    ]
    return Screen(text, rows)


def shown(heard: Heard, setting: Setting, *, said: str = "") -> Screen:
    """Show all that is noted for somebody, and what can be done; `said` is a key."""
    noted, gathering = heard.asking.feedback, heard.asking.gathering
    head = setting.words(said) if said else Html()
    if noted is None:
        text = setting.words("noted.nothing", name=heard.person.name, title=gathering.title)
        begin = (_step("noted.begin", heard, NotedStep.BEGIN, setting),)
        return Screen(some_blocks(head, text), (begin, *_onward(heard, setting)))
    text = _noted(heard, noted, setting)
    can_allow = bool(noted.sentence) and not heard.asking.is_for_the_team
    may = (_step("noted.may_button", heard, NotedStep.QUOTE, setting),)
    rows = (
        (_step("noted.change", heard, NotedStep.BEGIN, setting),),
        *((may,) if can_allow else ()),
        (_step("noted.remove", heard, NotedStep.AWAY, setting),),
        *_onward(heard, setting),
    )
    return Screen(some_blocks(head, text), rows)


def _noted(heard: Heard, noted: Feedback, setting: Setting) -> Html:
    words, name = setting.words, heard.person.name
    return words(
        "noted.shown",
        name=name,
        title=heard.asking.gathering.title,
        takeaway=words(f"feedback.takeaway_{noted.takeaway.value}") if noted.takeaway else "",
        echo=words(f"feedback.echo_{noted.echo.value}") if noted.echo else "",
        sentence=noted.sentence,
        may=words(f"feedback.said_{noted.consent.value}", name=first_name(name))
        if noted.sentence
        else "",
    )


def _onward(heard: Heard, setting: Setting) -> Rows:
    which = heard.asking.gathering.id
    return ((setting.button("noted.again", WhomTap(which, 0)),), (_results(which, setting),))


def _results(gathering_id: int, setting: Setting) -> Button:
    return setting.button("noted.results", ResultsTap(gathering_id))


def removing(heard: Heard, setting: Setting) -> Screen:
    """Ask whether all that is noted for somebody shall go."""
    rows = (
        (_step("noted.gone_button", heard, NotedStep.GONE, setting, style="danger"),),
        (_step("noted.leave", heard, NotedStep.SHOW, setting),),
    )
    return Screen(setting.words("noted.away", name=heard.person.name), rows)


def removed(heard: Heard, setting: Setting) -> Screen:
    """Say that nothing is noted any more; of a published report, what it means for it."""
    published = setting.words("noted.gone_published") if heard.asking.is_published else ""
    text = setting.words("noted.gone", name=heard.person.name, published=published)
    return Screen(text, _onward(heard, setting))
