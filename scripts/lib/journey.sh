# Sourced by the tests that send one return through something deployed.

journey() {
  echo "one return:"
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp 'functions/local/target/package/lib/*' \
    dev.kehrwieder.local.journey.JourneyMain "$@"
}

# Those of scripts/run.
local_credentials() {
  export STOREFRONT_KEY=local-storefront WAREHOUSE_KEY=local-warehouse SUPPORT_KEY=local-support CARRIER_SECRET=local-carrier-secret
}

# read_code FOLDER: reads the pictures of the label's mail as a shop's counter would.
read_code() {
  local codes
  [ -n "$(ls "$1"/*.png 2>/dev/null)" ] || failed "the label's mail has no picture"
  command -v zbarimg >/dev/null || { echo "  the mail has its QR code (not read: zbarimg is missing)" && return; }
  codes="$(zbarimg -q --raw "$1"/*.png 2>/dev/null)" || failed "no code in the pictures of the label's mail"
  echo "  the mail's QR code says: $codes"
}
