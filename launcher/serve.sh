# shellcheck shell=bash disable=SC2154 # root and cache are set by weft

# Starts the server. Its JVM flags live here and nowhere else. A virtual thread keeps its carrier while DuckDB works for
# it, so there are more carriers than queries that may run at once. What is kept of every stored span lies outside of the
# heap, in direct memory, which Java would bound as it bounds the heap: here only the data bounds it, and of Netty's share
# the bound stays.

start_cache=$root/server/target/weft/weft.aot

# The exit code of a recording that was ended by Ctrl-C.
interrupted=130

# What the JVM itself has to say goes to standard error, so that a command's answer stands alone on standard output.
jvm_flags=(
  -Xlog:disable
  -Xlog:all=warning:stderr
  --enable-native-access=ALL-UNNAMED
  --add-opens=java.base/java.nio=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -Xms64m
  -Xmx640m
  -XX:NewSize=65024k
  -XX:MaxNewSize=144m
  -XX:MaxDirectMemorySize=64g
  -Dio.netty.maxDirectMemory=671088640
  -XX:+UseParallelGC
  -XX:+UseCompactObjectHeaders
  -XX:+ExitOnOutOfMemoryError
  -Djdk.virtualThreadScheduler.parallelism=32
)

# With recorded profiles the first compiler does well for a while: only what runs very often is worth the second, which is
# a third of the CPU of a server's first minutes (docs/adr/0005-rehearsed-start.md).
recorded_flags=(
  -XX:Tier4InvocationThreshold=50000
  -XX:Tier4MinInvocationThreshold=6000
  -XX:Tier4CompileThreshold=150000
)

# server_command: sets the array `program` to the command line up to the command's name, and `server` to that up to the
# first argument of serve, and `rehearsal` to what gives such a server something to do. The jars have a fixed order, since the start cache holds for exactly one class path.
server_command() {
  local IFS=: jars=("$root"/server/target/weft/lib/*.jar)
  program=("$JAVA_HOME/bin/java" "${jvm_flags[@]}" "$@" -cp "${jars[*]}" dev.weft.server.Main)
  server=("${program[@]}" serve)
  rehearsal=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "${jars[*]}" dev.weft.server.Main rehearse)
}

# unpacking_folder: prints an empty folder for the native code that libraries unpack, all of which a process leaves behind
# that is killed, or halts as the server does: 72 MB of DuckDB's alone. It bears this process's number, which exec keeps;
# those of processes that are gone are deleted, and so is one that an earlier process of this number left.
unpacking_folder() {
  local folder number
  for folder in "$cache"/unpacked/*; do
    number=${folder##*/}
    if [ -d "$folder" ] && { [ "$number" = $$ ] || ! is_running "$number"; }; then
      rm -rf "$folder" 2>/dev/null || true
    fi
  done
  if mkdir -p "$cache/unpacked/$$" 2>/dev/null; then
    printf '%s\n' "$cache/unpacked/$$"
  else
    printf '%s\n' "${TMPDIR:-/tmp}"
  fi
}

# is_running NUMBER: whether there is such a process, whoever's it is.
is_running() {
  kill -0 "$1" 2>/dev/null || [ -d "/proc/$1" ]
}

# folder_command NAME ARGUMENT…: runs a command of the server that works on a data folder and ends.
folder_command() {
  find_java
  build_server
  with_start_cache "$(unpacking_folder)"
  exec "${program[@]}" "$@"
}

# with_start_cache UNPACKED: sets the arrays `program` and `server` for a normal start, with WEFT_JAVA_OPTS; libraries unpack
# into the folder.
with_start_cache() {
  local flags=("-Djava.io.tmpdir=$1")
  if [ -s "$start_cache" ]; then
    flags+=("-XX:AOTCache=$start_cache" "-Xlog:aot=off:stderr" "-Xlog:cds=off:stderr" "${recorded_flags[@]}")
  fi
  # shellcheck disable=SC2206 # several flags in one variable
  flags+=(${WEFT_JAVA_OPTS:-})
  server_command "${flags[@]}"
}

# prepare_start: records what a start loads and what the server's work runs, so that later ones are ready sooner and
# compile that work at once. Doing without is no failure, and is remembered by an empty cache; an interrupt is none.
prepare_start() {
  local outcome=0
  say "record a first start …"
  mkdir -p "$cache/logs"
  rm -f "$start_cache"
  record_start >"$cache/logs/record-start.log" 2>&1 || outcome=$?
  if [ "$outcome" -eq "$interrupted" ]; then
    rm -f "$start_cache"
    exit "$interrupted"
  fi
  if [ "$outcome" -ne 0 ]; then
    say "nothing recorded; starts take a little longer"
    : >"$start_cache"
  fi
}

# In a shell of its own: the settings of whoever builds are for another server. That one ignores Ctrl-C, as everything
# does that a script starts in the background, so this shell ends it however it ends itself.
record_start() (
  process=
  rehearsed=true
  for setting in "${!WEFT_@}"; do
    unset "$setting"
  done
  folder=$(mktemp -d)
  trap end_recording EXIT
  trap 'exit "$interrupted"' INT TERM
  server_command "-XX:AOTCacheOutput=$start_cache" "-Djava.io.tmpdir=$folder"
  "${server[@]}" --data "$folder/data" --ready-file "$folder/ready.json" \
    --otlp-grpc-listen 127.0.0.1:0 --otlp-http-listen 127.0.0.1:0 --explorer-listen 127.0.0.1:0 &
  process=$!
  while kill -0 "$process" 2>/dev/null && [ ! -e "$folder/ready.json" ]; do
    sleep 0.1
  done
  "${rehearsal[@]}" "$folder/ready.json" || rehearsed=false
  end_recording
  [ "$rehearsed" = true ] && [ -e "$start_cache" ]
)

end_recording() {
  if [ -n "$process" ]; then
    kill "$process" 2>/dev/null || true
    wait "$process" || true
    process=
  fi
  rm -rf "$folder"
}

serve() {
  find_java
  build_server
  with_start_cache "$(unpacking_folder)"
  exec "${server[@]}" "$@"
}

bench() {
  find_java
  build_server
  if [ "${1:-}" = pages ]; then
    require_chromium
    [ -d "$root/e2e/node_modules" ] || step "fetch the browser tests' packages" npm_install e2e
    cd "$root/e2e"
    exec npx playwright test --config measure.config.ts
  fi
  build_bench
  if [ "${1:-}" = jmh ]; then
    build_jmh
    exec "$JAVA_HOME/bin/java" --sun-misc-unsafe-memory-access=allow -cp "$root/bench/jmh/target/jmh/lib/*" \
      org.openjdk.jmh.Main "${@:2}"
  fi
  # What mounts a disk does so in a namespace of its own, which ends with it and needs no root.
  local namespace=()
  if [ "${1:-}" = diskfull ]; then
    namespace=(unshare --user --map-root-user --mount)
    "${namespace[@]}" mount -t tmpfs weft-bench /tmp ||
      fail "cannot mount in a namespace (expected: util-linux's unshare, and a kernel that lets users make namespaces)"
  fi
  # The generator shares the cores with the server: one quick compiler and a small collector cost it least.
  exec ${namespace[@]+"${namespace[@]}"} "$JAVA_HOME/bin/java" -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$root/bench/target/bench/lib/*" \
    dev.weft.bench.Main --root "$root" --commit "$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)" "$@"
}
