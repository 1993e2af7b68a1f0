# What ./clause and ./test share; sourced by both. Needs $root. Messages go to stderr.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_UI_LANGUAGE="${DOTNET_CLI_UI_LANGUAGE:-en}" DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*" >&2; }

# Without a home that can be written to, dotnet and NuGet refuse to start: give them one inside the clone.
if [ -z "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
    export HOME="$root/obj/home"
    mkdir -p "$HOME"
fi

need_dotnet() {
    if ! command -v dotnet >/dev/null 2>&1; then
        for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/lib/dotnet; do
            if [ -n "$folder" ] && [ -x "$folder/dotnet" ]; then
                export PATH="$folder:$PATH"
                return
            fi
        done
        say "The .NET SDK 10 is missing. Install it (on Debian with Microsoft's package feed: apt-get install dotnet-sdk-10.0) and run this again."
        exit 1
    fi
}

# Debian packages that are not installed yet, of those named.
missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || printf '%s ' "$package"
    done
}

# Installs Debian packages where that can be done unasked; else names the command and goes on: `clause doctor` says what does not work without them.
need_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    local missing as=""
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        as="sudo -n"
        if ! sudo -n true >/dev/null 2>&1; then
            say "Not installed: $missing"
            say "Install them with:  sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing"
            return 0
        fi
    fi
    say "Installing $missing…"
    local options="-q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 -o Acquire::http::Timeout=30"
    # A list that one feed of several refuses must not keep the others from installing.
    # shellcheck disable=SC2086  # lists of words
    if ! { $as apt-get $options update || true; $as env DEBIAN_FRONTEND=noninteractive apt-get $options install -y --no-install-recommends $missing; } </dev/null >"$root/obj/apt.log" 2>&1; then
        tail -n 5 "$root/obj/apt.log" >&2
        say "Could not install them. Try:  ${as:+sudo }apt-get update && ${as:+sudo }apt-get install -y --no-install-recommends $missing"
    fi
}

# The files that the build is made of; further arguments narrow the search.
sources() {
    find "$root/src" "$root/eng" "$root"/Directory.* "$root/global.json" \( -name bin -o -name obj \) -prune -o -type f "$@" -print | LC_ALL=C sort
}

# True where the stamp names the same files as there are now, and none is newer than it.
fresh() {
    [ -f "$1" ] && [ "$(sources | cksum)" = "$(cat "$1")" ] && [ -z "$(sources -newer "$1")" ]
}

# One build at a time in this clone, where the system can lock.
lock() {
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$root/obj/lock"
        flock 9
    fi
}
unlock() { exec 9>&-; }

# No node and no compiler server stays behind: one that did would hold the pipe of whoever called, and hang a CI.
build() {
    local log="$root/obj/build.log"
    say "Building…"
    if ! dotnet build "$1" -c Release -v q --nologo -nodeReuse:false -p:UseSharedCompilation=false </dev/null >"$log" 2>&1 9>&-; then
        cat "$log" >&2
        say "The build failed; the reason stands above."
        exit 1
    fi
}
