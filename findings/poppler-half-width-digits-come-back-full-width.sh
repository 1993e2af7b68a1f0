#!/usr/bin/env bash
# poppler-utils 22.12.0 with poppler-data 0.4.12 (Debian 12): half-width digits of a font with the encoding GBK-EUC-H or GB-EUC-H come back as full-width ones.
# Expected: the bytes of 500 are 500, as with GBKp-EUC-H and GBK2K-H: the CMaps differ only in whether Latin characters are half-width or proportional.
# Seen: 最高５００万元: the half-width glyphs (CID 814 and on) are mapped to full-width characters; a search for 500 does not find the sum. PdfPig 0.1.16 gives 500 for all four.
# Needs Debian 12; installs poppler-utils and poppler-data where pdftotext is missing (root).
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
command -v pdftotext >/dev/null || apt-get install -q -y --no-install-recommends poppler-utils=22.12.0-2+deb12u3 poppler-data=0.4.12-1 >/dev/null
cd "$tmp"
cat >make.py <<'PY'
import sys

def pdf(encoding, codes):
    content = b"BT /F1 20 Tf 100 700 Td <" + codes.hex().encode() + b"> Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/%b/DescendantFonts[6 0 R]>>" % encoding.encode(),
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 7 0 R/DW 1000>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    out, at = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % o for o in at)
    return out + b"xref\n0 8\n0000000000 65535 f \n%btrailer<</Size 8/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))

for encoding in ["GBK-EUC-H", "GB-EUC-H", "GBKp-EUC-H", "GBK2K-H"]:
    open(encoding + ".pdf", "wb").write(pdf(encoding, "最高500万元".encode("gbk")))
PY
python3 make.py
seen=$(for encoding in GBK-EUC-H GB-EUC-H GBKp-EUC-H GBK2K-H; do echo "$encoding $(pdftotext "$encoding.pdf" - | tr -d '\n\f')"; done)
expected=$(cat <<'TEXT'
GBK-EUC-H 最高５００万元
GB-EUC-H 最高５００万元
GBKp-EUC-H 最高500万元
GBK2K-H 最高500万元
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
