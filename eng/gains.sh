#!/usr/bin/env bash
# What a change gains and loses on the committed answers, as Markdown:  eng/gains.sh BASE   (a commit or branch)
set -euo pipefail
base=${1:?usage: eng/gains.sh BASE}
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
other=$(mktemp -d)
trap 'git -C "$root" worktree remove --force "$other/base"; rm -rf "$other"' EXIT
git -C "$root" worktree add -q --detach "$other/base" "$base"
measure() { # FOLDER NAME
    "$1/clause" extract "$1/corpus" --out "$other/$2" >/dev/null 2>&1 || true
    "$root/clause" eval "$root/tests/Gold" "$other/$2" 2>/dev/null
}
measure "$other/base" base >"$other/base.txt"
measure "$root" head >"$other/head.txt"
printf '### Answers for the corpus: before (-) and after (+)\n\n```diff\n'
diff -U0 "$other/base.txt" "$other/head.txt" | tail -n +3 || true
printf '```\n'
