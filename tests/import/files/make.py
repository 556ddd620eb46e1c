#!/usr/bin/env python3
"""Makes the sample files of this folder: an invented interview, as word processors write it.

    python3 make.py          (needs soffice; what it writes is committed)

interview.html is the source. LibreOffice makes interview.docx, .odt, .rtf and .pdf of it; interview.words.txt are its words
in reading order, one interview on one line. changes.docx is written by hand: tracked changes, comments, notes.
"""
import pathlib
import re
import subprocess
import zipfile

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
        "entities.docx": {"[Content_Types].xml": types,
                          "word/document.xml": '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document ' + W + "><w:body>" +
                                               paragraph(run("&a;")) + "</w:body></w:document>"},
    }


def write_zip(path: pathlib.Path, parts: dict) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


def convert(source: pathlib.Path, kind: str, to: pathlib.Path) -> None:
    subprocess.run(["soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to", kind, "--outdir", str(to),
                    str(source)], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    (HERE / "interview.html").write_text(html(), encoding="utf-8")
    (HERE / "interview.words.txt").write_text(words(), encoding="utf-8")
    for name, parts in changes().items():
        write_zip(HERE / name, parts)
    for kind in ["docx:MS Word 2007 XML", "odt:writer8", "rtf:Rich Text Format", "pdf:writer_pdf_Export"]:
        convert(HERE / "interview.html", kind, HERE)


if __name__ == "__main__":
    main()
