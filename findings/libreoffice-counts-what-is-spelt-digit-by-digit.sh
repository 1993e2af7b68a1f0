#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): the number formats ideographDigital and taiwaneseDigital are shown as other formats.
# Expected (ECMA-376 part 1, 17.18.59): digit by digit: ideographDigital 10, 11, 20 are 一〇 一一 二〇, taiwaneseDigital 10 is 一○.
# Seen: ideographDigital counts (十 十一 二十) as chineseCounting does, taiwaneseDigital comes in Arabic digits:
# one list has three kinds of labels, by who shows it.
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

styles = ["ideographDigital", "taiwaneseDigital", "chineseCounting"]
numbering = "".join(f'<w:abstractNum w:abstractNumId="{i}">' + level(0, style, "%1、") + "</w:abstractNum>" for i, style in enumerate(styles, 1))
body = ""
for i, style in enumerate(styles, 1):
    for start in (1, 10, 11, 20):
        numbering += f'<w:num w:numId="{100 * i + start}"><w:abstractNumId w:val="{i}"/>' \
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        body += paragraph(f"{style} {start}", 0, 100 * i + start)
write(numbering, body)
PY
python3 make.py
soffice --headless --convert-to "txt:Text (encoded):UTF8" list.docx >/dev/null 2>&1
seen=$(sed -e '1s/^\xEF\xBB\xBF//' -e 's/^ *//' list.txt)
expected=$(cat <<'TEXT'
一、 ideographDigital 1
十、 ideographDigital 10
十一、 ideographDigital 11
二十、 ideographDigital 20
1、 taiwaneseDigital 1
10、 taiwaneseDigital 10
11、 taiwaneseDigital 11
20、 taiwaneseDigital 20
一、 chineseCounting 1
十、 chineseCounting 10
十一、 chineseCounting 11
二十、 chineseCounting 20
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
