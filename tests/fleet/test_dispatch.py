"""Who is audited when: no host twice at a time, nobody lost, nobody done twice."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeycheck.config import load
from journeycheck.fleet.dispatch import Dispatch, Lost, Told, Unreachable
from journeycheck.fleet.ledger import Ledger, State
from journeycheck.fleet.run_one import Done
from journeycheck.fleet.sites import FleetSite, slug

SETTINGS = load({}, environment={})


def site(host: int, path: int) -> FleetSite:
    url = f"https://h{host}.example/{path}"
    return FleetSite(url, url, slug(url), "line 1", {}, SETTINGS)


class Engine:
    """Audits that end when it is their turn; `codes` are what each attempt ends with."""

    def __init__(self, codes: dict[str, list[int]] | None = None, room: int = 3) -> None:
        self.codes = codes or {}
        self.rooms = room
        self.hosts: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.asked: list[str] = []

    async def room(self) -> int:
        return self.rooms

    async def audit(self, site: FleetSite) -> Done:
        self.asked.append(site.url)
        self.hosts[site.host] += 1
        self.most[site.host] = max(self.most[site.host], self.hosts[site.host])
        assert sum(self.hosts.values()) <= self.rooms
        await asyncio.sleep(0.001 * (len(self.asked) % 3))
        self.hosts[site.host] -= 1
        codes = self.codes.get(site.url, [])
        code = codes.pop(0) if codes else 0
        if code < 0:
            raise Lost("the worker was lost")
        return Done(code, 1.0, f"code {code}")


def run(
    folder: Path, sites: list[FleetSite], engine: Engine, *, resume: bool = False, retries: int = 1
) -> tuple[dict[str, State], list[Told]]:
    told: list[Told] = []
    ledger = Ledger(folder, sites, resume=resume)
    try:
        dispatch = Dispatch(sites, ledger, engine, retries, told.append)
        asyncio.run(dispatch.run(asyncio.Event()))
        return {name: one.state for name, one in ledger.standings().items()}, told
    finally:
        ledger.close()


@settings(max_examples=40, deadline=None)
@given(
    places=st.sets(st.tuples(st.integers(0, 3), st.integers(0, 4)), min_size=1, max_size=12),
    room=st.integers(1, 5),
)
def test_never_two_of_one_host_and_each_once(
    tmp_path_factory: pytest.TempPathFactory, places: set[tuple[int, int]], room: int
) -> None:
    sites, engine = [site(*place) for place in places], Engine(room=room)
    states, told = run(tmp_path_factory.mktemp("fleet"), sites, engine)
    assert set(states.values()) == {State.DONE}
    assert sorted(engine.asked) == sorted(one.url for one in sites)
    assert set(engine.most.values()) == {1}
    assert (told[-1].done, told[-1].running, told[-1].waiting) == (len(sites), 0, 0)


def test_what_breaks_down_is_tried_again_and_costs_only_itself(tmp_path: Path) -> None:
    sites = [site(n, 0) for n in range(4)]
    codes = {
        sites[0].url: [4, 0],
        sites[1].url: [4, 4, 0],
        sites[2].url: [-1, 1],
        sites[3].url: [3],
    }
    states, told = run(tmp_path, sites, Engine(codes))
    assert [states[one.slug] for one in sites] == [
        State.DONE, State.FAILED, State.DONE, State.DONE,
    ]  # fmt: skip
    assert told[-1].failed == 1


def test_what_was_done_is_not_done_again(tmp_path: Path) -> None:
    sites = [site(n, 0) for n in range(3)]
    run(tmp_path, sites[:2], Engine())
    engine = Engine()
    states, _ = run(tmp_path, sites, engine, resume=True)
    assert engine.asked == [sites[2].url] and len(states) == 3
    again = Engine()
    run(tmp_path, sites, again)
    assert len(again.asked) == 3


def test_other_settings_are_another_audit(tmp_path: Path) -> None:
    one = site(1, 0)
    run(tmp_path, [one], Engine())
    other = FleetSite(
        one.url, one.name, one.slug, "line 1", {}, load({"max_pages": 3}, environment={})
    )
    engine = Engine()
    run(tmp_path, [other], engine, resume=True)
    assert engine.asked == [one.url]


def test_an_engine_that_goes_leaves_everything_to_be_gone_on_with(tmp_path: Path) -> None:
    class Going(Engine):
        async def audit(self, site: FleetSite) -> Done:
            if len(self.asked) == 2:
                raise Unreachable("the scheduler has gone")
            return await super().audit(site)

    sites = [site(n, 0) for n in range(5)]
    with pytest.raises(Unreachable):
        run(tmp_path, sites, Going(room=1))
    engine = Engine()
    states, _ = run(tmp_path, sites, engine, resume=True)
    assert set(states.values()) == {State.DONE} and len(engine.asked) == 3


def test_who_calls_it_off_does_not_wait(tmp_path: Path) -> None:
    class Slow(Engine):
        async def audit(self, site: FleetSite) -> Done:
            await asyncio.sleep(60)
            raise AssertionError("it was not called off")

    async def called_off(dispatch: Dispatch) -> None:
        stop = asyncio.Event()
        asyncio.get_running_loop().call_later(0.05, stop.set)
        await asyncio.wait_for(dispatch.run(stop), 10)

    sites = [site(1, 0), site(2, 0)]
    ledger = Ledger(tmp_path, sites, resume=False)
    asyncio.run(called_off(Dispatch(sites, ledger, Slow(), 1, lambda _: None)))
    assert {one.state for one in ledger.standings().values()} == {State.WAITING}
    ledger.close()
