"""Limits that a process lays upon itself, where the system has them.

Windows has none of these, and macOS refuses some; there the parent's clock must do.
"""

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]


def confine(memory: int) -> None:
    """Allow this process `memory` bytes of address space, no new file and no memory dump."""
    if resource is None:
        return
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        _limit(kind, limit, limit)


def allow(seconds: int) -> None:
    """Allow this process `seconds` of processor time from now on."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _limit(resource.RLIMIT_CPU, spent + seconds, resource.getrlimit(resource.RLIMIT_CPU)[1])


def _limit(kind: int, soft: int, hard: int) -> None:
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        return
