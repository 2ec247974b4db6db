"""How far long work has come, told to whoever looks on; nothing here writes to a screen."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

T = TypeVar("T")

Tell = Callable[[int], object]
"""Take how much is done."""

Watch = Callable[[str, int], AbstractContextManager[Tell]]
"""Begin to watch some work: what is done, and how much there is to do."""

_EVERY = 1000


def unwatched(what: str, total: int) -> AbstractContextManager[Tell]:
    """Watch nothing: nobody looks on."""
    return nullcontext(lambda done: None)


def watched(items: Iterable[T], what: str, total: int, watch: Watch) -> Iterator[T]:
    """Hand on items, and tell after every thousand how many there were."""
    with watch(what, total) as tell:
        for count, item in enumerate(items):
            if count % _EVERY == 0:
                tell(count)
            yield item
