#!/usr/bin/env bash
# Publishes the product for one kind of machine into a folder:  eng/publish.sh RUNTIME FOLDER   (eng/publish.sh linux-x64 /opt/clause)
# The program is compiled beforehand (ReadyToRun), the reading process to machine code (Native AOT: needs a C linker, takes some minutes).
set -euo pipefail
runtime=${1:?usage: eng/publish.sh RUNTIME FOLDER} folder=${2:?usage: eng/publish.sh RUNTIME FOLDER}
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
# The lock files of the sources hold for all machines and stay as they are.
publish() {
    dotnet publish "$root/src/ClauseExtractor.$1" -c Release -r "$runtime" -o "$folder" -v q --nologo \
        -p:NuGetLockFilePath=obj/publish.lock.json -p:CopyOutputSymbolsToPublishDirectory=false "${@:2}"
}
publish Cli --no-self-contained
publish Reader
echo "Published for $runtime: dotnet $folder/clause.dll"
