# shellcheck shell=bash disable=SC2154 # root and cache are set by weft

# The orders story, told to a fresh server by real OpenTelemetry SDKs.

demo_folder=
demo_processes=()

demo() {
  local once=false
  if [ "${1:-}" = --help ] || [ "${1:-}" = -h ]; then
    help
    return
  fi
  if [ "${1:-}" = --once ]; then
    once=true
    shift
  fi
  command -v curl >/dev/null || fail "curl not found; get it from your package manager"
  find_java
  build_server
  build_java_example
  if has_python; then
    build_python_example
  else
    say "no python3 with venv here: the story is told in Java alone"
  fi

  demo_folder=$(mktemp -d)
  trap end_demo EXIT
  trap 'exit 0' INT TERM
  start_demo_server "$@"
  tell_story java
  [ ! -x "$cache/venv/bin/python" ] || tell_story python
  if [ "$once" = false ]; then
    go_on
  fi
}

# in_background LOG COMMAND…: starts a program that ends with the demo.
in_background() {
  local log=$demo_folder/$1
  shift
  "$@" >"$log" 2>>"$log.err" &
  demo_processes+=($!)
}

# end_demo: ends what the demo started, the senders before the server, and leaves nothing behind.
end_demo() {
  local code=$? last
  trap '' INT TERM
  for ((last = ${#demo_processes[@]} - 1; last >= 0; last--)); do
    kill "${demo_processes[last]}" 2>/dev/null || true
    wait "${demo_processes[last]}" 2>/dev/null || true
  done
  rm -rf "$demo_folder"
  exit "$code"
}

# field NAME: the first string of that name in the JSON on standard input.
field() {
  sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -n 1
}

# until_there FILE PROCESS: waits for the file to have content; fails when the process ends before.
until_there() {
  while [ ! -s "$1" ]; do
    kill -0 "$2" 2>/dev/null || return 1
    sleep 0.1
  done
}

start_demo_server() {
  local ready=$demo_folder/ready.json
  with_start_cache "$demo_folder"
  in_background server "${server[@]}" --data "$demo_folder/data" --ready-file "$ready" "$@"
  if ! until_there "$ready" "${demo_processes[0]}"; then
    cat "$demo_folder/server.err" >&2
    fail "the server did not start; a taken port is changed by the setting that the line above names, as in" \
      "./weft demo --explorer-listen 127.0.0.1:9339"
  fi
  explorer=http://$(field explorer <"$ready")
  OTEL_EXPORTER_OTLP_ENDPOINT=http://$(field otlpGrpc <"$ready")
  export OTEL_EXPORTER_OTLP_ENDPOINT OTEL_EXPORTER_OTLP_PROTOCOL=grpc OTEL_BSP_SCHEDULE_DELAY=500
}

orders_api() {
  case $1 in
    java) exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
      -cp "$root/examples/orders/java/target/orders/lib/*" dev.weft.examples.orders.OrdersApi "${@:2}" ;;
    python) OTEL_SERVICE_NAME=orders-api-python exec "$cache/venv/bin/python" \
      "$root/examples/orders/python/orders_api.py" "${@:2}" ;;
  esac
}

orders_batch() {
  case $1 in
    java) exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
      -cp "$root/examples/orders/java/target/orders/lib/*" dev.weft.examples.orders.OrdersBatch "${@:2}" ;;
    python) OTEL_SERVICE_NAME=orders-batch-python exec "$cache/venv/bin/python" \
      "$root/examples/orders/python/batch_worker.py" "${@:2}" ;;
  esac
}

# place_order LANGUAGE: sends one order to the language's API and prints the answer.
place_order() {
  local items=(loom shuttle bobbin heddle reed) customers=(ada grace mary jean)
  local port
  port=$(sed -n 's/.*"port": *\([0-9]*\).*/\1/p' "$demo_folder/$1-api")
  curl -sS -d "{\"customer\":\"${customers[RANDOM % 4]}\",\"item\":\"${items[RANDOM % 5]}\",\"quantity\":$((RANDOM % 9 + 1))}" \
    "http://127.0.0.1:$port/orders"
}

# until_stored TRACE: waits until the server has the trace.
until_stored() {
  local tries
  for ((tries = 0; tries < 100; tries++)); do
    if curl -sf -o /dev/null "$explorer/api/v1/traces/$1"; then
      return
    fi
    sleep 0.1
  done
  fail "trace $1 did not arrive; see $explorer"
}

# tell_story LANGUAGE: five orders, one batch that links to all five, and where to look.
tell_story() {
  local language=$1 database=$demo_folder/$1.db answer request batch
  say "five orders and one batch, in $language …"
  in_background "$language-api" orders_api "$language" --port 0 --db "$database"
  until_there "$demo_folder/$language-api" "${demo_processes[${#demo_processes[@]} - 1]}" || {
    cat "$demo_folder/$language-api.err" >&2
    fail "the orders API did not start"
  }
  for _ in 1 2 3 4 5; do
    answer=$(place_order "$language")
    request=$(printf '%s' "$answer" | field traceId)
    [ -n "$request" ] || fail "the orders API answered: $answer"
  done
  batch=$(orders_batch "$language" --db "$database" --once 2>>"$demo_folder/$language-batch.err" | grep process-batch) || {
    cat "$demo_folder/$language-batch.err" >&2
    fail "the batch in $language was not processed"
  }
  until_stored "$request"
  until_stored "$(trace_of "$batch")"
  cat <<TEXT

$language: open the batch and its five links, then one request and the way back:
  $explorer/trace/$(trace_of "$batch")?span=$(span_of "$batch")&tab=links
  $explorer/trace/$request?span=$(printf '%s' "$answer" | field spanId)&tab=links

TEXT
}

# The batch's own ids stand before those of its links, so they are the first ones of their line.
trace_of() {
  printf '%s' "$1" | sed 's/^{[^[]*"traceId": *"\([0-9a-f]*\)".*\[.*/\1/'
}

span_of() {
  printf '%s' "$1" | sed 's/^{[^[]*"spanId": *"\([0-9a-f]*\)".*\[.*/\1/'
}

# go_on: a trickle of orders and batches until Ctrl-C.
go_on() {
  local language languages=(java)
  [ ! -x "$cache/venv/bin/python" ] || languages+=(python)
  for language in "${languages[@]}"; do
    in_background "$language-batch" orders_batch "$language" --db "$demo_folder/$language.db" --every 15
  done
  say "orders and batches go on at $explorer; Ctrl-C ends everything"
  while kill -0 "${demo_processes[0]}" 2>/dev/null; do
    place_order "${languages[RANDOM % ${#languages[@]}]}" >/dev/null || true
    sleep 2
  done
  fail "the server ended; its log: $(tail -n 5 "$demo_folder/server.err")"
}
