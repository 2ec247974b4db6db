"""Draw the pictures of the README anew: a count, a letter and the atlas, as the demo has them.

    python docs/pictures.py

It needs poppler (pdftoppm) and chromium beside the development packages.
"""

import os
import pty
import subprocess
import sys
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURES = Path(__file__).parent / "pictures"
CHARTER = Path(sys.executable).with_name("charter")
LETTER = "*-kristiansand-kommune.pdf"
DAY = {"SOURCE_DATE_EPOCH": "1795262400"}  # 2026-11-21
COLUMNS = 76
MARGIN = 20
INK, BLUE = (30, 34, 42), (31, 78, 121)
THEME = TerminalTheme((255, 255, 255), INK, [INK, *[BLUE] * 7], [INK, *[BLUE] * 7])
# At this size a letter of the font is 10 pixels wide, so that bars have no seams.
PAGE = """<meta charset="utf-8"><body style="margin: 20px; background: white">
<pre style="font: 16.6113px/21px 'DejaVu Sans Mono'; margin: 0; color: #1e222a">{code}</pre>"""


def shown(words: list[str], folder: Path) -> str:
    """Return what a command shows on a person's terminal, with its colours."""
    held, lent = pty.openpty()
    settings = {**os.environ, **DAY, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color"}
    subprocess.run(["stty", "cols", str(COLUMNS), "rows", "60"], stdin=lent, check=True, cwd=folder)
    run = subprocess.Popen([CHARTER, *words], stdout=lent, stderr=lent, cwd=folder, env=settings)
    os.close(lent)
    text = b""
    while part := _read(held):
        text += part
    run.wait()
    return text.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the other side is closed
        return b""


def count(folder: Path) -> None:
    """Draw the count, command and all, in black on white."""
    screen = Console(record=True, width=COLUMNS, file=StringIO())
    screen.print(Text("$ charter count\n", style="bold"))
    screen.print(Text.from_ansi(shown(["count"], folder / "charter-demo")))
    page = folder / "count.html"
    code = screen.export_html(theme=THEME, code_format=PAGE, inline_styles=True)
    page.write_text(code, encoding="utf-8")
    picture = _photographed(page, folder / "count.png", "820,1000")
    drawn = ImageOps.invert(picture).getbbox() or (0, 0, *picture.size)
    _keep(picture.crop((0, 0, drawn[2] + MARGIN, drawn[3] + MARGIN)), "count.png")


def atlas(folder: Path) -> None:
    """Draw the first page of the atlas."""
    words = ("atlas", "site", "--language", "en")
    subprocess.run(
        [CHARTER, *words],
        cwd=folder / "charter-demo",
        env={**os.environ, **DAY},
        check=True,
        capture_output=True,
    )
    page = folder / "charter-demo" / "site" / "en" / "index.html"
    _keep(_photographed(page, folder / "atlas.png", "1200,860"), "atlas.png")


def _photographed(page: Path, target: Path, size: str) -> Image.Image:
    options = ("--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={size}")
    subprocess.run(
        ["chromium", *options, f"--screenshot={target}", page.as_uri()],
        check=True,
        capture_output=True,
    )
    return Image.open(target).convert("RGB")


def letter(folder: Path) -> None:
    """Draw the letter to Kristiansand, with a thin border."""
    source = next((folder / "charter-demo" / "letters").glob(LETTER))
    subprocess.run(
        ["pdftoppm", "-r", "110", "-png", "-singlefile", source, folder / "letter"], check=True
    )
    _keep(Image.open(folder / "letter.png").convert("RGB"), "letter.png")


def _keep(picture: Image.Image, name: str) -> None:
    """Save a picture with a thin border."""
    framed = ImageOps.expand(picture, border=1, fill=(190, 190, 190))
    few = framed.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(PICTURES / name, optimize=True)
    print(name, f"{few.width} x {few.height}, {(PICTURES / name).stat().st_size:,} bytes")


def main() -> None:
    """Run the demonstration in a folder of its own and draw all three."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run(
            [CHARTER, "demo"],
            cwd=folder,
            env={**os.environ, **DAY},
            check=True,
            capture_output=True,
        )
        letter(folder)
        count(folder)
        atlas(folder)


if __name__ == "__main__":
    main()
