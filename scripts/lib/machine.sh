# Sourced by scripts that ask the machine of scripts/run something, after scripts/lib/environments.sh.

# start_machine PORT FOLDER [ARGUMENT...]: sets $machine to the process that ends with it; data and log are in the folder.
start_machine() {
  local port="$1" folder="$2"
  set -m # a process group of its own, which ends as a whole
  PORT="$port" DATA="$folder/data" ./scripts/run "${@:3}" >"$folder/run.log" 2>&1 &
  machine=$!
  set +m
  answers "http://localhost:$port/v1/health" 120 "$machine" ||
    { cat "$folder/run.log" >&2 && failed "the machine did not start"; }
}

stop_machine() { stop_group "${machine:-}"; }
