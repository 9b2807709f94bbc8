"""One command under watch: its time, the CPU it used, the memory of its whole process tree."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
FIRST, PAUSE = 0.02, 0.2  # seconds between two looks at the memory: soon, later seldom
MEGABYTE = 1024  # kB


@dataclass(frozen=True)
class Measured:
    """What one run cost. Seconds; memory in MB: pss counts a shared page once, rss for each."""

    seconds: float
    cpu: float
    pss: float
    rss: float
    code: int
    timed_out: bool
    foreign: float  # share of the machine's CPU taken by neither it nor the server


def stat(pid: str | int) -> list[str]:
    """The fields of /proc/PID/stat after the name, none when it has ended."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def tree(root: int) -> list[int]:
    """That process and all below it."""
    below: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit() and (fields := stat(entry.name)):
            below.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += below.get(pid, [])
    return found


def memory(pids: Sequence[int]) -> tuple[float, float]:
    """Pss and Rss of these together, in MB."""
    sums = {"Pss:": 0, "Rss:": 0}
    for pid in pids:
        try:
            lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
        except OSError:  # ended meanwhile
            continue
        for name, value in (line.split()[:2] for line in lines[1:]):
            if name in sums:
                sums[name] += int(value)
    return sums["Pss:"] / MEGABYTE, sums["Rss:"] / MEGABYTE


def ticks(numbers: Iterable[int]) -> float:
    """The kernel's ticks as seconds."""
    return sum(numbers) / os.sysconf("SC_CLK_TCK")


def cpu_of(pids: Sequence[int]) -> float:
    """CPU seconds these have used until now, in user and kernel."""
    fields = (stat(pid) for pid in pids)
    return ticks(int(each[11]) + int(each[12]) for each in fields if each)


def busy() -> float:
    """CPU seconds that all cores have worked since the machine started."""
    numbers = [int(part) for part in (PROC / "stat").read_text().split("\n", 1)[0].split()[1:9]]
    return ticks((*numbers[:3], *numbers[5:]))  # neither idle nor waiting for the disk


class Watch(threading.Thread):
    """Looks at the memory of a process tree until told to stop."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.ended = root, threading.Event()
        self.pss = self.rss = 0.0

    def run(self) -> None:
        pause = FIRST
        while not self.ended.wait(pause):
            pss, rss = memory(tree(self.root))
            self.pss, self.rss = max(self.pss, pss), max(self.rss, rss)
            pause = min(PAUSE, pause * 2)


def end(group: int) -> None:
    """End what we started, and all that it started in its session."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def start(
    command: Sequence[str], folder: Path, extra: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """The command at work, leading a session of its own; its words go into output.txt."""
    with (folder / "output.txt").open("wb") as words:
        return subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **extra},
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            start_new_session=True,
        )


def watched(child: subprocess.Popen[bytes], limit: float) -> tuple[Watch, float]:
    """Wait for its end, at most so many seconds: its memory and its CPU seconds."""
    watch, timer = Watch(child.pid), threading.Timer(limit, end, (child.pid,))
    watch.start()
    timer.start()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    timer.cancel()
    watch.ended.set()
    watch.join()
    end(child.pid)
    return watch, used.ru_utime + used.ru_stime


def measure(
    command: Sequence[str], folder: Path, extra: Mapping[str, str], limit: float, server: int
) -> Measured:
    """Run it in that folder, at most so many seconds, beside the server of that process id."""
    served, worked, begun = cpu_of(tree(server)), busy(), time.monotonic()
    child = start(command, folder, extra)
    watch, cpu = watched(child, limit)
    seconds = time.monotonic() - begun
    foreign = busy() - worked - cpu - (cpu_of(tree(server)) - served)
    return Measured(
        seconds=seconds,
        cpu=cpu,
        pss=watch.pss,
        rss=watch.rss,
        code=child.returncode,
        timed_out=seconds >= limit,
        foreign=max(0.0, foreign) / (seconds * (os.cpu_count() or 1)),
    )
