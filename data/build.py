"""Cut the small reference files that ship inside the package from the files beside this one.

    python data/build.py            write what has changed
    python data/build.py --check    only say whether the shipped files are what this would write

The same data gives the same files. Compressed files are compared by what they hold, so
another edition of zlib changes nothing.
"""

import gzip
import sys
from pathlib import Path

import cut_countries
import cut_outlines
import cut_places

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "charter_cli" / "reference"

AS_RECEIVED = ("signatories.csv", "successions.csv", "renewals.csv", "published_counts.csv")


def cut() -> dict[str, bytes]:
    """Return every shipped file: its path below `reference/` and its (uncompressed) bytes."""
    return {
        **{name: (HERE / name).read_bytes() for name in AS_RECEIVED},
        **cut_countries.files(HERE),
        **cut_outlines.files(HERE),
        **cut_places.files(HERE),
    }


def shipped(path: Path) -> bytes | None:
    """Return what the shipped file holds, or None where there is none."""
    if not path.is_file():
        return None
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def surplus(wanted: dict[str, bytes]) -> list[Path]:
    """Return the shipped files of places that nothing cuts any more."""
    return [path for path in sorted(TARGET.glob("places/*")) if f"places/{path.name}" not in wanted]


def main(check: bool) -> int:
    """Write the files that differ, or only name them; return 1 if `check` found any."""
    wanted = cut()
    differing = [name for name, data in wanted.items() if shipped(TARGET / name) != data]
    for name in differing:
        print("differs" if check else "written", name)
        if not check:
            path = TARGET / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = wanted[name]
            path.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
    for path in surplus(wanted):
        print("surplus" if check else "removed", path.name)
        differing.append(path.name)
        if not check:
            path.unlink()
    size = sum((TARGET / name).stat().st_size for name in wanted if (TARGET / name).is_file())
    print(f"{len(wanted)} files, {size:,} bytes, {len(differing)} differing")
    return 1 if check and differing else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
