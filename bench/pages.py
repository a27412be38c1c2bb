"""How long the server takes for a page, and how many queries it asks."""

from __future__ import annotations

from statistics import median, quantiles
from time import perf_counter, process_time

HEADINGS = f"{'first':>6} {'median':>7} {'p95':>6} {'own':>6} {'queries':>8}"
RUNS = 15


def print_page(client, address: str, words: str, *, budget: int) -> float:
    """Prints a page's figures in milliseconds and returns the median.

    The first time, the median and the 95th percentile of more, the processor's own time, which other programs do not
    lengthen, and the number of queries.
    """
    first, *times = (once(client, address) * 1000 for _ in range(RUNS + 1))
    began = process_time()
    for _ in range(RUNS):
        client.get(address)
    own = (process_time() - began) / RUNS * 1000
    over = "  over the budget" if median(times) > budget else ""
    figures = f"{first:6.0f} {median(times):7.0f} {quantiles(times, n=20)[-1]:6.0f} {own:6.0f}"
    print(f"    {words:<34} {figures} {_queries(client, address):8}{over}", flush=True)
    return median(times)


def once(client, address: str) -> float:
    """The seconds until the page is there; the bench ends where it is refused."""
    began = perf_counter()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return perf_counter() - began


def _queries(client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)
