#!/usr/bin/env bash
# ./regulake drill: kills runs in every stage, lets them go on, and compares what they come to with a run that was left alone. Works on lakes of
# its own in a temporary folder, with the sample data or with --landing; takes a quarter of an hour or more.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/regulake-drill.XXXXXX")
trap 'rm -rf "$work"' EXIT

# A run is killed this many seconds after a stage began, one after the other, until the stage has been through.
readonly MOMENTS="0.5 5"

options=(--set "person_key_file=$home/data-samples/person.key" "$@")

say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }
fail() { say "FAILED: $*"; exit 1; }

contents() {
  "$home/regulake" status --lake "$1" | grep -E ' [0-9a-f]{16}$' | awk '{print $1, $NF}'
}

stages_done() { grep -cE '^  (✓|=)' "$work/run.txt" || true; }

# Starts a run, kills it some seconds after its stage number $1 began. Says whether it was in that stage when it died.
kill_in_stage() {
  local stage=$1 seconds=$2
  "$home/regulake" run --lake "$work/killed" "${options[@]}" > "$work/run.txt" 2>&1 &
  local process=$!
  while [ "$(stages_done)" -lt $((stage - 1)) ] || ! grep -q '归集' "$work/run.txt"; do
    kill -0 "$process" 2> /dev/null || { cat "$work/run.txt"; fail "the run ended before stage $stage"; }
    sleep 0.05
  done
  sleep "$seconds"
  kill -9 "$process" 2> /dev/null || return 1
  wait "$process" 2> /dev/null || true
  [ "$(stages_done)" -eq $((stage - 1)) ]
}

say "a run that is left alone"
"$home/regulake" run --lake "$work/alone" "${options[@]}" > "$work/run.txt" 2>&1 || { cat "$work/run.txt"; fail "the run ended with an error"; }
contents "$work/alone" > "$work/alone.txt"
stages=$(wc -l < "$work/alone.txt")

kills=0
for stage in $(seq 1 "$stages"); do
  name=$(sed -n "${stage}s/ .*//p" "$work/alone.txt")
  struck=0
  for seconds in $MOMENTS; do
    if ! kill_in_stage "$stage" "$seconds"; then
      break
    fi
    struck=$((struck + 1))
    say "killed in $name after $seconds s"
  done
  [ "$struck" -gt 0 ] || say "$name was over before it could be killed"
  kills=$((kills + struck))
done

say "the run goes on to its end after $kills kills"
"$home/regulake" run --lake "$work/killed" "${options[@]}" > "$work/run.txt" 2>&1 || { cat "$work/run.txt"; fail "the run ended with an error"; }
contents "$work/killed" > "$work/killed.txt"
diff "$work/alone.txt" "$work/killed.txt" || fail "the run that was killed came to other contents"
"$home/regulake" verify --lake "$work/killed" > "$work/verify.txt" 2>&1 || { cat "$work/verify.txt"; fail "tables differ from the books"; }
tail -1 "$work/verify.txt"
say "the contents are the same as of the run that was left alone: $stages stages, $kills kills"
