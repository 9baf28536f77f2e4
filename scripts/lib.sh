# Shared by the scripts in this folder: source it, do not run it.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly root

# ccache finds again what another clone of this project compiled.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

# The Node that scripts/setup fetched, where the system's was too old.
use_own_node() {
  local folder
  for folder in "$root"/build/node/node_modules/node-linux-*/bin; do
    if [[ -x $folder/node && :$PATH: != *:$folder:* ]]; then PATH=$folder:$root/build/node/node_modules/.bin:$PATH; fi
  done
}
use_own_node

note() { printf '%s\n' "$*" >&2; }

die() {
  note "error: $*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# step NAME COMMAND…: runs it, prints its time, and ends the script when it fails.
step() {
  local name=$1 start=$SECONDS status=0
  shift
  printf '\n== %s\n' "$name"
  # A child shell of its own, not "if": errexit must stay on inside.
  set +e
  (
    set -e
    use_own_node # the step before may have fetched it
    "$@"
  )
  status=$?
  set -e
  if ((status != 0)); then
    printf '== %s: FAILED after %d s (exit status %d)\n' "$name" $((SECONDS - start)) "$status"
    exit "$status"
  fi
  printf '== %s: %d s\n' "$name" $((SECONDS - start))
}

# The Python that has scikit-learn: the one on PATH, else the system's, for which apt installs packages.
training_python() {
  local python
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import importlib.util, sys; sys.exit(importlib.util.find_spec("sklearn") is None)' 2>/dev/null; then
      printf '%s\n' "$python"
      return 0
    fi
  done
  return 1
}

# Emscripten builds its libraries into a cache. Debian's comes filled and frozen; any other must be writable.
use_emscripten() {
  local cache config
  have em-config || return 0
  cache=$(em-config CACHE)
  [[ -w $cache || -n ${EM_CACHE:-} ]] && return 0
  config=${EM_CONFIG:-$(em-config EMSCRIPTEN_ROOT)/.emscripten}
  if [[ -f $config ]] && grep -Eq '^FROZEN_CACHE *= *(True|1)' "$config"; then return 0; fi
  export EM_CACHE=$root/build/emscripten-cache
  mkdir -p "$EM_CACHE"
}

# Configures a preset unless it is configured already; ninja itself notices changes in CMakeLists.txt.
configure() {
  local preset=$1 ninja=$root/build/$1/build.ninja
  [[ -f $ninja && ! $root/CMakePresets.json -nt $ninja ]] && return 0
  [[ $preset != wasm-* ]] || use_emscripten
  # --fresh: a preset that lost a variable must not leave it in the cache.
  (cd "$root" && cmake --fresh --preset "$preset" </dev/null)
  touch "$ninja"
}

build() {
  local preset=$1
  shift
  configure "$preset"
  [[ $preset != wasm-* ]] || use_emscripten
  (cd "$root" && cmake --build --preset "$preset" "$@" </dev/null)
}

# The rules folder as one file, as the pages load it.
bundle_rules() {
  mkdir -p "$root/web/generated"
  "$root/scripts/mimamori" bundle >"$root/web/generated/rules.json.new" &&
    mv "$root/web/generated/rules.json.new" "$root/web/generated/rules.json"
  cp "$root"/rules/models/*.bin "$root/web/generated/"
}
