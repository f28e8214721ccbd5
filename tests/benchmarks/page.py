"""The page: fitting it again at every change, and making the PDF."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from exports import Typesetter, fit, pdf
from peertui.demo import demo_record
from plans.pack.loader import load_pack
from plans.page.compose import compose
from plans.record.changes import choose_for_page
from plans.record.models import now_utc
from tests.benchmarks.figure import AS_USERS_HAVE_IT, Figure, median, p95
from tests.support.context import context_of

ROUNDS = 5


def figures() -> Iterator[Figure]:
    """Composing and fitting after each choice, the first PDF from the command line beyond start, and later ones."""
    record, pack, today = demo_record(), load_pack(), date.today()
    chosen = [entry.id for entry in record.entries if entry.on_page]
    fits, typesetter = [], Typesetter()
    for entry_id in chosen:
        changed = choose_for_page(record, entry_id, False, now_utc())
        began = time.thread_time()
        with typesetter.in_use():
            fit(compose(context_of(changed, pack=pack, today=today)))
        fits.append((time.thread_time() - began) * 1000)
    yield Figure("composed and fitted again, half of the time", median(fits[1:]), "ms", 5)
    yield Figure("composed and fitted again, 95 of 100", p95(fits[1:]), "ms", 5)

    page = compose(context_of(record, pack=pack, today=today))
    later = []
    for _ in range(12):
        began = time.thread_time()
        with typesetter.in_use():
            pdf(page)
        later.append((time.thread_time() - began) * 1000)
    with tempfile.TemporaryDirectory() as folder:
        to = str(Path(folder) / "page.pdf")
        started = min(_command("--version") for _ in range(ROUNDS))
        exported = min(_command("demo", "--to", to, "--over") for _ in range(ROUNDS))
    yield Figure("first PDF from the command line, beyond start", exported - started, "ms", 500)
    yield Figure("a later PDF", median(later[2:]), "ms", 60)


def _command(*argv: str) -> float:
    began = time.perf_counter()
    command = [sys.executable, "-m", "peertui", *argv]
    subprocess.run(command, check=True, capture_output=True, timeout=60, env=AS_USERS_HAVE_IT)
    return (time.perf_counter() - began) * 1000
