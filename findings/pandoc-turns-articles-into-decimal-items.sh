#!/usr/bin/env bash
# pandoc 2.17.1.1 (Debian 12): numbered articles and items of a Word file come back as 1. 2. 3., whatever their numbering is.
# Expected: 第一条 and （一） (numFmt chineseCounting, lvlText 第%1条 and （%2）) stand before their paragraphs, as Word shows them, or a warning says that the labels are lost.
# Seen: decimal lists in plain text, Markdown and HTML, without a warning: 依照第二条第（一）项 leads to no label of the text, and articles cannot be told from items.
# Needs Debian 12; installs pandoc where it is missing (root).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v pandoc >/dev/null || apt-get install -q -y --no-install-recommends pandoc=2.17.1.1-2~deb12u1 >/dev/null
cd "$tmp"
cat >make.py <<'PY'
import zipfile
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

def relation(kind, target):
    return f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{OFFICE}{kind}" Target="{target}"/></Relationships>'

def level(number, text):
    return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="{text}"/></w:lvl>'

def paragraph(text, at=None):
    properties = "" if at is None else f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"

numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{level(0, "第%1条")}{level(1, "（%2）")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
body = paragraph("扶持办法") + paragraph("制定本办法。", 0) + paragraph("补贴对象：", 0) + paragraph("算力企业；", 1) + paragraph("数据企业。", 1) + paragraph("依照第二条第（一）项给予补贴。", 0)
types = "".join(f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}{kind}+xml"/>' for part, kind in (("document", "document.main"), ("numbering", "numbering")))
with zipfile.ZipFile("a.docx", "w") as file:
    file.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>')
    file.writestr("_rels/.rels", relation("officeDocument", "word/document.xml"))
    file.writestr("word/_rels/document.xml.rels", relation("numbering", "numbering.xml"))
    file.writestr("word/numbering.xml", numbering)
    file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
PY
python3 make.py
seen=$(pandoc a.docx -t plain 2>&1 | grep -v '^$')
expected=$(cat <<'TEXT'
扶持办法
1.  制定本办法。
2.  补贴对象：
    1.  算力企业；
    2.  数据企业。
3.  依照第二条第（一）项给予补贴。
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
