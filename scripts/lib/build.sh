# Sourced by scripts that start built modules: build_if_needed builds what is not built, or was edited since.

is_built() {
  local module
  for module in functions/*/; do [ -d "$module/target/package/lib" ] || return 1; done
  [ -f .local/built ] && [ -z "$(find pom.xml functions/*/pom.xml functions/*/src/main -newer .local/built -print -quit)" ]
}

build_if_needed() {
  mkdir -p .local
  is_built && return
  echo "building (the first time takes some minutes; everything is in .local/build.log)"
  touch .local/build-began
  if ! "$MVN" -B -ntp -Dspotless.skip=true -DskipTests package 2>&1 | tee .local/build.log | progress; then
    echo "The build failed; see .local/build.log" >&2
    exit 1
  fi
  mv .local/build-began .local/built # what was edited meanwhile is newer, and is built next time
}
