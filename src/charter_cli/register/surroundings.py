"""Tell where a register lies: on a drive of this machine, elsewhere, in a synchronised folder.

SQLite's promises hold on a drive of one's own. Elsewhere charter's lock file keeps two writers
apart, but a file that another program copies while it is written may come out in two versions.
"""

import re
from contextlib import suppress
from pathlib import Path

from charter_cli.errors import CharterError
from charter_cli.register.file import look

_SYNCHRONISED = {
    "OneDrive": re.compile(r"onedrive\b.*", re.I),
    "Dropbox": re.compile(r"dropbox\b.*", re.I),
    "Nextcloud": re.compile(r"(nextcloud|owncloud)\d*", re.I),
    "iCloud": re.compile(r"(mobile documents|iclouddrive|icloud drive)", re.I),
    "Google Drive": re.compile(r"(google ?drive|googledrive-.*|my drive)", re.I),
}
_REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "sshfs", "fuse.sshfs", "afpfs", "davfs"}
_MOUNTS = Path("/proc/mounts")
_COPY = r"""(?ix) {stem} (
    -[\w]+ | \ \(\d+\) | \ -\ [^/]*copy | \ \([^)]*(conflict|konflikt|kopi|copy|kollision)[^)]*\)
    | [ ._-](sync-)?conflict[^/]* ) {suffix}"""


def remark(register: Path, mounts: Path = _MOUNTS) -> str:
    """Return what the place of a register means for those who share it; empty if it is safe."""
    place = register.absolute()
    for service, name in _SYNCHRONISED.items():
        if any(name.fullmatch(part) for part in place.parts[:-1]):
            return (
                f"{register} lies in a folder of {service}. One at a time should work on it, and"
                " the next one only when the other's computer has synchronised:"
                " otherwise there will be two versions, of which one is lost."
            )
    if str(place).startswith("\\\\") or _kind(place, mounts) in _REMOTE:
        return (
            f"{register} lies on a network drive. Two may work on it, one waits for the other;"
            " if the connection breaks while something is written, `charter check` tells if it"
            " was damaged, and `charter restore` brings a backup back."
        )
    return ""


def twins(register: Path) -> tuple[Path, ...]:
    """Return files beside a register that a service for synchronising, or a hurry, left there."""
    named = re.compile(
        _COPY.format(stem=re.escape(register.stem), suffix=re.escape(register.suffix))
    )
    beside = register.absolute().parent.iterdir()
    return tuple(sorted(path for path in beside if named.fullmatch(path.name) and _ours(path)))


def _ours(path: Path) -> bool:
    with suppress(CharterError, OSError):
        look(path)
        return True
    return False


def _kind(place: Path, mounts: Path) -> str:
    """Return the kind of file system that a path lies on, where the system tells it."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    held = [line.split() for line in lines]
    below = {
        point.replace("\\040", " "): kind for _, point, kind, *_rest in (h for h in held if h[2:])
    }
    for parent in place.parents:
        if str(parent) in below:
            return below[str(parent)]
    return ""
