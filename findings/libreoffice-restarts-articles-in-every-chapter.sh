#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): a list level with w:lvlRestart="0" is numbered anew in every chapter.
# Expected (ECMA-376 part 1, 17.9.10): with the value 0 the level never restarts, so the articles of a rule number on through its chapters: 第三条 follows 第二条.
# Seen: the first article of the second chapter is 第一条 again. A .docx converted to text or PDF cites the wrong articles.
# Needs Debian 12; installs libreoffice-writer-nogui where soffice is missing (root).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v soffice >/dev/null || apt-get install -q -y --no-install-recommends "libreoffice-writer-nogui=4:7.4.7-1+deb12u14" >/dev/null
export HOME="$tmp"
cd "$tmp"
cat >make.py <<'PY'
import zipfile
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

def relation(kind, target):
    return f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="r1" Type="{OFFICE}{kind}" Target="{target}"/></Relationships>'

def level(number, style, text, more=""):
    return (f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>')

def paragraph(text, level, list=1):
    return (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>'
            f'<w:r><w:t>{text}</w:t></w:r></w:p>')

def write(numbering, body):
    with zipfile.ZipFile("list.docx", "w") as parts:
        parts.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{TYPE}document.main+xml"/>'
            f'<Override PartName="/word/numbering.xml" ContentType="{TYPE}numbering+xml"/></Types>')
        parts.writestr("_rels/.rels", relation("officeDocument", "word/document.xml"))
        parts.writestr("word/_rels/document.xml.rels", relation("numbering", "numbering.xml"))
        parts.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        parts.writestr("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>")

numbering = '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>' + level(0, "chineseCounting", "第%1章") \
    + level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>') + "</w:abstractNum>" \
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
write(numbering, paragraph("总则", 0) + paragraph("目的", 1) + paragraph("范围", 1) + paragraph("附则", 0) + paragraph("施行", 1))
PY
python3 make.py
soffice --headless --convert-to "txt:Text (encoded):UTF8" list.docx >/dev/null 2>&1
seen=$(sed -e '1s/^\xEF\xBB\xBF//' -e 's/^ *//' list.txt)
expected=$(cat <<'TEXT'
第一章 总则
第一条 目的
第二条 范围
第二章 附则
第一条 施行
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
