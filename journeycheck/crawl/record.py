"""The fetcher that keeps every answer: what was answered before a visit was broken off is not asked
again."""

from collections import Counter, defaultdict
from dataclasses import replace

from journeycheck.codec import FindPart
from journeycheck.crawl.answers import Errand, Failure, Fetch
from journeycheck.crawl.fetch import Fetcher, Vet
from journeycheck.crawl.packing import pack_answer, unpack_answer
from journeycheck.logbook import Entry, Logbook


class Recorder:
    """Fetches, and keeps every answer before it is acted on. What the logbook of a visit that was
    broken off knows is taken from there."""

    def __init__(self, fetcher: Fetcher, logbook: Logbook, find: FindPart) -> None:
        self._fetcher = fetcher
        self._log = logbook
        self._find = find
        self._times: defaultdict[str, Counter[str]] = defaultdict(Counter)  # by errand

    async def fetch(self, url: str, vet: Vet, errand: Errand) -> Fetch | Failure:
        times = self._times[errand.name]
        times[url] += 1
        nth = times[url]
        if self._log.resumed and (entry := self._log.find(errand.name, url, nth)):
            return self._recalled(entry)
        answer = await self._fetcher.fetch(url, vet, errand)
        packed = None if isinstance(answer, Failure) else answer.packed
        raw = packed.raw if packed else None
        number = self._log.note(errand.name, url, nth, pack_answer(answer), raw)
        return answer if isinstance(answer, Failure) else replace(answer, number=number)

    def _recalled(self, entry: Entry) -> Fetch | Failure:
        answer = unpack_answer(entry.answer, entry.reading, self._find)
        return answer if isinstance(answer, Failure) else replace(answer, number=entry.number)
