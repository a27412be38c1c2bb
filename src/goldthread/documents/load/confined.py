"""What a process that reads a stranger's file gives up before it looks at the file."""

from __future__ import annotations

_given_up: list[bool] = []


def is_confined() -> bool:
    """Whether this process gave up what it may: then a file is read here, and no other process is started."""
    return bool(_given_up)


def confine(*, memory: int, seconds_of_work: int) -> None:
    """Takes from this process memory, time, and the right to write files or start others."""
    _given_up.append(True)
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit there
        return
    _lower(resource, resource.RLIMIT_AS, memory)
    # A second later the system would end the process without a sign that tells why.
    _lower(resource, resource.RLIMIT_CPU, seconds_of_work, last=seconds_of_work + 1)
    _lower(resource, resource.RLIMIT_FSIZE, 0)
    _lower(resource, resource.RLIMIT_CORE, 0)
    _lower(resource, resource.RLIMIT_NOFILE, 64)
    if hasattr(resource, "RLIMIT_NPROC"):
        _lower(resource, resource.RLIMIT_NPROC, 0)


def _lower(resource, which: int, most: int, *, last: int | None = None) -> None:
    _, hard = resource.getrlimit(which)
    both = (most, most if last is None else last)
    try:
        resource.setrlimit(which, both if hard == resource.RLIM_INFINITY else tuple(min(one, hard) for one in both))
    except (ValueError, OSError):  # macOS refuses a limit on address space
        return
