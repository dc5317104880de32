#!/bin/sh
# One check inside a D-Bus session of its own.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

started=
finish() {
    for process in $started; do
        kill "$process" 2>/dev/null || true
    done
}
trap finish EXIT

# Before anything else touches the bus, or a keyring that is locked is started on demand.
if [ "$1" = keychain ]; then
    printf 'a password' | gnome-keyring-daemon --unlock --components=secrets >/dev/null
fi
# Nobody starts one on demand either: what stands here goes before the system's own services.
if [ "$1" = keychain-missing ]; then
    mkdir -p "$XDG_RUNTIME_DIR/dbus-1/services"
    printf '[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/false\n' \
        >"$XDG_RUNTIME_DIR/dbus-1/services/org.freedesktop.secrets.service"
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.ReloadConfig
fi
openbox >/dev/null 2>&1 &
started="$!"
# It takes the screen over before it listens, and what is mapped in between stays unseen.
for desktop in 1 0; do
    tries=0
    until xdotool set_desktop "$desktop" && [ "$(xdotool get_desktop)" = "$desktop" ]; do
        tries=$((tries + 1))
        [ "$tries" -le 300 ] || { echo "no window manager"; exit 1; }
        sleep 0.1
    done
done >/dev/null 2>&1
/usr/libexec/at-spi-bus-launcher >/dev/null 2>&1 &
started="$started $!"
/usr/bin/python3 -u -W ignore "$here/${1%-missing}.py" "$@"
