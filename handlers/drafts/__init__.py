"""/nouvelle: an organiser prepares a meeting, step by step, as far as its publication."""

from handlers.door import App, Steps as StepDoors
from handlers.drafts import beginning, dates, lines, sections, steps, visits
from handlers.drafts.questions import while_it_may_be_edited

_TYPED: StepDoors = {**steps.STEPS, **dates.STEPS, **sections.STEPS, **lines.STEPS, **visits.STEPS}
STEPS: StepDoors = {step: while_it_may_be_edited(open_) for step, open_ in _TYPED.items()}


def register(app: App) -> None:
    for part in (beginning, steps, dates, sections, lines, visits):
        part.register(app)
