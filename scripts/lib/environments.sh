# Sourced by scripts that need a program written in Python: SAM, LocalStack, ministack, the linters. Each gets an environment
# of its own below ~/.cache/kehrwieder, pinned down to the last dependency by scripts/lib/python/*.txt, installed once.

is_python313() { [ -n "$1" ] && "$1" -c 'import sys, venv; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; }

find_python313() {
  local candidate
  for candidate in "${PYTHON:-}" python3.13 python3 "$HOME"/.pyenv/versions/3.13*/bin/python \
    "$HOME"/.local/share/uv/python/cpython-3.13*/bin/python /opt/homebrew/bin/python3.13 /usr/local/bin/python3.13; do
    if is_python313 "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  if command -v uv >/dev/null && uv python install -q 3.13 >&2; then
    uv python find 3.13
  elif command -v pyenv >/dev/null && pyenv install -s 3.13 >&2; then
    echo "$(pyenv prefix 3.13)/bin/python"
  fi
}

# environment NAME: prints its folder, and installs it first if it is missing or was made from another list.
environment() {
  local name="$1" list folder python
  list="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/python/$name.txt"
  folder="${XDG_CACHE_HOME:-$HOME/.cache}/kehrwieder/$name"
  mkdir -p "$folder"
  (
    ! command -v flock >/dev/null || flock 9 # two scripts at once install once
    if ! cmp -s "$list" "$folder/installed.txt"; then
      python="$(find_python313)"
      if [ -z "$python" ]; then
        echo "Python 3.13 is missing (uv python install 3.13, pyenv install 3.13, brew install python@3.13), or name one in PYTHON." >&2
        exit 1
      fi
      echo "installing $name (once, some minutes; everything is in $folder/install.log)" >&2
      "$python" -m venv --clear "$folder/python" >"$folder/install.log" 2>&1 &&
        "$folder/python/bin/pip" install -r "$list" >>"$folder/install.log" 2>&1 ||
        { echo "$name could not be installed; see $folder/install.log" >&2 && exit 1; }
      cp "$list" "$folder/installed.txt"
    fi
  ) 9>"$folder/lock" || return 1
  echo "$folder/python"
}

# Puts SAM and the AWS CLI first on the path.
need_sam() {
  local sam
  sam="$(environment sam)" || return 1
  export PATH="$sam/bin:$PATH" SAM_CLI_TELEMETRY=0 AWS_PAGER=""
}

# Whose account a stand-in plays, and that nothing goes to a real one.
stand_in_credentials() {
  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=eu-central-1 AWS_REGION=eu-central-1
  unset AWS_PROFILE AWS_SESSION_TOKEN
}

# Below those that the system gives to whoever calls out.
free_port() {
  local port=""
  while [ -z "$port" ] || (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((20000 + RANDOM % 10000)); done
  echo "$port"
}

failed() {
  echo "FAILED: $1" >&2
  exit 1
}

# answers URL SECONDS PID: waits until the server of the process answers.
answers() {
  local end=$((SECONDS + $2))
  until curl -sf -o /dev/null "$1"; do
    [ "$SECONDS" -lt "$end" ] && kill -0 "$3" 2>/dev/null || { echo "$1 does not answer" >&2 && return 1; }
    sleep 0.5
  done
}

# stop_group PID [SECONDS]: ends a process and all that it started; what does not go in time is killed.
stop_group() {
  local end=$((SECONDS + ${2:-10}))
  [ -n "$1" ] || return 0
  kill -- "-$1" 2>/dev/null || true
  while kill -0 -- "-$1" 2>/dev/null && [ "$SECONDS" -lt "$end" ]; do sleep 0.2; done
  kill -9 -- "-$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}
