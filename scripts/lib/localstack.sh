# Sourced: how LocalStack is started and stopped. LocalStack asks for an account from the next version on; 4.14 does not.

# start_localstack FOLDER PORT: sets $localstack to the process that ends with it.
start_localstack() {
  local folder="$1" port="$2" database python
  set -m # a process group of its own, so that nothing which it starts stays
  if docker info >/dev/null 2>&1; then
    echo "starting LocalStack 4.14 as a container on port $port"
    docker run --rm --name "kehrwieder-localstack-$port" -p "127.0.0.1:$port:4566" \
      -v /var/run/docker.sock:/var/run/docker.sock localstack/localstack:4.14 >"$folder/localstack.log" 2>&1 &
  else
    python="$(environment localstack)/bin/python" || return 1
    echo "starting LocalStack 4.14 as a process on port $port"
    database="$folder/files/var/lib/localstack/lib"
    stage_database "$database"
    # Its usual server ignores the address in GATEWAY_LISTEN; this one listens there only.
    mkdir -p "$folder/files/tmp"
    TMPDIR="$folder/files/tmp" FILESYSTEM_ROOT="$folder/files" OVERRIDE_IN_DOCKER=0 \
      JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
      GATEWAY_SERVER=hypercorn GATEWAY_LISTEN="127.0.0.1:$port" LOCALSTACK_HOST="localhost:$port" SQS_ENDPOINT_STRATEGY=path \
      PROVIDER_OVERRIDE_DYNAMODB=v2 PROVIDER_OVERRIDE_DYNAMODBSTREAMS=v2 SKIP_SSL_CERT_DOWNLOAD=1 DISABLE_EVENTS=1 DNS_ADDRESS=0 \
      "$python" -m localstack.runtime.main >"$folder/localstack.log" 2>&1 &
  fi
  localstack=$!
  set +m
  answers "http://127.0.0.1:$port/_localstack/health" 90 "$localstack" || { tail -20 "$folder/localstack.log" >&2 && return 1; }
}

# In the place where LocalStack would keep the database that it downloads: the one of scripts/run, and this JDK.
stage_database() {
  local jar
  mkdir -p "$1/dynamodb-local/2" "$1/java"
  ln -s "$JAVA_HOME" "$1/java/21"
  {
    echo "Main-Class: dev.kehrwieder.emulators.dynamodb.DynamoDbMain"
    echo "Premain-Class: dev.kehrwieder.emulators.dynamodb.DynamoDbMain"
    echo "Enable-Native-Access: ALL-UNNAMED"
    echo "Class-Path: DynamoDBLocal.jar"
    for jar in functions/emulators-dynamodb/target/package/lib/*.jar; do echo "  file:$PWD/$jar"; done
  } >"$1/manifest"
  "$JAVA_HOME/bin/jar" --create --file "$1/dynamodb-local/2/DynamoDBLocal.jar" --manifest "$1/manifest"
  ln -s DynamoDBLocal.jar "$1/dynamodb-local/2/ddb-local-loader-0.1.jar"
}

localstack_stop() { stop_group "${localstack:-}"; }

# rewrite stateful|processes TEMPLATE OUT ...
rewrite() {
  "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp 'functions/local/target/package/lib/*' \
    dev.kehrwieder.local.deploy.RewriteMain "$@"
}
