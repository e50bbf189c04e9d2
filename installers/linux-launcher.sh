#!/bin/sh
# Starts the installed Hearth on Linux. jpackage's own launcher asks dpkg and rpm at each start which package it belongs
# to: 0.15 s. app-image.sh puts this in its place and fills in the words between at signs.
here=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
exec "$here/lib/runtime/bin/java" @options@ --module-path="$here/lib/app/mods" -XX:AOTCache="$here/lib/app/hearth.aot" -Xlog:aot*=off -Xlog:cds*=off \
  -Dorg.sqlite.lib.path="$here/lib/app" -Dorg.sqlite.lib.name=libsqlitejdbc.so \
  --module @main@ "$@"
