from __future__ import annotations

import subprocess
import sys


def loaded_after(script: str) -> set[str]:
    tail = "; import sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script + tail], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_measuring_a_page_loads_no_pdf_library():
    script = (
        "import exports; from tests.support.exports.sample_page import USUAL; exports.fit(USUAL); exports.text(USUAL);"
        "exports.markdown(USUAL); exports.preview(USUAL, 80)"
    )

    assert not loaded_after(script) & {"reportlab", "pypdf", "PIL", "textual"}


def test_a_pdf_loads_what_draws_it_and_only_a_locked_one_what_locks_it():
    script = "import exports; from tests.support.exports.sample_page import USUAL; exports.pdf(USUAL{})"

    assert loaded_after(script.format("")) & {"reportlab", "pypdf", "PIL", "uharfbuzz"} == {"reportlab", "uharfbuzz"}
    assert loaded_after(script.format(", password='pebble'")) >= {"reportlab", "pypdf"}


def test_pillow_left_out_by_us_is_there_for_others():
    script = (
        "import exports; from tests.support.exports.sample_page import USUAL; exports.pdf(USUAL); from PIL import Image"
    )

    assert "PIL" in loaded_after(script + "; assert Image.new('1', (1, 1)).size == (1, 1)")


def test_the_shaper_is_loaded_when_the_first_page_is_measured_and_no_sooner():
    assert "uharfbuzz" not in loaded_after("import exports.pdf.render")
    script = "import exports; from tests.support.exports.sample_page import USUAL; exports.fit(USUAL)"
    assert "uharfbuzz" in loaded_after(script)


def test_a_font_is_not_kept_twice():
    script = "import exports; from tests.support.exports.sample_page import USUAL; exports.fit(USUAL)"
    tail = "; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script + tail], capture_output=True, text=True, check=True, timeout=60)

    assert not [name for name in done.stdout.split() if name.startswith("pymupdf_fonts.")]
