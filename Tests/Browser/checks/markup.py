"""What the Nu HTML checker says, less what it does not know yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harness.nu import Message


@dataclass(frozen=True)
class Excuse:
    """A message of the checker of 2020 about something that the HTML standard has since allowed, or that browsers need."""

    #: The whole message, as a regular expression.
    message: str
    #: Where the living standard allows it.
    section: str

    def covers(self, message: Message) -> bool:
        return re.fullmatch(self.message, message.text) is not None


#: The short list. An excuse that no page needs makes the suite fail, so it stays short.
EXCUSES = [
    Excuse(
        r"Attribute “media” not allowed on element “meta” at this point\.",
        "HTML, 4.2.5 The meta element: `media`, for `theme-color`",
    ),
    Excuse(
        r"Attribute “popover” not allowed on element “(?:span|nav)” at this point\.",
        "HTML, 6.12 The popover attribute",
    ),
    Excuse(
        r"Attribute “popovertarget” not allowed on element “button” at this point\.",
        "HTML, 6.12.1 The popover target attributes",
    ),
    Excuse(
        r"Attribute “(width|height)” not allowed on element “source” at this point\.",
        "HTML, 4.8.2 The source element: dimension attributes, which keep the room of the drawing for narrow screens",
    ),
    Excuse(
        r"The “(table|rowgroup|row|columnheader|rowheader|cell)” role is unnecessary for element “(table|thead|tbody|tr|th|td)”\.",
        "ARIA in HTML, 4: not needed in most cases; some browsers forget the role where `display` is changed",
    ),
]


def inexcusable(messages: list[Message]) -> list[Message]:
    """What is left when everything excusable is taken away."""
    return [message for message in messages if not any(excuse.covers(message) for excuse in EXCUSES)]


def needless_excuses(messages: list[Message]) -> list[Excuse]:
    """The excuses that nothing asks for."""
    return [excuse for excuse in EXCUSES if not any(excuse.covers(message) for message in messages)]
