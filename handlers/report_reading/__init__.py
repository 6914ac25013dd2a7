"""Reading a report that is published: in chat, as a file, and what is to be corrected in it."""

from handlers.door import App, Steps
from handlers.report_reading import correcting, reading, taking

STEPS: Steps = correcting.STEPS


def register(app: App) -> None:
    reading.register(app)
    taking.register(app)
    correcting.register(app)
