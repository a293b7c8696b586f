"""Every file is held against the HTML standard by the Nu HTML checker, redirects included.

Style sheets are not: the checker is of 2020 and takes logical properties, `text-wrap` and much else for mistakes.
"""

from __future__ import annotations

import pytest

from checks import markup
from harness import nu
from harness.finding import expect_none
from harness.nu import Message
from harness.site import Page, Site


@pytest.fixture(scope="module")
def messages(site: Site) -> list[Message]:
    """What the checker says of the whole site, in one run."""
    return nu.check([page.file for page in site.files])


def test_the_markup_is_valid(file: Page, messages: list[Message]) -> None:
    own = [message for message in messages if message.file == file.file]
    expect_none([message.finding() for message in markup.inexcusable(own)], str(file))


def test_every_excuse_is_needed(messages: list[Message], site: Site, lacking) -> None:
    needless = markup.needless_excuses(messages)
    if needless:
        lacking("no page that needs these excuses: " + "; ".join(excuse.message for excuse in needless))
