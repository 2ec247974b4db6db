"""Make the faces of letters from Libertinus Serif: with outlines that are quick to cut out.

    python data/make_faces.py FOLDER-WITH-LIBERTINUS

Every letter carries the shapes that stand in it. Those of Libertinus are written as programs
that call each other; cutting them out takes longer than setting the letter. Here they are plain
curves, at most a thousandth of the size of the type away from the old ones, which no printer shows.
Needs fonttools; the release is https://github.com/alerque/libertinus/releases/tag/v7.051.
"""

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont, newTable

FONTS = Path(__file__).parents[1] / "src/charter_cli/typesetting/fonts"
FAMILY, OURS = "Libertinus Serif", "Libertinus Letter"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
EUROPE = (
    "20-7E,A0-24F,259,292,2BC-2DD,300-328,370-3FF,400-493,1E00-1EFF,2010-203A,20AC,2116,2122,"
    "2190-2193,2212,FB00-FB04"
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "calt", "clig", "rlig", "sups"]
FURTHEST = 1.0
"""How far a curve may be from the old one, in thousandths of the size."""


def cut(font: TTFont) -> None:
    """Keep the scripts of Europe and what setting them needs."""
    wanted = Options(layout_features=FEATURES, hinting=False, desubroutinize=True)
    wanted.notdef_outline, wanted.glyph_names = True, False
    wanted.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(wanted)
    subsetter.populate(unicodes=parse_unicodes(EUROPE))
    subsetter.subset(font)
    for table in ("prep", "gasp"):
        if table in font:
            del font[table]


def bend(font: TTFont) -> None:
    """Put quadratic outlines in the place of the programs that drew cubic ones."""
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        shapes[name].draw(Cu2QuPen(pen, FURTHEST, reverse_direction=True))
        drawn[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    outlines = font["glyf"] = newTable("glyf")
    outlines.glyphOrder, outlines.glyphs = order, drawn
    outlines.compile(font)
    for name, shape in drawn.items():
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(shape, "xMin", 0))
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    for name in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(limits, f"max{name}", 0)
    limits.maxSizeOfInstructions = limits.maxComponentElements = 0
    font["post"].formatType = 3
    font.sfntVersion = "\0\1\0\0"


def rename(font: TTFont) -> None:
    """Give the face a name of its own, so that Typst does not take the one that it brings."""
    for record in font["name"].names:
        name = str(record).replace(FAMILY, OURS)
        record.string = name.replace(FAMILY.replace(" ", ""), OURS.replace(" ", ""))


def main(folder: Path) -> None:
    """Make all faces of the release that lies in a folder."""
    for style in STYLES:
        face = TTFont(folder / f"LibertinusSerif-{style}.otf", recalcTimestamp=False)
        cut(face)
        bend(face)
        rename(face)
        face.save(FONTS / f"LibertinusLetter-{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
