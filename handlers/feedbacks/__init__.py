"""After a meeting: what people take home, and how organisers read it."""

from handlers.door import App, SentDoors, Steps
from handlers.feedbacks import answering, noting, own, questions, results

STEPS: Steps = {**answering.STEPS, **questions.STEPS, **noting.STEPS}
SENT: SentDoors = answering.SENT


def register(app: App) -> None:
    for feature in (answering, own, results, questions, noting):
        feature.register(app)
