#!/usr/bin/env bash
# Packs core, formats, library and command line into a folder:  eng/pack.sh FOLDER
# The version is that of the tag v1.2.3 on this commit; else 0.1.0-dev.N, N commits after the last tag.
set -euo pipefail
folder=${1:?usage: eng/pack.sh FOLDER}
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
described=$(git -C "$root" describe --tags --match 'v[0-9]*' --long 2>/dev/null || echo "v0.1.0-$(git -C "$root" rev-list --count HEAD)-g0")
tag=${described%-*-g*} after=${described#"$tag"-}
version=${tag#v}
[ "${after%%-*}" = 0 ] || version="$version-dev.${after%%-*}"
for project in ClauseExtractor ClauseExtractor.Formats ClauseExtractor.Library ClauseExtractor.Cli; do
    dotnet pack "$root/src/$project" -c Release -o "$folder" -p:PackageVersion="$version" -v q --nologo
done
echo "Packages of version $version in $folder"
