#!/usr/bin/env bash
# LibreOffice 7.4.7 (Debian 12): list numbers that Word encloses lose what encloses them: ⑴ and ⒈ become 1, － 1 － becomes 1, ㊀ becomes ①.
# Expected (ECMA-376 part 1, 17.18.59): decimalEnclosedParen shows ⑴, decimalEnclosedFullstop ⒈, numberInDash － 1 －, ideographEnclosedCircle ㊀.
# Seen: the label text is often %1 alone with these formats, so an item (1) is printed as 1 with no mark at all, like a quantity, and two
# families of labels that nest in each other look the same. decimalEnclosedCircle (①) is right, up to ㊿.
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

formats = ["decimalEnclosedParen", "decimalEnclosedFullstop", "numberInDash", "ideographEnclosedCircle", "decimalEnclosedCircle"]
numbering = "".join(f'<w:abstractNum w:abstractNumId="{i}">{level(0, name, "%1")}</w:abstractNum>' for i, name in enumerate(formats, 1)) \
    + "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(formats) + 1))
write(numbering, "".join(paragraph(name, 0, i) for i, name in enumerate(formats, 1)))
PY
python3 make.py
soffice --headless --convert-to "txt:Text (encoded):UTF8" list.docx >/dev/null 2>&1
seen=$(sed -e '1s/^\xEF\xBB\xBF//' -e 's/^ *//' list.txt)
expected=$(cat <<'TEXT'
1 decimalEnclosedParen
1 decimalEnclosedFullstop
1 numberInDash
① ideographEnclosedCircle
① decimalEnclosedCircle
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
