#!/usr/bin/env python3
"""Makes the sample files of this folder: an invented interview, as word processors write it.

    python3 make.py          (needs soffice and openpyxl; what it writes is committed)

interview.html is the source. LibreOffice makes interview.docx, .odt, .rtf and .pdf of it; interview.words.txt are its words
in reading order, one interview on one line. paged1.pdf and paged2.pdf are pages of one and of two columns with page headers and
numbers and divided words; paged.words.txt are their words. changes.docx is written by hand: tracked changes, comments, notes.
"""
import datetime
import pathlib
import re
import subprocess
import tempfile
import zipfile

import openpyxl

HERE = pathlib.Path(__file__).parent

TURNS = [
    ("Interviewer", "How did you come to work with Dr. Ng – was it chance?"),
    ("P07", "Not at all. She had given a talk, “Why mice lie”, and I wrote to her. R&D < teaching, she said."),
    ("Interviewer", "And how did it go on?"),
    ("P07", "Well: she read every draft. I was the well-known late bloomer; my naïve questions cost her a year of Tuesday "
            "afternoons, and she never once let me feel it, which I only understood when I had students myself."),
    ("Interviewer", "Was there anything that you missed?"),
    ("P07", "Time. Café talk. 2 of 3 grants failed and nobody had told me that this is usual."),
]


def html() -> str:
    rows = "".join(f"<p><b>{who}:</b> {text.replace('&', '&amp;').replace('<', '&lt;')}</p>\n" for who, text in TURNS)
    return ("<html><head><meta charset='utf-8'><title>Invented</title></head><body>\n<h1>Interview seven</h1>\n"
            "<p>Invented for tests.</p>\n" + rows + "</body></html>\n")


def words() -> str:
    text = "Interview seven Invented for tests. " + " ".join(f"{who}: {text}" for who, text in TURNS)
    return re.sub(r"\s+", " ", text) + "\n"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(*parts: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(parts)}</w:p>"


def cell(*paragraphs: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"


def changes() -> dict:
    author = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
    body = [
        paragraph(run("Interview eight"), properties='<w:pStyle w:val="Heading1"/>'),
        paragraph(run("Interviewer:", "<w:b/>"), run(" What "), f"<w:del {author}>{run('went wrong', '', 'delText')}</w:del>",
                  f"<w:ins {author}>{run('happened')}</w:ins>", run(" then?")),
        paragraph(run("P08:", "<w:b/>"), run(" She left"), "<w:r><w:footnoteReference w:id=\"2\"/></w:r>", run(" in May."),
                  '<w:r><w:commentReference w:id="0"/></w:r>', run("secret", "<w:vanish/>"),
                  f"<w:moveFrom {author}>{run('moved away')}</w:moveFrom>"),
        paragraph(run("And then", '<w:rPrChange w:id="9" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>'),
                  properties=f"<w:rPr><w:del {author}/></w:rPr>"),
        paragraph(run(" I left, too."), "<w:r><w:br/></w:r>", run("That was"), '<w:r><w:noBreakHyphen/><w:tab/></w:r>', run("it.")),
        paragraph("<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><mc:Choice>"
                  f"<w:r><w:txbxContent>{paragraph(run('A text box.'))}</w:txbxContent></w:r></mc:Choice><mc:Fallback>"
                  f"{run('A text box.')}</mc:Fallback></mc:AlternateContent>", run("Beside it.")),
        f'<w:sectPr><w:footerReference w:id="f"/></w:sectPr>',
    ]
    table = [
        paragraph(run("Invented table")),
        "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(
            f"<w:tr>{cell(paragraph(run(who)))}{cell(*[paragraph(run(text)) for text in texts])}</w:tr>"
            for who, texts in [("Ana", ["How was it?"]), ("Bo", ["Good.", "Note: too short."]), ("", ["Much too short."]),
                               ("Ana", ["# Why?"]), ("Bo", ["So."])]) + "</w:tbl>",
    ]
    notes = (f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph(run("-"))}</w:footnote>'
             f'<w:footnote w:id="2">{paragraph(run("For another post."))}</w:footnote></w:footnotes>')
    styles = (f'<w:styles {W}><w:style w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style></w:styles>')
    footer = f'<w:ftr {W}>{paragraph(run("Page 1"))}</w:ftr>'
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return {
        "changes.docx": {"[Content_Types].xml": types, "word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
                         "word/footnotes.xml": notes, "word/styles.xml": styles, "word/footer1.xml": footer},
        "table.docx": {"[Content_Types].xml": types,
                       "word/document.xml": f"<w:document {W}><w:body>{''.join(table)}</w:body></w:document>"},
        "locked.odt": {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "gibberish",
                       "META-INF/manifest.xml": "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"},
        "entities.docx": {"[Content_Types].xml": types,
                          "word/document.xml": '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document ' + W + "><w:body>" +
                                               paragraph(run("&a;")) + "</w:body></w:document>"},
    }


FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="10.5cm" fo:margin="1.2cm">
<style:columns fo:column-count="COLUMNS" fo:column-gap="0.8cm"/></style:page-layout-properties><style:header-style/><style:footer-style/>
</style:page-layout><style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.25cm"/>
<style:text-properties fo:font-size="9pt" style:font-name="Liberation Serif"/></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>Study 12, invented
</text:p></style:header><style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles><office:body><office:text>BODY</office:text></office:body></office:document>
"""


def long_turns() -> list:
    """Turns that fill some pages, with words that may be divided at line ends."""
    answer = ("When I came to the lab in {0} nobody had an under~stand~ing of what men~tor~ship would de~mand of all of us. "
              "We were, as is well known, the well-known excep~tion, and the com~mit~tee, which met on Tues~days, dis~cussed our ap~pli~ca~tions "
              "in a self-evi~dently care~less manner, number {1} among them. I re~mem~ber each and every word of that.")
    return [(("Interviewer", f"Question {i}: what do you re~mem~ber of the year {1990 + i}?") if i % 2 == 0 else
             ("P12", answer.format(1990 + i, 10 * i))) for i in range(14)]


def paged(columns: int) -> str:
    body = "".join(f'<text:p text:style-name="P">{who}: {text}</text:p>' for who, text in long_turns())
    return FODT.replace("COLUMNS", str(columns)).replace("BODY", body.replace("~", "\u00ad"))


def paged_words() -> str:
    return " ".join(f"{who}: {text}" for who, text in long_turns()).replace("~", "") + "\n"


def write_zip(path: pathlib.Path, parts: dict) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def archive() -> None:
    """Transcripts beside hostile names, an archive, and a text that unpacks to a thousand times its size."""
    write_zip(HERE / "archive.zip", {
        "P01.txt": "I: Why?\nP: So.\n", "sub/P02.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<v I>Why?\n", "../../evil.txt": "x",
        "/etc/evil.txt": "x", "..\\evil.txt": "x", "inner.zip": "x", "__MACOSX/._P01.txt": "x", "bomb.txt": "I: no\n" * 2_000_000})


def convert(source: pathlib.Path, kind: str, to: pathlib.Path) -> None:
    html_filter = ["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []
    subprocess.run(["soffice", "--headless", *html_filter, "--convert-to", kind, "--outdir", str(to), str(source)], check=True,
                   stdout=subprocess.DEVNULL)


def workbook() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Nr", "Start", "Who", "What was said"])
    for row in [(1, datetime.timedelta(seconds=1), "Ana", "How, in the end, was it?"),
                (2, datetime.timedelta(seconds=65), "Bo", "Good & long."), (3, datetime.timedelta(seconds=4200), "Ana", "Café?"),
                (4, datetime.timedelta(seconds=4202.5), "Bo", "'=Ja")]:
        sheet.append(row)
    book.create_sheet("Notes")
    book.save(HERE / "table.xlsx")


def participants() -> None:
    """A workbook as Excel writes it: a sheet that is no table of participants, then one with texts, numbers, days and
    truth values, a formula, a gap and a note beside the table."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

    def inline(text: str) -> str:
        return f'<c t="inlineStr"><is><t>{text}</t></is></c>'

    def row(number: int, *cells: str) -> str:
        return f'<row r="{number}">{"".join(cells)}</row>'

    people = [
        row(2, inline(" Participant "), inline("source"), inline("joined"), inline("age"), inline("score"), inline("tenured"),
            inline("seen")),
        row(3, inline("P1"), inline("P1.docx"), '<c s="1"><v>45356</v></c>', '<c><v>41.0</v></c>', '<c><v>0.30000000000000004</v></c>',
            '<c t="b"><v>1</v></c>', '<c s="2"><v>45356.5</v></c>'),
        row(4, inline("P2"), inline(""), '<c s="1"><v>45657</v></c>', '<c><f>40-1</f><v>39</v></c>', '<c><v>2</v></c>',
            '<c t="b"><v>0</v></c>', '<c s="2"><v>45357</v></c>'),
        row(5, '<c r="J5" t="inlineStr"><is><t>a note beside the table</t></is></c>'),
        row(7, inline("P3"), inline(""), '<c s="1"><v>1</v></c>', '<c t="e"><v>#N/A</v></c>', '<c><v>1E-3</v></c>'),
    ]
    write_zip(HERE / "participants.xlsx", {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
                               '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "xl/workbook.xml": f'{head}<workbook {main} {links}><sheets><sheet name="Read me" sheetId="1" r:id="rId1"/>'
                           '<sheet name="People" sheetId="2" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
                                      '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
                                      '<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>',
        "xl/styles.xml": f'{head}<styleSheet {main}><numFmts><numFmt numFmtId="164" formatCode="[$-407]dd/mm/yyyy\\ hh:mm;@"/></numFmts>'
                         '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet {main}><sheetData>{row(1, inline("Made in March"))}</sheetData></worksheet>',
        "xl/worksheets/sheet2.xml": f'{head}<worksheet {main}><sheetData>{"".join(people)}</sheetData></worksheet>',
    })


def main() -> None:
    workbook()
    participants()
    archive()
    (HERE / "interview.html").write_text(html(), encoding="utf-8")
    (HERE / "interview.words.txt").write_text(words(), encoding="utf-8")
    for name, parts in changes().items():
        write_zip(HERE / name, parts)
    for kind in ["docx:MS Word 2007 XML", "odt:writer8", "rtf:Rich Text Format", "pdf:writer_pdf_Export"]:
        convert(HERE / "interview.html", kind, HERE)
    (HERE / "paged.words.txt").write_text(paged_words(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for columns in [1, 2]:
            source = pathlib.Path(folder) / f"paged{columns}.fodt"
            source.write_text(paged(columns), encoding="utf-8")
            convert(source, "pdf:writer_pdf_Export", HERE)
        secret = pathlib.Path(folder) / "locked.html"
        secret.write_text("<p>I: Why?</p>", encoding="utf-8")
        option = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"pw"}}'
        convert(secret, "pdf:writer_pdf_Export:" + option, HERE)


if __name__ == "__main__":
    main()
