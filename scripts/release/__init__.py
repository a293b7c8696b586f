"""Makes the files of a release; `make dist` calls it."""


class ReleaseError(Exception):
    """What keeps a release from being made, in words for whoever makes it."""
