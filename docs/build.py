"""Write what this project says of itself: the manual, and the answers in the README.

python docs/build.py
"""

from pathlib import Path
from tempfile import TemporaryDirectory

import manual
from examples import Stage

HERE = Path(__file__).parent


def keep(path: Path, wanted: str) -> None:
    """Write a text if it differs from what the file holds."""
    same = path.is_file() and path.read_text(encoding="utf-8") == wanted
    if not same:
        path.write_text(wanted, encoding="utf-8", newline="\n")
    print("as it is" if same else "written ", path.name)


def main() -> None:
    """Write both."""
    keep(HERE / "commands.md", manual.text())
    readme = HERE.parent / "README.md"
    with TemporaryDirectory() as folder:
        keep(readme, Stage(Path(folder)).played(readme.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
