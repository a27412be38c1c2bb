"""Several people bring in files that take long to read, while another looks at pages."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.support.hostile.kinds import Hostile
from tests.support.served import Answer, Person


@dataclass(frozen=True, slots=True)
class Crowd:
    """What came back to those who brought a file, and to the one who looked at pages meanwhile."""

    uploads: tuple[Answer, ...]
    pages: tuple[Answer, ...]

    @property
    def longest(self) -> float:
        """The most seconds that a page took."""
        return max(answer.seconds for answer in self.pages)


def crowd_of(people: Sequence[Person], files: Sequence[Hostile], *, addresses: Sequence[str] = ("/", "/plan/import/")):
    """What comes of it when each of ``people`` but the first brings one of the files, all at once."""
    reader, *bringing = people
    data = [file.data() for file in files]
    pages: list[Answer] = []
    with ThreadPoolExecutor(len(bringing)) as pool:
        names = [f"plan-{place}.{file.kind.format}" for place, file in enumerate(files)]
        uploads = [pool.submit(who.upload, *given) for who, *given in zip(bringing, names, data, strict=True)]
        while not all(upload.done() for upload in uploads):
            pages += [reader.get(address) for address in addresses]
            time.sleep(0.05)
    return Crowd(tuple(upload.result() for upload in uploads), tuple(pages))
