"""Word files as Word writes them, for tests: fields in pieces, footnotes, tables, a text box."""

import io
import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

NAME = "Bø & <Sønn> ]]> kommune"
"""A name that is nearly markup."""

IN_PIECES = (
    '<w:r w:rsidR="00A1"><w:t xml:space="preserve">Til </w:t></w:r><w:r w:rsidR="00A2"><w:rPr>'
    '<w:b/></w:rPr><w:t>{{</w:t></w:r><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="7"'
    ' w:name="navn"/><w:r w:rsidR="00A3"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> authority'
    '</w:t></w:r><w:bookmarkEnd w:id="7"/><w:proofErr w:type="spellEnd"/><w:r><w:rPr><w:i/></w:rPr>'
    '<w:t>.name }}</w:t></w:r><w:r><w:t xml:space="preserve"> &amp; &lt;alle&gt;</w:t></w:r>'
)
SIMPLE = (
    '<w:fldSimple w:instr=" MERGEFIELD authority_name \\* MERGEFORMAT "><w:r><w:rPr><w:b/></w:rPr>'
    "<w:t>«authority_name»</w:t></w:r></w:fldSimple>"
)
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> MERGE'
    "</w:instrText></w:r><w:r><w:instrText>FIELD today </w:instrText></w:r><w:r><w:fldChar"
    ' w:fldCharType="separate"/></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>«to</w:t></w:r><w:r><w:rPr>'
    '<w:b/></w:rPr><w:t>day»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
ADDRESS = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDRESSBLOCK \\f "&lt;&lt;x'
    '&gt;&gt;" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>'
    '«AddressBlock»</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
NOTED = (
    "<w:r><w:t>{{ count(“NO”) }} har undertegnet</w:t></w:r><w:r><w:rPr><w:vertAlign"
    ' w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r>'
)
NOTES = (
    f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space='
    '"preserve"> {{ count("NO") | sour</w:t></w:r><w:r><w:t>ced }} ({{ sender.website | link }})'
    "</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:40pt">'
    "<v:textbox><w:txbxContent><w:p><w:r><w:t>Ref. {{ references.our_reference }}</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def with_xml(file: Path, *paragraphs: str, title: str = "") -> Path:
    """Write a Word file whose paragraphs hold this XML."""
    document = docx.Document()
    document.core_properties.title = title
    for place, inner in enumerate(paragraphs):
        document.element.body.insert(place, parse_xml(f"<w:p {W}>{inner}</w:p>"))
    document.save(str(file))
    return file


def repacked(file: Path, parts: dict[str, bytes]) -> Path:
    """Write a Word file again with some parts put in or replaced."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, raw in (kept | parts).items():
            package.writestr(name, raw)
    return file


def with_footnotes(file: Path, notes: str = NOTES) -> Path:
    """Put footnotes into a Word file."""
    with zipfile.ZipFile(file) as package:
        types, relations = (
            package.read(name).decode()
            for name in ("[Content_Types].xml", "word/_rels/document.xml.rels")
        )
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{TYPES}.footnotes+xml"/>'
    relation = f'<Relationship Id="rId99" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>'
    changed = {
        "[Content_Types].xml": types.replace("</Types>", f"{override}</Types>"),
        "word/_rels/document.xml.rels": relations.replace("</Rel", f"{relation}</Rel"),
        "word/footnotes.xml": notes,
    }
    return repacked(file, {name: text.encode() for name, text in changed.items()})


def letter_of_staff(file: Path) -> Path:
    """Write a letter as a secretary may have made it in Word over the years."""
    with_xml(
        file, ADDRESS, BOX, COMPLEX, IN_PIECES, NOTED, title="Invitasjon til {{ authority.name }}"
    )
    document = docx.Document(str(file))
    for text in (
        "{% if contact.role %}",
        "Vi skriver til deg som {{ contact.role }}.",
        "{% endif %}",
        "Kontakt: {{ contacts | people }}",
    ):
        document.add_paragraph(text)
    rows = (
        "Tid;Sted",
        "{% for part in occasion.parts %};",
        "{{ part | when }};{{ part.place }}",
        "{% endfor %};",
    )
    table = document.add_table(0, 2, style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row.split(";"), strict=True):
            cell.text = text
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ sender.name }} til {{ authority.name }}"
    footer = section.footer.paragraphs[0]
    footer.add_run("Side ")
    footer._p.append(
        parse_xml(f'<w:fldSimple {W} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )
    document.save(str(file))
    return with_footnotes(file)
