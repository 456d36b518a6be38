#!/usr/bin/env bash
# Escapement's one entrance: finds a JDK, holds the JVM flags, builds what is stale, starts what is asked for.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")"
ROOT=$PWD
VAR=${ESCAPEMENT_VAR:-$ROOT/var}
OLDEST_JDK=17
NEWEST_JDK=25

say() { printf '%s\n' "$*"; }
fail() { printf 'escapement: %s\n' "$*" >&2; exit 1; }

usage() {
  cat <<'END'
NAME
    run.sh - Escapement: a deterministic trading system for Bybit USDT perpetuals

SYNOPSIS
    ./run.sh [COMMAND] [OPTION]...

    Without a command: a paper session on the embedded exchange (about two minutes).

TRADING
    paper           Start the simulated exchange, fetch its history, train a small model, trade a session over real
                    WebSockets, stop, report, and prove that a replay of the journal decides the same to the last bit.
        --seed N            seed of the synthetic market (default 1)
        --symbols A,B,...   instruments of the synthetic market (default BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT)
        --days N            market days to trade (default: as config/paper.yaml says)
        --history FILE      trade real history instead: CSV open_time_ms,open,high,low,close,volume[,turnover], .gz
                            allowed, named SYMBOL_INTERVAL….csv or given as SYMBOL=FILE; may be repeated
        --speed N|max       market time per wall-clock time (default max: in step with the engine)
        --config FILE       engine configuration (default config/paper.yaml)
        --model FILE        use this bundle instead of training one
        --deterministic     fixed instance and epoch: two runs give byte-identical journals
        --name NAME         folder of the session below var/paper (default: the date)
    live            Trade on Bybit: --env testnet|demo|mainnet. Keys come from ESCAPEMENT_API_KEY and
                    ESCAPEMENT_API_SECRET. Mainnet wants a second, explicit confirmation.
    exchange        The simulated exchange by itself. See: ./run.sh exchange --help
    operator        Talk to a running engine: halt, resume, cancel-entries, flatten, stop, reset-kill
    counters        What a running engine counts: heartbeat, positions, queues, latencies

LEARNING
    train ...       The offline trainer: fetch, fit, show, backtest. ./run.sh train explains itself.

EXPLAINING
    journal ...     replay --verify, dump, report, verify, info, gate. ./run.sh journal --help
    decode KIND FILE
                    What each raw frame of FILE becomes. KIND is public, private, trade or rest.

CHECKING
    test            Build everything and run all tests
    bench [NAME]    Benchmarks: decode, predict, ring, journal, core, latency, or all of them
    crash-test [N]  SIGKILL the engine at N random points (default 50) of a session, and check what it wakes up to
    doctor          JDK, flags, native libraries, disk, clock, cores; and what to do about each
    build           Build what is stale
    help            This page

ENVIRONMENT
    ESCAPEMENT_JAVA_HOME    JDK to use (default: the newest of 17 to 25 found on this machine)
    ESCAPEMENT_JAVA_OPTS    more JVM options
    ESCAPEMENT_VAR          where sessions are kept (default: var)
    ESCAPEMENT_REAL_DATA    folder with real market data and frames, for the tests that want it

EXIT STATUS
    0 success, 1 failure with a line saying what was wrong, 2 wrong usage, 130 interrupted

FILES
    config/         what an operator edits           docs/      design decisions, operation, figures
    var/paper/      sessions: logs, model, journal   README.md  start there
END
}

# --- JDK and flags -------------------------------------------------------------------------------------------------

jdk_major() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "$1/release" 2>/dev/null || true)
  version=${version%%.*}
  version=${version%%[-+]*}
  printf '%s' "${version:-0}"
}

usable_jdk() {
  local major
  [ -x "$1/bin/javac" ] || return 1
  major=$(jdk_major "$1")
  [[ $major =~ ^[0-9]+$ ]] && [ "$major" -ge $OLDEST_JDK ] && [ "$major" -le $NEWEST_JDK ]
}

find_jdk() {
  local best="" best_major=0 home major on_path
  if [ -n "${ESCAPEMENT_JAVA_HOME:-}" ]; then
    usable_jdk "$ESCAPEMENT_JAVA_HOME" ||
      fail "ESCAPEMENT_JAVA_HOME=$ESCAPEMENT_JAVA_HOME is not a JDK of version $OLDEST_JDK to $NEWEST_JDK; point it to one or unset it"
    JDK=$ESCAPEMENT_JAVA_HOME
  else
    on_path=$(readlink -f "$(command -v javac 2>/dev/null || true)" 2>/dev/null || true)
    for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
      [ -n "$home" ] && usable_jdk "$home" || continue
      major=$(jdk_major "$home")
      if [ "$major" -gt "$best_major" ]; then
        best=$home
        best_major=$major
      fi
    done
    [ -n "$best" ] || fail "no JDK of version $OLDEST_JDK to $NEWEST_JDK found; install one (Debian: apt-get install openjdk-17-jdk-headless) or set ESCAPEMENT_JAVA_HOME"
    JDK=$best
  fi
  JDK_MAJOR=$(jdk_major "$JDK")
}

# The one place that knows which JVM flags the libraries need on which JDK.
jvm_flags() {
  FLAGS=(
    --add-exports=java.base/jdk.internal.misc=ALL-UNNAMED # Agrona, SBE
    --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED  # Chronicle
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED          # Chronicle
    --add-opens=java.base/java.lang.reflect=ALL-UNNAMED   # Chronicle
    -Dchronicle.announcer.disable=true
    -Dchronicle.disk.monitor.disable=true
    -Dio.netty.tryReflectionSetAccessible=false
    -XX:+UseSerialGC -XX:-UsePerfData -XX:+AlwaysPreTouch -XX:TieredStopAtLevel=4
    -Duser.timezone=UTC -Duser.language=en -Dfile.encoding=UTF-8
    "-Descapement.commit=$(commit)"
    "-Descapement.home=$ROOT"
  )
  if [ "$JDK_MAJOR" -ge 24 ]; then
    FLAGS+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  fi
  # shellcheck disable=SC2206 # options are words on purpose
  FLAGS+=(${ESCAPEMENT_JAVA_OPTS:-})
}

# The production process turns checks of buffer bounds off; every other process keeps them.
ENGINE_FLAGS=(-Xms256m -Xmx256m -Dagrona.disable.bounds.checks=true -Dsbe.enable.ids.check=false)

commit() { cat "$ROOT/target/commit" 2>/dev/null || printf unknown; }

# --- Build ---------------------------------------------------------------------------------------------------------

stale() {
  [ -f target/built ] || return 0
  [ "$(cat target/built)" = "$JDK_MAJOR" ] || [ "$JDK_MAJOR" -ge "$(cat target/built)" ] || return 0
  [ -n "$(find pom.xml .mvn codecs engine gateway journal-tools trainer benchmarks \
    \( -path '*/target' -o -path '*/src/test' \) -prune -o -type f -newer target/built -print -quit)" ]
}

maven() {
  command -v mvn >/dev/null || fail "Maven not found; install it (Debian: apt-get install maven)"
  JAVA_HOME=$JDK mvn -B -ntp "$@"
}

write_commit() {
  local id=unversioned
  if git rev-parse HEAD >/dev/null 2>&1; then
    id=$(git rev-parse HEAD)
    # A build of changed sources is not the commit's build: say so in place of the last letters.
    [ -z "$(git status --porcelain -- pom.xml codecs engine gateway journal-tools trainer 2>/dev/null)" ] || id="${id:0:34}-dirty"
  fi
  mkdir -p target
  printf '%s' "$id" >target/commit
}

build() {
  stale || return 0
  say "building with JDK $JDK_MAJOR ($JDK) …"
  mkdir -p target
  local started=$SECONDS
  if ! maven -q -DskipTests package >target/build.log 2>&1; then
    tail -40 target/build.log >&2
    fail "the build failed; the whole log is in target/build.log"
  fi
  write_commit
  printf '%s' "$JDK_MAJOR" >target/built
  say "built in $((SECONDS - started)) s"
}

# --- Processes -----------------------------------------------------------------------------------------------------

# java_run MODULE MAIN-CLASS ARGUMENTS…: replaces this shell when called with exec as the first word.
class_path() { printf '%s' "$ROOT/$1/target/classes:$ROOT/$1/target/lib/*"; }

java_run() {
  local module=$1 main=$2
  shift 2
  "$JDK/bin/java" "${FLAGS[@]}" ${EXTRA_FLAGS[@]+"${EXTRA_FLAGS[@]}"} -cp "$(class_path "$module")" "$main" "$@"
}

java_exec() {
  local module=$1 main=$2
  shift 2
  exec "$JDK/bin/java" "${FLAGS[@]}" ${EXTRA_FLAGS[@]+"${EXTRA_FLAGS[@]}"} -cp "$(class_path "$module")" "$main" "$@"
}

EXTRA_FLAGS=()
EXCHANGE_MAIN=io.escapement.gateway.exchange.ExchangeMain
ENGINE_MAIN=io.escapement.runtime.EngineMain
TRAINER_MAIN=io.escapement.trainer.TrainerMain
JOURNAL_MAIN=io.escapement.tools.JournalMain
DECODE_MAIN=io.escapement.gateway.bybit.decode.DecodeMain

. "$ROOT/config/session.sh"

command=${1:-paper}
case $command in
  -*) command=paper ;;
  *) [ $# -eq 0 ] || shift ;;
esac

case $command in
  help | --help | -h) usage; exit 0 ;;
esac
for word in "$@"; do
  if [ "$command" = paper ] && { [ "$word" = --help ] || [ "$word" = -h ]; }; then
    usage
    exit 0
  fi
done

find_jdk
case $command in
  paper) build; jvm_flags; paper_session "$@" ;;
  crash-test) build; jvm_flags; crash_test "$@" ;;
  live) build; jvm_flags; EXTRA_FLAGS=("${ENGINE_FLAGS[@]}"); java_exec engine/runtime $ENGINE_MAIN live "$@" ;;
  operator | counters) build; jvm_flags; java_exec engine/runtime $ENGINE_MAIN "$command" "$@" ;;
  doctor) build; jvm_flags; java_exec engine/runtime $ENGINE_MAIN doctor "$@" ;;
  exchange) build; jvm_flags; java_exec gateway/exchange $EXCHANGE_MAIN "$@" ;;
  train) build; jvm_flags; java_exec trainer $TRAINER_MAIN "$@" ;;
  journal) build; jvm_flags; java_exec journal-tools $JOURNAL_MAIN "$@" ;;
  decode) build; jvm_flags; java_exec gateway/bybit $DECODE_MAIN "$@" ;;
  bench) build; jvm_flags; java_exec benchmarks io.escapement.benchmarks.BenchMain "$@" ;;
  build) build ;;
  test)
    say "testing with JDK $JDK_MAJOR ($JDK) …"
    maven verify "$@"
    write_commit
    printf '%s' "$JDK_MAJOR" >target/built
    ;;
  *) printf "escapement: unknown command '%s'; ./run.sh help lists them\n" "$command" >&2; exit 2 ;;
esac
