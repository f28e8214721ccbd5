"""Every printed copy of the made-up person, to be looked at: `python -m tests.prints FOLDER`.

PDFs, and pictures of them where `pdftoppm` (Poppler) is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from exports import Paper, blank_pdf, card_pdf, large_pdf, pdf, slip_pdf
from peertui.demo import demo_record
from plans.pack.loader import load_pack
from plans.page.blank_form import blank_of
from plans.page.compose import compose
from plans.page.fold_card import card_of
from plans.page.question_slip import compose_slip
from tests.support.context import context_of
from tests.support.exports.sample_page import RIGHT_TO_LEFT

DPI = 90


def prints() -> Iterator[tuple[str, bytes]]:
    """Names and bytes."""
    record, pack, today = demo_record(), load_pack(), date.today()
    page = compose(context_of(record, pack=pack, today=today))
    card, fold = card_of(page, pack), pack.copies.card.how_to_fold
    yield "right-to-left", pdf(RIGHT_TO_LEFT)
    yield "right-to-left-large", large_pdf(RIGHT_TO_LEFT)
    yield "right-to-left-card", card_pdf(replace(RIGHT_TO_LEFT, copies=()), how_to_fold=fold)
    for paper in Paper:
        yield f"page-{paper}", pdf(page, paper)
        yield f"large-{paper}", large_pdf(page, paper)
        yield f"card-{paper}", card_pdf(card, paper, how_to_fold=fold)
        yield f"slip-{paper}", slip_pdf(compose_slip(context_of(record, pack=pack, today=today)), paper)
        yield f"blank-{paper}", blank_pdf(blank_of(pack, record.person.region, today), paper)


def main(folder: Path) -> None:
    """Write them into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in prints():
        path = folder / f"{name}.pdf"
        path.write_bytes(data)
        if shutil.which("pdftoppm"):
            subprocess.run(["pdftoppm", "-png", "-r", str(DPI), path, path.with_suffix("")], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
