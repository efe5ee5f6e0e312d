# shellcheck shell=bash disable=SC2154 # root and cache are set by weft

# Finds the tools that a command needs, or says which is missing and where to get it.

say() {
  printf 'weft: %s\n' "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

# is_jdk HOME: whether a JDK 25 or later lies there.
is_jdk() {
  local version
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  [ "${version:-0}" -ge 25 ]
}

# java_on_path: the home of the `java` that is on the path, if there is one.
java_on_path() {
  local java
  java=$(command -v java) || return 0
  while [ -L "$java" ]; do
    local target
    target=$(readlink "$java")
    case $target in
      /*) java=$target ;;
      *) java=$(dirname "$java")/$target ;;
    esac
  done
  dirname "$(dirname "$java")"
}

# find_java: exports JAVA_HOME as the home of a JDK 25 or later.
find_java() {
  local home
  for home in "${JAVA_HOME:-}" "$(java_on_path)" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && is_jdk "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done
  fail "no JDK 25 or later found (looked at JAVA_HOME, java on the path and the usual folders); get one from" \
    "https://adoptium.net or your package manager, and set JAVA_HOME if it lies elsewhere"
}

require_maven() {
  command -v mvn >/dev/null ||
    fail "mvn not found (expected: Maven 3.8.6 or later); get it from https://maven.apache.org or your package manager"
}

require_node() {
  local version major minor
  { command -v node && command -v npm; } >/dev/null ||
    fail "node and npm not found (expected: Node 20.19 or later); get it from https://nodejs.org"
  version=$(node --version)
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  if [ "$major" -lt 20 ] || { [ "$major" -eq 20 ] && [ "$minor" -lt 19 ]; }; then
    fail "node is $version (expected: 20.19 or later); get it from https://nodejs.org"
  fi
}

# has_python: whether python3 is 3.9 or later and can make virtual environments.
has_python() {
  python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))' >/dev/null 2>&1
}

require_python() {
  has_python ||
    fail "no python3 with venv found (expected: Python 3.9 or later; on Debian the packages python3 and python3-venv)"
}

require_chromium() {
  [ -x "${WEFT_CHROMIUM:-/usr/bin/chromium}" ] ||
    fail "${WEFT_CHROMIUM:-/usr/bin/chromium} not found (expected: Chromium, Debian's package chromium, or WEFT_CHROMIUM" \
      "naming its program)"
}
