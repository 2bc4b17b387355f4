# Sourced by mvnw and omnisql: points JAVA_HOME at a JDK 25 or newer, even where `java` is older.
# Looks at JAVA_HOME, `java` on the PATH, and the folders where JDKs are commonly installed.

omnisql_jdk_major() {
  # prints the feature version of the JDK in $1, or nothing when there is no JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

omnisql_pick_jdk() {
  omnisql_jdk_seen=""
  omnisql_path_java=$(command -v java 2>/dev/null || true)
  [ -z "$omnisql_path_java" ] || omnisql_path_java=$(readlink -f "$omnisql_path_java" 2>/dev/null || printf %s "$omnisql_path_java")
  set +f
  for omnisql_jdk in "${JAVA_HOME:-}" "${omnisql_path_java%/bin/java}" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    omnisql_major=$(omnisql_jdk_major "$omnisql_jdk")
    [ -n "$omnisql_major" ] || continue
    omnisql_jdk_seen="$omnisql_jdk_seen $omnisql_major ($omnisql_jdk)"
    if [ "$omnisql_major" -ge 25 ]; then
      JAVA_HOME=$omnisql_jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "OmniSQL needs a JDK 25 or newer to build and to run." >&2
  echo "Found:${omnisql_jdk_seen:- no JDK at all}." >&2
  echo "Install a JDK 25 (Eclipse Temurin, for example) or set JAVA_HOME to one, then run the command again." >&2
  return 1
}

omnisql_pick_jdk || exit 1
