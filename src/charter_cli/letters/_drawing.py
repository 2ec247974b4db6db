"""Show pictures in a Word file, in the line of the text."""

from collections.abc import Iterable

from charter_cli.letters._pictures import Drawing
from charter_cli.letters._word import safe

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU = 36_000
"""The unit of drawings: so many are a millimetre."""


def picture(drawing: Drawing, number: int) -> str:
    """Return a run that shows a picture; no other of the file may have its number."""
    width, height = (round(length * _EMU) for length in (drawing.width, drawing.height))
    size, alt = f'cx="{width}" cy="{height}"', safe(drawing.alt)
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" '
        f'distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{drawing.name}" descr="{alt}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation(drawing)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        "</w:r>"
    )


def relation(drawing: Drawing) -> str:
    """Return the name under which the text refers to a picture."""
    return f"picture-{drawing.name.partition('.')[0]}"


def files(drawings: Iterable[Drawing]) -> dict[str, tuple[str, bytes]]:
    """Return the file in the package of each picture, once, by the name of its relation."""
    return {relation(one): (f"media/{one.name}", one.content) for one in drawings}
