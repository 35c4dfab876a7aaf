#!/usr/bin/env bash
# Opens the notebooks with Java cells; with --check runs first-look.ipynb without a browser and fails when a cell fails. Called by
# './regulake notebook', which builds first and sets the Java and the class path to use.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(dirname "$here")
work="$home/pipelines/cli/target/notebook"
kernel_jar="$work/kernel/rapaio-jupyter-kernel-3.0.1.jar"

say() { printf 'regulake: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

: "${REGULAKE_JAVA:?start the notebooks with ./regulake notebook}" "${REGULAKE_JAVA_OPTIONS:?}" "${REGULAKE_CLASS_PATH:?}"
export REGULAKE_LAKE=${REGULAKE_LAKE:-$home/lake}
[ -f "$REGULAKE_LAKE/published.db" ] ||
  fail "no published tables in $REGULAKE_LAKE: run './regulake run' first, or set REGULAKE_LAKE to the folder of another lake"

fetch_kernel() {
  if [ ! -f "$kernel_jar" ]; then
    command -v mvn > /dev/null || fail "no mvn found: install Maven 3.8 or later"
    say "fetching the Java kernel …"
    mvn -B -q -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory="$work/kernel" > "$work/maven.txt" 2>&1 ||
      fail "the Java kernel could not be fetched; see $work/maven.txt"
  fi
}

# Quotes a text as a JSON string.
quoted() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

# The kernel's jar comes last, so that Spark's version of a library in both is used. Our folder with the logging configuration comes first: with its
# own configuration the kernel would print the key of its connection.
describe_kernel() {
  local folder="$work/jupyter/kernels/regulake" option
  mkdir -p "$folder" "$home/logs"
  {
    printf '{"display_name": "Regulake (Java)", "language": "java", "argv": ['
    quoted "$REGULAKE_JAVA"
    # The launcher gives one option per line.
    while IFS= read -r option; do
      printf ', '
      quoted "$option"
    done <<< "$REGULAKE_JAVA_OPTIONS"
    printf ', "-cp", '
    quoted "$here/kernel:$REGULAKE_CLASS_PATH:$kernel_jar"
    printf ', "org.rapaio.jupyter.kernel.MainApp", "{connection_file}"]}\n'
  } > "$folder/kernel.json"
  export JUPYTER_PATH="$work/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}"
}

# Runs the notebook on this machine without a browser and keeps the result as an HTML page.
check() {
  local venv="$work/venv"
  if [ ! -f "$venv/ready" ]; then
    command -v python3 > /dev/null || fail "no python3 found: install Python 3.9 or later with its venv module"
    say "installing nbclient and nbconvert into $venv …"
    rm -rf "$venv"
    python3 -m venv "$venv" || fail "no virtual environment could be created: install Python's venv module (Debian: apt install python3-venv)"
    "$venv/bin/pip" install -q --disable-pip-version-check nbclient==0.10.2 nbconvert==7.16.6 ||
      fail "pip could not install nbclient and nbconvert; see the messages above"
    touch "$venv/ready"
  fi
  say "running first-look.ipynb …"
  "$venv/bin/python" "$here/check.py" "$here/first-look.ipynb" "$work/first-look.html" || fail "the notebook failed"
}

mkdir -p "$work"
fetch_kernel
describe_kernel
case "${1:-}" in
  --check) check ;;
  "")
    cd "$here"
    if command -v jupyter-lab > /dev/null; then
      exec jupyter-lab --ip=127.0.0.1 first-look.ipynb
    elif command -v jupyter-notebook > /dev/null; then
      exec jupyter-notebook --ip=127.0.0.1 first-look.ipynb
    fi
    fail "no Jupyter found: 'pip install jupyterlab', then './regulake notebook' again"
    ;;
  *) fail "unknown option '$1': './regulake notebook' opens the notebook, './regulake notebook --check' runs it without a browser" ;;
esac
