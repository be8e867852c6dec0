#!/usr/bin/env bash
# Every test of the product. Installs what it needs when it can; says loudly what it could not run; under CI=true anything not run is a failure.
# The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
missing=()

install() { # package...
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null 2>&1 || { apt-get update -qq >/dev/null 2>&1; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null 2>&1; }
}

browser() { for path in "${RPL_TEST_CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do [ -n "$path" ] && [ -x "$path" ] && { echo "$path"; return 0; }; done; return 1; }
browser >/dev/null || { echo "Installing a browser for the end-to-end tests"; install chromium fonts-noto-core; }
if RPL_TEST_CHROMIUM=$(browser); then export RPL_TEST_CHROMIUM; else missing+=("Browser"); fi

started=0
if [ -z "${RPL_TEST_POSTGRES:-}" ]; then
  ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 || { echo "Installing PostgreSQL for the tests on both databases"; install postgresql; }
  if RPL_TEST_POSTGRES=$(bash tests/postgres.sh start); then export RPL_TEST_POSTGRES; started=1; else unset RPL_TEST_POSTGRES; missing+=("PostgreSql"); fi
fi
trap '[ "$started" = 1 ] && bash tests/postgres.sh stop' EXIT

echo "Building"
if ! dotnet build RplCaseManager.sln -v q --nologo; then echo "The build failed"; echo "0 passed, 1 failed"; exit 1; fi

exclude=(); for need in "${missing[@]+"${missing[@]}"}"; do exclude+=("-trait-" "Needs=$need"); done
passed=0 failed=0
for project in Domain Architecture Application Infrastructure Web EndToEnd; do
  echo; echo "== $project"
  log=$(mktemp)
  dotnet run --no-build --project "tests/RplCaseManager.$project.Tests" -- -noColor "${exclude[@]+"${exclude[@]}"}" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -n 1)
  rm -f "$log"
  number() { echo "$summary" | sed -nE "s/.*$1: ([0-9]+).*/\1/p"; }
  total=$(number Total) errors=$(number Errors) bad=$(number Failed) skipped=$(number Skipped) notrun=$(number 'Not Run')
  if [ -z "$total" ] || [ "$total" = 0 ]; then echo "$project ran no test"; failed=$((failed + 1)); continue; fi
  wrong=$((errors + bad + skipped + notrun))
  # A skipped test is not a passed one.
  passed=$((passed + total - bad - skipped - notrun)); failed=$((failed + wrong))
  [ "$wrong" = 0 ] && [ "$code" != 0 ] && failed=$((failed + 1))
done

echo
for need in "${missing[@]+"${missing[@]}"}"; do
  echo "!!! NOT RUN: the tests that need $need, because it is not installed here and could not be installed."
  [ "${CI:-}" = true ] && failed=$((failed + 1))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
