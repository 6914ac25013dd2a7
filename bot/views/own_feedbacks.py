"""What somebody said after meetings, as they read it again: to change it, or take it back."""

from bot.callbacks.feedbacks import MineTap, NothingLeftTap, OwnFeedbackTap, OwnStep
from bot.callbacks.grammar import Tap
from bot.callbacks.people import Errand, MenuTap
from bot.callbacks.telling import OwnPage, OwnWordsTap
from bot.calls import Button, Screen
from bot.domain.asking_after import Asking
from bot.domain.board import Slice, Titled
from bot.domain.feedback import Feedback
from bot.domain.gathering import Kind
from bot.texts import Html
from bot.views.feedbacks import offer_to_withdraw, offer_to_withdraw_all, own_step, some_blocks
from bot.views.labels import shortened
from bot.views.meetings import blocks
from bot.views.setting import Setting


def withdrawing(asking: Asking, setting: Setting) -> Screen:
    """Ask what shall become of a sentence that its author wants back."""
    said = asking.feedback
    is_voice = said is not None and said.was_spoken
    key = "feedback.away_voice" if is_voice else "feedback.away"
    rows = (
        (own_step("feedback.gone_button", asking, OwnStep.GONE, setting, style="danger"),),
        (own_step("feedback.team_button", asking, OwnStep.TEAM, setting),),
        (own_step("feedback.leave_button", asking, OwnStep.SHOW, setting),),
    )
    return Screen(setting.words(key, sentence=said.sentence if said else ""), rows)


def withdrawing_all(asking: Asking, setting: Setting) -> Screen:
    """Ask whether all that somebody answered shall go, taps too."""
    if asking.feedback is None:
        return _unanswered(asking, "feedback.none_of_mine", setting)
    gone = NothingLeftTap(asking.gathering.id, asking.feedback.id)
    rows = (
        (setting.button("feedback.nothing_button", gone, style="danger"),),
        (own_step("feedback.leave_button", asking, OwnStep.SHOW, setting),),
    )
    return Screen(setting.words("feedback.away_whole", title=asking.gathering.title), rows)


def all_taken_back(asking: Asking, setting: Setting) -> Screen:
    """Say that nothing is left; of a published report, what it means for it."""
    screen = _unanswered(asking, "feedback.withdrawn_whole", setting)
    if not asking.is_published:
        return screen
    gone = setting.words("feedback.not_in_exports")
    return Screen(blocks(gone, Html(screen.text)), screen.buttons)


def _unanswered(asking: Asking, key: str, setting: Setting) -> Screen:
    answer = own_step("feedback.answer_button", asking, OwnStep.BEGIN, setting)
    return Screen(setting.words(key, title=asking.gathering.title), ((answer,), _back(setting)))


def mine(asking: Asking, setting: Setting, *, said: str = "") -> Screen:
    """Show somebody all that they said, and every way to change it; `said` is a key."""
    told = asking.feedback
    if told is None:
        return _unanswered(asking, "feedback.none_of_mine", setting)
    has_words = asking.has_words
    words, starts_at = setting.words, asking.gathering.starts_at
    text = words(
        "feedback.mine",
        title=asking.gathering.title,
        when=setting.when(starts_at) if starts_at else "",
        takeaway=words(f"feedback.takeaway_{told.takeaway.value}") if told.takeaway else "",
        echo=words(f"feedback.echo_{told.echo.value}") if told.echo else "",
        sentence=told.sentence,
        voice=_voice(told, setting) if told.was_spoken else "",
        may=words(f"feedback.may_{told.consent.value}") if has_words else "",
        noted=words("noted.for_you") if told.noted_by is not None else "",
    )
    may = own_step("feedback.may_button", asking, OwnStep.QUOTE, setting)
    change = own_step("feedback.change_button", asking, OwnStep.BEGIN, setting)
    can_allow = has_words and not asking.is_for_the_team
    allowing = ((may,),) if can_allow else ()
    whole = (offer_to_withdraw_all(asking, setting),) if has_words else ()
    rows = ((change,), *allowing, *offer_to_withdraw(asking, setting), *whole)
    return Screen(some_blocks(words(said) if said else Html(), text), rows)


def _voice(told: Feedback, setting: Setting) -> Html:
    return setting.words("feedback.voice_kept" if told.voice else "feedback.voice_gone")


def taken_back(asking: Asking, key: str, setting: Setting) -> Screen:
    """Say what became of a sentence; of a published report, what it means for it."""
    screen = mine(asking, setting, said=key)
    if not asking.is_published:
        return screen
    gone = setting.words("feedback.not_in_exports")
    return Screen(blocks(gone, Html(screen.text)), screen.buttons)


def listed(page: Slice[Titled], setting: Setting) -> Screen:
    """Show after which meetings somebody said something; a tap opens it."""
    if not page.shown:
        return Screen(setting.words("feedback.list_none"), (_back(setting),))
    meetings = [(Button(shortened(one.title), _page_of(one).pack()),) for one in page.shown]
    turns = []
    if page.number:
        turns.append(setting.button("button.before", MineTap(page.number - 1)))
    if not page.is_last:
        turns.append(setting.button("button.after", MineTap(page.number + 1)))
    rows = (*meetings, *((tuple(turns),) if turns else ()), _back(setting))
    return Screen(setting.words("feedback.list"), rows)


def _page_of(one: Titled) -> Tap:
    if one.kind is Kind.VISIT:
        return OwnWordsTap(one.gathering_id, OwnPage.SHOW)
    return OwnFeedbackTap(one.gathering_id, OwnStep.SHOW)


def _back(setting: Setting) -> tuple[Button, ...]:
    return (setting.button("button.answers", MenuTap(Errand.ANSWERS)),)
