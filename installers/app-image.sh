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
echo "Built target/image/$name"
