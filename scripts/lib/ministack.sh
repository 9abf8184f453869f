# Sourced: how ministack is started. It plays the whole template, with functions as processes of this machine.

# start_ministack FOLDER PORT SMTP_PORT: sets $ministack to the process that ends with it.
start_ministack() {
  local python
  python="$(environment ministack)/bin/python" || return 1
  mkdir -p "$1/tmp"
  set -m # a process group of its own, so that no function stays
  # Functions find this address in their environment, and keep running between calls.
  TMPDIR="$1/tmp" BIND_HOST=127.0.0.1 GATEWAY_PORT="$2" AWS_ENDPOINT_URL="http://127.0.0.1:$2" SMTP_HOST="127.0.0.1:$3" \
    IOT_MTLS_ENABLED=0 SFTP_ENABLED=0 MINISTACK_REGION=eu-central-1 LAMBDA_WARM_TTL_SECONDS=600 \
    "$python" -m ministack >"$1/ministack.log" 2>&1 &
  ministack=$!
  set +m
  answers "http://127.0.0.1:$2/_ministack/health" 60 "$ministack" || { tail -20 "$1/ministack.log" >&2 && return 1; }
}
