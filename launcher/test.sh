# shellcheck shell=bash disable=SC2154 # root and cache are set by weft

# Runs every test and says which steps ran, how long each took and which failed.

run_tests() {
  local maven_flags=() product_environment=()
  case ${1:-} in
    '') ;;
    --long)
      maven_flags=(-Dweft.long=true)
      product_environment=(WEFT_LONG=true)
      ;;
    *) fail "$1 (expected: --long or nothing)" ;;
  esac
  find_java
  require_maven
  require_node
  require_python
  require_chromium

  test_results=()
  tests_failed=false
  test_step "explorer: packages" stamped web-packages npm_install web
  test_step "explorer: checks and tests" npm --prefix "$root/web" run check
  test_step "explorer: build" stamped web npm --prefix "$root/web" run build
  test_step "server and bench: format, checks, tests" stamped server maven pom.xml verify \
    ${maven_flags[@]+"${maven_flags[@]}"}
  test_step "orders example in Java" stamped java-example maven examples/orders/java/pom.xml verify
  test_step "orders example in Python: packages" stamped python-example install_python
  test_step "orders example in Python" in_python_example "$cache/venv/bin/python" -m unittest discover
  test_step "server: first start" build_server
  test_step "whole product: packages" npm_install e2e
  test_step "whole product: checks" npm --prefix "$root/e2e" run check
  test_step "whole product: tests" env ${product_environment[@]+"${product_environment[@]}"} npm --prefix "$root/e2e" test

  printf '\n'
  printf '%s\n' "${test_results[@]}"
  [ "$tests_failed" = false ]
}

in_python_example() {
  (in_folder "$root/examples/orders/python" "$@")
}

# test_step WHAT COMMAND…: runs one step, its output shown, and remembers how it went; later steps run all the same.
test_step() {
  local what=$1 began=$SECONDS outcome=ok
  shift
  printf '\n== %s\n' "$what"
  "$@" || outcome=FAILED
  [ "$outcome" = ok ] || tests_failed=true
  test_results+=("$(printf '%-6s %5d s  %s' "$outcome" $((SECONDS - began)) "$what")")
}
