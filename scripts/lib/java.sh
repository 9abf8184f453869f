# Sourced by the other scripts: finds a JDK 25 and Maven, and sets JAVA_HOME and MVN. Ends with one line if one is missing.

is_jdk25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }

find_jdk25() {
  local java candidate
  java="$(command -v java || true)"
  [ -z "$java" ] || java="$(readlink -f "$java" 2>/dev/null || echo "$java")"
  for candidate in "${JAVA_HOME:-}" "${java%/bin/java}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* \
    "$HOME"/.jdks/*25* /opt/*jdk*25* /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home \
    "$(/usr/libexec/java_home -v 25 2>/dev/null || true)" /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      echo "$candidate"
      return
    fi
  done
}

find_maven() {
  local candidate
  for candidate in "${MAVEN_HOME:-/nowhere}/bin/mvn" "$(command -v mvn || true)" "$HOME/.sdkman/candidates/maven/current/bin/mvn" \
    /opt/homebrew/bin/mvn /usr/local/bin/mvn /usr/share/maven/bin/mvn /opt/maven/bin/mvn; do
    if [ -x "$candidate" ]; then
      echo "$candidate"
      return
    fi
  done
}

JAVA_HOME="$(find_jdk25)"
MVN="$(find_maven)"
if [ -z "$JAVA_HOME" ]; then
  echo "A JDK 25 is missing. Install one (sdk install java 25-tem, apt install temurin-25-jdk, brew install openjdk@25) or set JAVA_HOME." >&2
  exit 1
fi
if [ -z "$MVN" ]; then
  echo "Maven is missing. Install it (sdk install maven, apt install maven, brew install maven) or set MAVEN_HOME." >&2
  exit 1
fi
export JAVA_HOME
# Maven's own libraries would warn of what a later JDK forbids.
export MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"

# Shows of Maven's output which module it is at, what was counted, and whatever went wrong; the rest is in the log.
progress() {
  awk '/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ { sub(/^\[INFO\] Building (Kehrwieder )?/, ""); sub(/ [^ ]*SNAPSHOT +/, " "); if ($0 !~ /^[0-9]/) print "  " $0 }
       /^Played in / { print "    " $0 }
       /^\[ERROR\]/ && !/\[Help 1\]$|^\[ERROR\] *$|switch|For more information|After correcting|mvn <args>|\[Help/ && !shown[$0]++ { print }
       { fflush() }'
}
