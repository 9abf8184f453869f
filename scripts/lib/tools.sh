# Sourced by scripts that need a program beside JDK and Maven. Each function finds it, or installs Debian's package where
# that is allowed, or says in one line what is missing and returns 1.

# install_package PACKAGE: by apt, as root or with a sudo that asks nothing.
install_package() {
  local as_root=()
  command -v apt-get >/dev/null || return 1
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    as_root=(sudo -n)
  fi
  echo "installing Debian's package $1"
  "${as_root[@]}" apt-get -qq update >/dev/null 2>&1 || true # an old list often does
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$1" >/dev/null 2>&1
}

# A reader of bar codes and QR codes that shares no code with our encoder.
need_zbar() {
  command -v zbarimg >/dev/null || install_package zbar-tools || {
    echo "zbarimg is missing (apt install zbar-tools, brew install zbar): no code is read by an independent reader." >&2
    return 1
  }
}

find_chromium() {
  local candidate
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
    "/Applications/Chromium.app/Contents/MacOS/Chromium" "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    if [ -n "$candidate" ] && command -v "$candidate"; then
      return
    fi
  done
  return 1
}

# Sets CHROMIUM.
need_chromium() {
  CHROMIUM="$(find_chromium)" || { install_package chromium && CHROMIUM="$(find_chromium)"; } || {
    echo "A Chromium is missing (apt install chromium, brew install --cask chromium), or name one in CHROMIUM." >&2
    return 1
  }
  export CHROMIUM
}
