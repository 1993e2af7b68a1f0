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

# step WHAT LOG COMMAND…: says what it does and, when it is done, how many seconds it took. What the command prints goes into the log.
step() {
    local what=$1 log=$2 from=$SECONDS code=0
    shift 2
    printf '%s… ' "$what" >&2
    "$@" </dev/null >"$log" 2>&1 || code=$?
    if [ "$code" = 0 ]; then say "$((SECONDS - from)) s"; else say "failed after $((SECONDS - from)) s"; fi
    return "$code"
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
    local options="-q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 -o Acquire::http::Timeout=30"
    # A list that one feed of several refuses must not keep the others from installing.
    # shellcheck disable=SC2086  # lists of words
    install() { $as apt-get $options update || true; $as env DEBIAN_FRONTEND=noninteractive apt-get $options install -y --no-install-recommends $missing; }
    if ! step "Installing with apt: ${missing% }" "$root/obj/apt.log" install; then
        tail -n 5 "$root/obj/apt.log" >&2
        say "Could not install them. Try:  ${as:+sudo }apt-get update && ${as:+sudo }apt-get install -y --no-install-recommends $missing"
    fi
}

# The models of text recognition, once for the user; without npm or network tesseract reads scans, and this says so.
# need_models CLAUSE.DLL
need_models() {
    export CLAUSE_LANG="${CLAUSE_LANG:-en}"
    step "Models of text recognition" "$root/obj/models.log" dotnet "$1" models || tail -n 1 "$root/obj/models.log" >&2
}

# The files that the build is made of; further arguments narrow the search.
sources() {
    find "$root/src" "$root/eng" "$root"/Directory.* "$root/global.json" \( -name bin -o -name obj \) -prune -o -type f "$@" -print | LC_ALL=C sort
}

# Holds the sources to their form (CSharpier, .editorconfig): `dotnet csharpier format .` sets it. Where the tool cannot be had, this says so.
check_format() {
    if ! step "Fetching the formatter" "$root/obj/format.log" restore_tools; then
        say "The form of the sources is not checked: CSharpier could not be fetched."
    elif ! step "Form of the sources" "$root/obj/format.log" dotnet csharpier check "$root"; then
        grep '^Error' "$root/obj/format.log" | head -n 20 >&2
        say "Set the form with:  dotnet csharpier format ."
        return 1
    fi
}
restore_tools() { (cd "$root" && dotnet tool restore); }

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

# Fetches the packages and compiles, for a project or the solution. No node and no compiler server stays behind: one that did would hold the pipe of whoever called, and hang a CI.
build() {
    local options="-v q --nologo -nodeReuse:false"
    # shellcheck disable=SC2086  # a list of words
    build_step "Fetching packages" dotnet restore "$1" $options
    # shellcheck disable=SC2086
    build_step "Compiling" dotnet build "$1" -c Release --no-restore $options -p:UseSharedCompilation=false
}

build_step() {
    local what=$1
    shift
    if ! step "$what" "$root/obj/build.log" without_lock "$@"; then
        cat "$root/obj/build.log" >&2
        say "The build failed; the reason stands above."
        exit 1
    fi
}

# The lock's file is not handed on to what a build starts.
without_lock() { "$@" 9>&-; }
