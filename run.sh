#!/usr/bin/env bash
# Escapement's one entrance: finds a JDK, holds the JVM flags, builds what is stale, starts what is asked for.
set -euo pipefail

# Files named on the command line are the caller's, so this stays in the caller's folder.
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
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

    Without a command: a paper session on the embedded exchange (about a minute).

TRADING
    paper           Start the simulated exchange, fetch its history, train a small model, trade a
                    session over real WebSockets, stop, report, and prove that a replay of the
                    journal decides the same to the last bit.
        --seed N            seed of the synthetic market (default 1)
        --symbols A,B,...   instruments of the synthetic market
                            (default BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT)
        --days N            days the synthetic market lasts (default 14); history lasts as long as
                            its files
        --history FILE      trade real history instead, bars of 3 minutes or finer: CSV
                            open_time_ms,open,high,low,close,volume[,turnover], .gz allowed, named
                            SYMBOL_INTERVAL….csv or given as SYMBOL=FILE; may be repeated
        --market ENV|URL    trade live public data of testnet, mainnet or a ws(s) URL: the market is
                            the venue's, orders are filled by the local model. In real time, until
                            Ctrl-C or --minutes N
        --speed N|max       market time per wall-clock time (default max: in step with the engine)
        --config FILE       engine configuration (default config/paper.yaml)
        --profile NAME      limits to start from: conservative, moderate or aggressive
        --set KEY=VALUE     one key of the configuration; may be repeated
        --model FILE        use this bundle instead of training one
        --deterministic     fixed instance and epoch: two runs give byte-identical journals
        --name NAME         folder of the session below var/paper (default: the date)
    live            Trade on Bybit: --env testnet|demo|mainnet. Keys come from ESCAPEMENT_API_KEY
                    and ESCAPEMENT_API_SECRET. Mainnet wants a second, explicit confirmation.
                    Without --config and --session: config/live.yaml and var/live/ENV.
    record          Journal a venue's public data without key or account: --env ENV as for live.
                    Without --config and --session: config/live.yaml and var/record/ENV.
    watchdog        A process beside the engine: when its heartbeat stops, cancel entries by REST
                    and, with --flatten, close all positions. --session DIR, --env ENV as for live
    exchange        The simulated exchange by itself. See: ./run.sh exchange --help
    operator        Talk to a running engine: halt, resume, cancel-entries, flatten, stop,
                    kill-no-entries, kill-cancel, kill-flatten, reset-kill, release
    counters        What a running engine counts: heartbeat, positions, queues, latencies
    config          Every configuration key; with --check FILE, checks a file

LEARNING
    train ...       The offline trainer: history, labels, models, search, backtests, registry, queue.
                    submit, worker, jobs and serve queue long work and share it among workers.
                    ./run.sh train explains itself.

EXPLAINING
    journal ...     replay --verify, dump, report, signals, explain, verify, info, gate, cuts,
                    follow, prune.
                    See: ./run.sh journal --help
    decode KIND FILE
                    What each raw frame of FILE becomes. KIND is public, private, trade or rest.

CHECKING
    test            Build everything and run all tests
    clients         Run ccxt and bybit-api from npm, unmodified, against the simulated exchange,
                    with and without TLS: a table of checks. Skipped, and says so, without node.
        --plain, --tls      only without, or only with TLS
    mutate [ROOM]...
                    Mutation testing of guard, risk and position (default: all three): each
                    condition made to hold always and never, each call left out, and whether a test
                    of the core notices; what none does is listed. Minutes; a second run looks only
                    at what changed.
    bench [NAME]    Benchmarks: decode, predict, ring, journal, core, brain, symbols, history,
                    nets, search, latency, or all
    crash-test [N]  SIGKILL the engine at N random points (default 50) of a session, and check what
                    it wakes up to
    sessions [N]    N random sessions (default 1000) of the core with a venue that misbehaves:
                    invariants after every event, everything open must end. 10000 take a quarter of
                    an hour
        --first K           the first seed (default 1)
    simulate        Engine and exchange on a virtual clock, 30 minutes of market a seed, everything
                    going wrong that can; invariants after every event, agreement at the end
        --seeds N           how many (default 20); --first K: the first of them (default 1)
                            See: ./run.sh simulate --help
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
    "-Descapement.var=$VAR"
  )
  if [ "$JDK_MAJOR" -ge 24 ]; then
    FLAGS+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  fi
  # shellcheck disable=SC2206 # options are words on purpose
  FLAGS+=(${ESCAPEMENT_JAVA_OPTS:-})
}

# The production process turns checks of buffer bounds off; every other process keeps them. It compiles early: an order
# comes once in many thousand ticks, and by the usual thresholds its way would be interpreted for days.
ENGINE_FLAGS=(-Xms256m -Xmx256m -XX:CompileThresholdScaling=0.05
  -Dagrona.disable.bounds.checks=true -Dsbe.enable.ids.check=false)

commit() { cat "$ROOT/target/commit" 2>/dev/null || printf unknown; }

# --- Build ---------------------------------------------------------------------------------------------------------

stale() {
  local built=$ROOT/target/built
  [ -f "$built" ] || return 0
  [ "$(cat "$built")" = "$JDK_MAJOR" ] || [ "$JDK_MAJOR" -ge "$(cat "$built")" ] || return 0
  [ -n "$(cd "$ROOT" && find pom.xml .mvn codecs engine gateway journal-tools trainer benchmarks \
    \( -path '*/target' -o -path '*/src/test' \) -prune -o -type f -newer target/built -print -quit)" ]
}

maven() {
  command -v mvn >/dev/null || fail "Maven not found; install it (Debian: apt-get install maven)"
  (cd "$ROOT" && JAVA_HOME=$JDK mvn -B -ntp "$@")
}

write_commit() {
  local id=unversioned
  if git -C "$ROOT" rev-parse HEAD >/dev/null 2>&1; then
    id=$(git -C "$ROOT" rev-parse HEAD)
    # A build of changed sources is not the commit's build: say so in place of the last letters.
    [ -z "$(git -C "$ROOT" status --porcelain -- pom.xml codecs engine gateway journal-tools trainer 2>/dev/null)" ] ||
      id="${id:0:34}-dirty"
  fi
  mkdir -p "$ROOT/target"
  printf '%s' "$id" >"$ROOT/target/commit"
}

build() {
  stale || return 0
  mkdir -p "$ROOT/target"
  # Two commands at once: the second waits for the first one's build.
  exec 9>"$ROOT/target/build.lock"
  ! command -v flock >/dev/null || flock 9
  if ! stale; then
    exec 9>&-
    return 0
  fi
  say "building with JDK $JDK_MAJOR ($JDK) …"
  local started=$SECONDS status=0
  maven -q -Dmaven.test.skip=true package >"$ROOT/target/build.log" 2>&1 9>&- || status=$?
  [ $status -lt 128 ] || exit $status # interrupted
  if [ $status -ne 0 ]; then
    # Maven's own libraries are warned about by newer JDKs; that is not why a build fails.
    sed '/^WARNING: /d' "$ROOT/target/build.log" | tail -40 >&2
    fail "the build failed; the whole log is in $ROOT/target/build.log"
  fi
  write_commit
  printf '%s' "$JDK_MAJOR" >"$ROOT/target/built"
  exec 9>&-
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
TRAINER_MAIN=io.escapement.trainer.command.TrainerMain
JOURNAL_MAIN=io.escapement.tools.JournalMain
DECODE_MAIN=io.escapement.gateway.bybit.decode.DecodeMain

# --- A paper session -----------------------------------------------------------------------------------------------

EXCHANGE_PID=""
ENGINE_PID=""
INTERRUPTED=""
SESSIONS_KEPT=5
DEFAULT_DAYS=14

end_processes() {
  trap - INT TERM EXIT
  [ -z "$ENGINE_PID" ] || { kill -TERM "$ENGINE_PID" && wait "$ENGINE_PID"; } 2>/dev/null || true
  [ -z "$EXCHANGE_PID" ] || { kill -TERM "$EXCHANGE_PID" && wait "$EXCHANGE_PID"; } 2>/dev/null || true
  ENGINE_PID=""
  EXCHANGE_PID=""
}

# died WHAT PID LOG: what a process that ended early said last. One that refused its options has said enough.
died() {
  local status=0
  wait "$2" 2>/dev/null || status=$?
  tail -1 "$3" >&2
  { [ $status -eq 1 ] || [ $status -eq 2 ]; } && [ "$(wc -l <"$3")" -eq 1 ] && exit $status
  fail "$1 ended early (status $status); its log is $3"
}

# await FILE PID WHAT LOG: waits until the file is there; fails with the last words of the log when the process dies.
await() {
  local waited=0
  while [ ! -s "$1" ]; do
    kill -0 "$2" 2>/dev/null || died "$3" "$2" "$4"
    waited=$((waited + 1))
    [ $waited -lt 1200 ] || fail "$3 did not get ready within 60 s; its log is $4"
    sleep 0.05
  done
}

misuse() { printf 'escapement: %s; ./run.sh help\n' "$*" >&2; exit 2; }

need() { [ $# -ge 2 ] || { printf "escapement: %s wants a value; ./run.sh help\n" "$1" >&2; exit 2; }; }

session_options() {
  SEED=1 SYMBOLS="" DAYS="" SPEED=max CONFIG=$ROOT/config/paper.yaml MODEL="" NAME="" DETERMINISTIC="" MARKET="" MINUTES=""
  HISTORY=() SETS=()
  while [ $# -gt 0 ]; do
    case $1 in
      --seed) need "$@"; SEED=$2; shift 2 ;;
      --symbols) need "$@"; SYMBOLS=$2; shift 2 ;;
      --days) need "$@"; DAYS=$2; shift 2 ;;
      --speed) need "$@"; SPEED=$2; shift 2 ;;
      --config) need "$@"; CONFIG=$2; shift 2 ;;
      --model) need "$@"; MODEL=$2; shift 2 ;;
      --name) need "$@"; NAME=$2; shift 2 ;;
      --market) need "$@"; MARKET=$2; shift 2 ;;
      --minutes) need "$@"; MINUTES=$2; shift 2 ;;
      --history) need "$@"; HISTORY+=("$2"); shift 2 ;;
      --profile) need "$@"; SETS+=(--set "profile=$2"); shift 2 ;;
      --set) need "$@"; SETS+=(--set "$2"); shift 2 ;;
      --deterministic) DETERMINISTIC=--deterministic; shift ;;
      *) printf "escapement: unknown option '%s'; ./run.sh help lists them\n" "$1" >&2; exit 2 ;;
    esac
  done
  if [ -z "$SYMBOLS" ]; then
    if [ ${#HISTORY[@]} -gt 0 ]; then
      SYMBOLS=$(for file in "${HISTORY[@]}"; do
        case $file in *=*) printf '%s\n' "${file%%=*}" ;; *) basename "$file" | sed 's/[_.].*//' ;; esac
      done | awk '!seen[$0]++' | paste -sd, -)
    else
      SYMBOLS=BTCUSDT,ETHUSDT,SOLUSDT,XRPUSDT
    fi
  fi
  [ -z "$MINUTES" ] || [[ $MINUTES =~ ^[1-9][0-9]{0,5}$ ]] || misuse "--minutes must be a whole number from 1: --minutes=$MINUTES"
  [ -z "$MINUTES" ] || [ -n "$MARKET" ] || misuse "--minutes is for --market; other markets have their own end (--days)"
  if [ -n "$MARKET" ]; then
    [ ${#HISTORY[@]} -eq 0 ] && [ -z "$DAYS" ] && [ -z "$DETERMINISTIC" ] ||
      misuse "--market is the venue's own: it goes without --history, --days and --deterministic"
    # A live market is as fast as it is, and its frames come when they come.
    SPEED=1
    SETS=(--set run.clock=receive ${SETS[@]+"${SETS[@]}"})
  fi
  [ -z "$DAYS" ] || [[ $DAYS =~ ^[1-9][0-9]{0,4}$ ]] || misuse "--days must be a whole number from 1: --days=$DAYS"
  [[ $NAME != */* ]] || misuse "--name names a folder below $VAR/paper and has no slash: --name=$NAME"
  SESSION=$VAR/paper/${NAME:-$(date -u +%Y%m%d-%H%M%S)}
}

start_exchange() {
  local options=(--port 0 --symbols "$SYMBOLS" --speed "$SPEED"
    --ready-file "$SESSION/exchange.ready" --end-file "$SESSION/exchange.end")
  if [ -n "$MARKET" ]; then
    options+=(--market "$MARKET")
  elif [ ${#HISTORY[@]} -gt 0 ]; then
    for file in "${HISTORY[@]}"; do options+=(--history "$file"); done
  else
    options+=(--seed "$SEED" --length-days "${DAYS:-$DEFAULT_DAYS}")
  fi
  rm -f "$SESSION/exchange.ready" "$SESSION/exchange.end"
  java_exec gateway/exchange $EXCHANGE_MAIN "${options[@]}" >"$SESSION/exchange.log" 2>&1 &
  EXCHANGE_PID=$!
  await "$SESSION/exchange.ready" "$EXCHANGE_PID" "the simulated exchange" "$SESSION/exchange.log"
  VENUE=$(cat "$SESSION/exchange.ready")
}

train_model() {
  if [ -z "$MODEL" ]; then
    MODEL=$SESSION/model.bundle
    java_run trainer $TRAINER_MAIN fetch --url "http://$VENUE" --symbols "$SYMBOLS" --data "$SESSION/history"
    # A model is for a core with these keys: it sees the same bars and the same signals.
    local word keys=()
    for word in ${SETS[@]+"${SETS[@]}"}; do
      if [[ $word == core.* ]]; then keys+=(--set "${word#core.}"); fi
    done
    java_run trainer $TRAINER_MAIN fit --data "$SESSION/history" --symbols "$SYMBOLS" --out "$MODEL" \
      ${keys[@]+"${keys[@]}"}
  fi
}

start_engine() {
  EXTRA_FLAGS=("${ENGINE_FLAGS[@]}")
  java_exec engine/runtime $ENGINE_MAIN paper --config "$CONFIG" --session "$SESSION" --venue "$VENUE" \
    --symbols "$SYMBOLS" --model "$MODEL" $DETERMINISTIC ${SETS[@]+"${SETS[@]}"} &
  ENGINE_PID=$!
  EXTRA_FLAGS=()
}

# The journals of named sessions are kept; of the dated ones, the newest few.
forget_old_sessions() {
  local old
  for old in $(ls -1d "$VAR"/paper/20[0-9][0-9][0-9][0-9][0-9][0-9]-[0-9]* 2>/dev/null | sort -r | tail -n +$((SESSIONS_KEPT + 1))); do
    rm -rf "$old"
  done
}

paper_session() {
  session_options "$@"
  [ ! -e "$SESSION/journal" ] ||
    fail "the session $SESSION exists; each paper session has a fresh exchange, so choose another --name or remove it"
  # What the engine would refuse is better heard before a model has been trained.
  java_run engine/runtime $ENGINE_MAIN config --check "$CONFIG" ${SETS[@]+"${SETS[@]}"} >/dev/null
  [ -z "$MODEL" ] || [ -r "$MODEL" ] || fail "no model bundle at $MODEL; train one with ./run.sh train, or leave --model out"
  mkdir -p "$SESSION" 2>/dev/null || fail "cannot make the folder $SESSION; set ESCAPEMENT_VAR to a place you may write"
  trap 'end_processes' EXIT
  trap 'exit 130' INT TERM
  export ESCAPEMENT_TTY=false
  [ ! -t 1 ] || ESCAPEMENT_TTY=true

  say "session      $SESSION"
  start_exchange
  say "exchange     $(sed -n '1s/^exchange: //p' "$SESSION/exchange.log")"
  train_model
  start_engine
  local until=$((SECONDS + 60 * ${MINUTES:-0}))
  # Ctrl-C ends a session without an end of its own: the engine hears it, too, and what it did is still reported.
  [ -z "$MARKET" ] || trap 'INTERRUPTED=yes' INT TERM
  while [ ! -s "$SESSION/exchange.end" ] && [ -z "$INTERRUPTED" ] && kill -0 "$ENGINE_PID" 2>/dev/null; do
    kill -0 "$EXCHANGE_PID" 2>/dev/null || break
    [ -z "$MINUTES" ] || [ $SECONDS -lt $until ] || break
    sleep 0.1
  done 2>/dev/null # the shell's own note about a process that was killed
  kill -TERM "$ENGINE_PID" 2>/dev/null || true
  local status=0
  wait "$ENGINE_PID" || status=$?
  ENGINE_PID=""
  # 143: the orderly stop asked for above.
  kill -0 "$EXCHANGE_PID" 2>/dev/null || died "the simulated exchange" "$EXCHANGE_PID" "$SESSION/exchange.log"
  # 1 and 2 come with a line of the engine's own.
  [ $status -ne 1 ] && [ $status -ne 2 ] || exit $status
  [ $status -eq 0 ] || [ $status -eq 143 ] || fail "the engine ended early (status $status); its session is $SESSION"
  end_processes
  say ""
  java_run journal-tools $JOURNAL_MAIN report "$SESSION/journal"
  say ""
  java_run journal-tools $JOURNAL_MAIN replay "$SESSION/journal" --verify
  forget_old_sessions
}

# --- Other people's clients ----------------------------------------------------------------------------------------

# npm's packages go to a folder of their own and are fetched again when the pinned versions change.
fetch_clients() {
  mkdir -p "$CLIENTS/log"
  cmp -s "$CLIENTS_SOURCE/package.json" "$CLIENTS/installed.json" && return
  rm -rf "$CLIENTS/node_modules" "$CLIENTS/installed.json"
  cp "$CLIENTS_SOURCE/package.json" "$CLIENTS/package.json"
  say "fetching $(sed -n 's/^ *"\(bybit-api\|ccxt\)": "\(.*\)".*/\1 \2/p' "$CLIENTS/package.json" | paste -sd, | sed 's/,/, /') from npm ..."
  (cd "$CLIENTS" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts >log/npm.log 2>&1) ||
    fail "npm could not fetch the clients; is its registry reachable? Its log is $CLIENTS/log/npm.log"
  cp "$CLIENTS/package.json" "$CLIENTS/installed.json"
}

# check_clients SCHEME [OPTION]...: the checks against an exchange with these options.
check_clients() {
  local scheme=$1 status=0
  shift
  rm -f "$CLIENTS/ready"
  java_exec gateway/exchange $EXCHANGE_MAIN --port 0 --speed 60 --free-running --ready-file "$CLIENTS/ready" "$@" \
    >"$CLIENTS/log/exchange-$scheme.log" 2>&1 &
  EXCHANGE_PID=$!
  await "$CLIENTS/ready" "$EXCHANGE_PID" "the simulated exchange" "$CLIENTS/log/exchange-$scheme.log"
  say "$scheme://$(cat "$CLIENTS/ready")"
  NODE_PATH=$CLIENTS/node_modules NODE_EXTRA_CA_CERTS=$CLIENTS/authority.pem \
    node "$CLIENTS_SOURCE/main.js" "$scheme://$(cat "$CLIENTS/ready")" \
    "${ESCAPEMENT_EXCHANGE_KEY:-paper-key}" "${ESCAPEMENT_EXCHANGE_SECRET:-paper-secret}" || status=$?
  end_processes
  return $status
}

check_all_clients() {
  local plain=yes tls=yes failed=0
  while [ $# -gt 0 ]; do
    case $1 in
      --plain) tls=no ;;
      --tls) plain=no ;;
      *) misuse "clients takes --plain or --tls: $1" ;;
    esac
    shift
  done
  CLIENTS=$VAR/clients
  CLIENTS_SOURCE=$ROOT/gateway/exchange/src/clients
  if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    say "skipped: node and npm are not installed, and the clients are theirs (Debian: apt-get install nodejs npm)"
    return
  fi
  build
  jvm_flags
  fetch_clients
  trap end_processes EXIT
  trap 'end_processes; exit 130' INT TERM
  # Node warns about a file of authorities that is not there.
  : >"$CLIENTS/authority.pem"
  [ $plain = no ] || check_clients http || failed=1
  [ $tls = no ] || check_clients https --tls --authority-file "$CLIENTS/authority.pem" || failed=1
  trap - INT TERM EXIT
  [ $failed -eq 0 ] || fail "some checks failed; the logs are in $CLIENTS/log"
}

# What live trading and recording take when nothing else is said: its configuration, and a folder that each start comes back to.
live_options() {
  local word previous="" env="" given=" "
  for word in "$@"; do
    case $word in
      --help | -h | --config | --config=* | --session | --session=*) given+="${word%%=*} " ;;
      --env=*) env=${word#--env=} ;;
    esac
    [ "$previous" != --env ] || env=$word
    previous=$word
  done
  DEFAULTS=()
  case $given in *" --config "*) ;; *) DEFAULTS+=(--config "$ROOT/config/live.yaml") ;; esac
  case $given in *" --session "*) ;; *) DEFAULTS+=(--session "$VAR/$command/${env//\//_}") ;; esac
}

# mutants STATUS...: how many of the report ended like that.
mutants() { grep -c "$(printf "status='%s'\\\\|" "$@")nothing" "$report/mutations.xml" || true; }

# Each change that no test noticed: where, what, and the line it changes.
list_survivors() {
  local file line status method change source
  sed -n "s/.*status='\(SURVIVED\|NO_COVERAGE\)'.*<sourceFile>\([^<]*\)<.*<mutatedMethod>\([^<]*\)<.*<lineNumber>\([^<]*\)<.*<description>\([^<]*\)<.*/\2 \4 \1 \3 \5/p" \
    "$report/mutations.xml" | sed 's/&lt;/</g; s/&gt;/>/g' | sort -u -k1,1 -k2,2n -k3 | while read -r file line status method change; do
    source=$(find "$ROOT/engine/core/src/main" -name "$file" -exec sed -n "${line}s/^ *//p" {} +)
    case $change in
      *'check with true') change='a condition always holds' ;;
      *'check with false') change='a condition never holds' ;;
      'removed call to '*) change="without the call of ${change##*/}" ;;
    esac
    [ "$status" = SURVIVED ] || change+=', never run'
    printf '  %s:%s %s: %s\n      %s\n' "$file" "$line" "$method" "$change" "$source"
  done
}

# Changes the conditions and calls of a room one by one and lists the changes that no test noticed.
mutate() {
  local room classes report
  [ $# -gt 0 ] || set -- risk guard position
  for room in "$@"; do
    case $room in
      guard | position) classes="io.escapement.core.$room.*" ;;
      risk) classes="io.escapement.core.risk.*,io.escapement.core.RiskGate,io.escapement.core.KillFlow,io.escapement.core.SilenceWatch" ;;
      *) misuse "mutate knows guard, risk and position, not '$room'" ;;
    esac
    say "mutating $room …"
    mkdir -p "$ROOT/target"
    maven -q -pl codecs,engine/core -Pmutation "-Dmutation.room=$room" "-Dmutation.classes=$classes" process-test-classes \
      >"$ROOT/target/mutation-$room.log" 2>&1 || fail "it failed; the log is $ROOT/target/mutation-$room.log"
    report=$ROOT/engine/core/target/mutation/$room
    say "$room: $(mutants KILLED TIMED_OUT MEMORY_ERROR RUN_ERROR) noticed, $(mutants SURVIVED) not, $(mutants NO_COVERAGE) never run"
    list_survivors
    say "all of them: $report/index.html"
  done
}

command=${1:-paper}
case $command in
  --version | -V) command=version ;;
  -*) command=paper ;;
  *) [ $# -eq 0 ] || shift ;;
esac

case $command in
  help) usage; exit 0 ;;
  version) say "Escapement $(sed -n 's/^  <version>\(.*\)<\/version>$/\1/p' "$ROOT/pom.xml" | head -1), build $(commit)"; exit 0 ;;
  paper | build | test)
    for word in "$@"; do
      case $word in --help | -h) usage; exit 0 ;; esac
    done
    ;;
esac

find_jdk
case $command in
  paper) build; jvm_flags; paper_session "$@" ;;
  crash-test)
    build
    jvm_flags
    java_exec benchmarks io.escapement.benchmarks.BenchMain crash --config "$ROOT/config/paper.yaml" \
      --folder "$VAR/crash/$(date -u +%Y%m%d-%H%M%S)" "$@"
    ;;
  live | record)
    build
    jvm_flags
    EXTRA_FLAGS=("${ENGINE_FLAGS[@]}")
    live_options "$@"
    java_exec engine/runtime $ENGINE_MAIN "$command" ${DEFAULTS[@]+"${DEFAULTS[@]}"} "$@"
    ;;
  watchdog | operator | counters | config) build; jvm_flags; java_exec engine/runtime $ENGINE_MAIN "$command" "$@" ;;
  doctor) build; jvm_flags; java_exec engine/runtime $ENGINE_MAIN doctor "$@" ;;
  exchange) build; jvm_flags; java_exec gateway/exchange $EXCHANGE_MAIN "$@" ;;
  train) build; jvm_flags; java_exec trainer $TRAINER_MAIN "$@" ;;
  journal) build; jvm_flags; java_exec journal-tools $JOURNAL_MAIN "$@" ;;
  decode) build; jvm_flags; java_exec gateway/bybit $DECODE_MAIN "$@" ;;
  clients) check_all_clients "$@" ;;
  bench) build; jvm_flags; java_exec benchmarks io.escapement.benchmarks.BenchMain "$@" ;;
  sessions)
    count=1000
    first=1
    while [ $# -gt 0 ]; do
      case $1 in
        --first)
          need "$@"
          first=$2
          shift
          ;;
        *) count=$1 ;;
      esac
      shift
    done
    [[ $count =~ ^[1-9][0-9]*$ && $first =~ ^[0-9]+$ ]] ||
      misuse "sessions takes how many, and --first with a seed"
    maven -q -pl engine/core -am test -Dtest=RandomSessionSoak -Dsurefire.failIfNoSpecifiedTests=false \
      -Descapement.sessions="$count" -Descapement.sessions.first="$first"
    ;;
  simulate) build; jvm_flags; EXTRA_FLAGS=(-ea); java_exec benchmarks io.escapement.simulation.SimulateMain "$@" ;;
  mutate)
    case ${1:-} in
      -h | --help) usage | sed -n '/^    mutate /,/^    bench /p' | sed '$d' ;;
      *) mutate "$@" ;;
    esac
    ;;
  build)
    [ $# -eq 0 ] || misuse "build takes no options: $1"
    build
    ;;
  test)
    say "testing with JDK $JDK_MAJOR ($JDK) …"
    maven verify "$@"
    # With options for Maven, such as one module, it may not have built everything.
    if [ $# -eq 0 ]; then
      write_commit
      printf '%s' "$JDK_MAJOR" >"$ROOT/target/built"
    fi
    ;;
  *) printf "escapement: unknown command '%s'; ./run.sh help lists them\n" "$command" >&2; exit 2 ;;
esac
