# shellcheck shell=bash disable=SC2154 # root and cache are set by weft

# Builds what is missing or older than its sources. Each part leaves a stamp in .weft/built.

# step WHAT COMMAND…: runs the command with its output kept; shows the end of it when it fails.
step() {
  local what=$1 log began=$SECONDS
  shift
  mkdir -p "$cache/logs"
  log=$cache/logs/$(printf '%s' "$what" | tr -c 'a-z0-9\n' '-').log
  say "$what …"
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    fail "$what failed; all of its output is in ${log#"$root/"}"
  fi
  say "$what: $((SECONDS - began)) s"
}

# is_stale STAMP SOURCE…: whether the stamp is missing or something in the sources is newer.
is_stale() {
  local stamp=$cache/built/$1
  shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" -not -path '*/__pycache__*' 2>/dev/null | head -n 1)" ]
}

# stamped STAMP COMMAND…: runs the command and leaves the stamp, dated from before it began.
stamped() {
  local stamp=$cache/built/$1
  shift
  mkdir -p "$cache/built"
  touch "$stamp.begun"
  "$@" && mv "$stamp.begun" "$stamp"
}

in_folder() {
  cd "$1" && shift && "$@"
}

npm_install() {
  (in_folder "$root/$1" npm ci --no-audit --no-fund)
}

build_explorer() {
  if [ ! -d "$root/web/node_modules" ] || is_stale web-packages "$root/web/package-lock.json"; then
    require_node
    stamped web-packages step "fetch the explorer's packages" npm_install web
  fi
  if [ ! -e "$root/web/dist/index.html" ] || is_stale web "$root"/web/{src,public,index.html,vite.config.ts,tsconfig.json,package.json}; then
    require_node
    stamped web step "build the explorer" npm --prefix "$root/web" run build
  fi
}

maven() {
  mvn -B -f "$root/$1" "${@:2}"
}

build_server() {
  build_explorer
  if [ ! -e "$root/server/target/weft/lib/weft-server.jar" ] ||
    is_stale server "$root/server/src/main" "$root/server/pom.xml" "$root/pom.xml" "$root/web/dist"; then
    require_maven
    rm -rf "$root/server/target/weft"
    stamped server step "build the server (the first time fetches its libraries)" \
      maven pom.xml -pl server package -Dmaven.test.skip=true -Dspotless.check.skip=true
  fi
  [ "$start_cache" -nt "$root/server/target/weft/lib/weft-server.jar" ] || prepare_start
}

build_java_example() {
  local folder=$root/examples/orders/java
  if [ ! -d "$folder/target/orders/lib" ] || is_stale java-example "$folder/src/main" "$folder/pom.xml"; then
    require_maven
    stamped java-example step "build the orders example in java" \
      maven examples/orders/java/pom.xml package -Dmaven.test.skip=true
  fi
}

install_python() {
  python3 -m venv "$cache/venv" &&
    "$cache/venv/bin/pip" install --quiet --disable-pip-version-check \
      -r "$root/examples/orders/python/requirements.txt"
}

build_python_example() {
  if [ ! -x "$cache/venv/bin/python" ] || is_stale python-example "$root/examples/orders/python/requirements.txt"; then
    require_python
    stamped python-example step "fetch the python example's packages" install_python
  fi
}

# build_jmh: after the server and the bench, which it packages again as they are.
build_jmh() {
  if [ ! -d "$root/bench/jmh/target/jmh/lib" ] ||
    is_stale jmh "$root"/{server,bench,bench/jmh}/{src/main,pom.xml} "$root/pom.xml"; then
    require_maven
    stamped jmh step "build the benchmarks" \
      maven pom.xml -pl bench/jmh -am package -Dmaven.test.skip=true -Dspotless.check.skip=true
  fi
}

build_bench() {
  if [ ! -d "$root/bench/target/bench/lib" ] || is_stale bench "$root/bench/src/main" "$root/bench/pom.xml"; then
    require_maven
    stamped bench step "build the bench" maven pom.xml -pl bench package -Dmaven.test.skip=true -Dspotless.check.skip=true
  fi
}
