#!/bin/sh
# Builds target/image/Hearth, an application that brings its own Java, for the system this runs on.
# Automatic modules cannot be linked, so the runtime image holds the JDK's modules and the libraries lie beside it.
set -eu
cd "$(dirname "$0")/.."
. installers/packaging.properties

jdk=""
for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
  [ -x "$candidate/bin/jpackage" ] || continue
  if "$candidate/bin/jpackage" --version | grep -q '^2[5-9]'; then jdk=$candidate; break; fi
done
if [ -z "$jdk" ]; then
  echo "Hearth's installer needs a JDK 25 or newer with jpackage: set JAVA_HOME to one." >&2
  exit 1
fi

mvn -q -B package -DskipTests dependency:copy-dependencies -DincludeScope=compile -DoutputDirectory=target/image-libs
rm -rf target/image target/image-runtime
cp target/hearth-*.jar target/image-libs/
# JavaFX's jars without a platform in their name are empty and would give the modules twice.
for empty in target/image-libs/javafx-*.jar; do
  case $(basename "$empty") in *-linux*|*-mac*|*-win*) ;; *) rm "$empty" ;; esac
done

# Tasks are processes of their own, started with bin/java: it must not be stripped.
"$jdk/bin/jlink" --add-modules "$modules" --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive --output target/image-runtime
set -- --type app-image --name "$name" --app-version "$version" --dest target/image --runtime-image target/image-runtime \
  --module-path target/image-libs --module "$main"
for option in $(grep -v '^#' installers/jvm.options); do set -- "$@" --java-options "$option"; done
"$jdk/bin/jpackage" "$@"

# A first run, on a folder of its own, that Java notes and turns into a cache of linked classes (JEP 483, 514, 515): Hearth
# starts in half the time. It holds for these very files in this very place; elsewhere it is left unused, without a word: an
# installer that puts the image somewhere else must make it there.
# Without a display the window's part is missing from it.
train() {
  if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || ! command -v xvfb-run >/dev/null; then "$@"; else xvfb-run -a "$@"; fi
}
case $(uname) in
  Linux)
    image=$PWD/target/image/$name
    options=$(grep -v '^#' installers/jvm.options | tr '\n' ' ')
    sed -e "s|@options@|$options|" -e "s|@main@|$main|" installers/linux-launcher.sh >"$image/bin/$name"
    chmod 755 "$image/bin/$name"
    # SQLite's library as a file of the image: from its jar it is copied to the folder for temporary files at each start,
    # which takes 0.06 s and fails where that folder may not hold programs.
    sqlite=org/sqlite/native/Linux/$(uname -m)/libsqlitejdbc.so
    (cd target && "$jdk/bin/jar" --extract --file image-libs/sqlite-jdbc-*.jar "$sqlite" && mv "$sqlite" "$image/lib/app/" && rm -r org)
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    export XDG_DATA_HOME="$scratch" # its usual folder lies there
    mkdir "$scratch/Hearth"
    echo welcomed=true >"$scratch/Hearth/window.properties" # the usual first screen, not the welcome
    # shellcheck disable=SC2086 # one word for each option
    # -AOTRecordTraining: replaying at each start what got hot in these 15 s keeps the compiler busy when the window is drawn.
    train "$image/lib/runtime/bin/java" $options --module-path="$image/lib/app/mods" -XX:AOTCacheOutput="$image/lib/app/hearth.aot" \
      -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining --module "$main" --for 15s >"$scratch/said" 2>&1 || { cat "$scratch/said" >&2; exit 1; }
    ;;
  *) ;; # jpackage's launcher starts at once there; a cache for it is still to be tried
esac
echo "Built target/image/$name"
