"""How much memory a program and all it has started hold, where the system tells (Linux)."""

from collections import defaultdict
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_COUNTED = ("RssAnon:", "RssShmem:")  # proc_pid_status(5); files of the program itself do not count


def held(pid: int) -> int:
    """Bytes; 0 where the system does not tell."""
    children = _children()
    total, waiting = 0, [pid]
    while waiting:
        one = waiting.pop()
        total += _own(one)
        waiting += children.pop(one, [])
    return total


def _children() -> dict[int, list[int]]:
    """The processes each process has started."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for folder in _PROC.glob("[0-9]*"):
        with suppress(OSError, IndexError, ValueError):  # it has ended meanwhile
            parent = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[1]
            found[int(parent)].append(int(folder.name))
    return found


def _own(pid: int) -> int:
    total = 0
    with suppress(OSError, IndexError, ValueError):  # it has ended meanwhile
        for line in (_PROC / str(pid) / "status").read_text(errors="replace").splitlines():
            if line.startswith(_COUNTED):
                total += int(line.split()[1]) * 1024
    return total
