package io.escapement.runtime.config;

import io.escapement.runtime.config.Key.Kind;
import java.util.ArrayList;
import java.util.List;

/** Every key of the engine that is not the core's; each with its default and meaning. */
public final class EngineKeys {
    private static final List<Key> DECLARED = new ArrayList<>();

    static final Key PROFILE = declare(
            "profile",
            Kind.TEXT,
            Profile.NONE,
            "Limits to start from: a file of config/profiles (conservative, moderate, aggressive), or none. Keys of this file"
                    + " and --set win over it.");
    static final Key INSTANCE = declare(
            "run.instance",
            Kind.TEXT,
            "paper",
            "Name of this engine inside client order ids: 1 to 8 letters or digits.");
    static final Key CLOCK = declare(
            "run.clock",
            Kind.TEXT,
            "receive",
            "receive: our receive time, for live markets. venue: the exchange's stamps, for markets faster than real time.");
    static final Key SYMBOLS = declare("venue.symbols", Kind.LIST, "", "Instruments to trade, in order of their ids.");
    static final Key UNIVERSE = declare(
            "venue.universe",
            Kind.TEXT,
            "fixed",
            "fixed: the instruments of venue.symbols. auto: the most traded USDT perpetuals, those of venue.symbols always"
                    + " among them.");
    static final Key UNIVERSE_SIZE = declare("universe.size", Kind.COUNT, "50", "Members of the automatic universe.");
    static final Key UNIVERSE_MIN_TURNOVER = declare(
            "universe.minTurnover",
            Kind.COUNT,
            "10000000",
            "Turnover of 24 hours below which an instrument does not join, USDT.");
    static final Key UNIVERSE_MIN_PRICE = declare(
            "universe.minPrice", Kind.TEXT, "0", "Price below which an instrument does not join, USDT; a decimal.");
    static final Key UNIVERSE_MIN_AGE_DAYS =
            declare("universe.minAgeDays", Kind.COUNT, "90", "Days an instrument has to be listed before it joins.");
    static final Key UNIVERSE_EXCLUDE = declare("universe.exclude", Kind.LIST, "", "Instruments that never join.");
    static final Key UNIVERSE_REFRESH_SECONDS = declare(
            "universe.refreshSeconds",
            Kind.COUNT,
            "3600",
            "Distance of looks at the venue's list, by the machine's clock: changed rules, announced ends, members; 0"
                    + " for never. Not in deterministic sessions.");
    static final Key UNIVERSE_HYSTERESIS = declare(
            "universe.hysteresisPercent",
            Kind.COUNT,
            "20",
            "How far a member may fall below size, turnover and price before it leaves, per cent.");
    static final Key TOPICS = declare(
            "gateway.topics",
            Kind.LIST,
            "kline,tickers,orderbook.50,publicTrade",
            "Public topics per symbol: kline, tickers, orderbook.1, orderbook.50, orderbook.200, publicTrade.");
    static final Key WARM_UP_BARS =
            declare("gateway.warmUpBars", Kind.COUNT, "400", "Closed bars fetched at start per symbol and interval.");
    static final Key DEEP_SYMBOLS = declare(
            "gateway.deepSymbols", Kind.LIST, "", "Instruments whose books and trades are subscribed; empty for all.");
    static final Key TOPICS_PER_CONNECTION = declare(
            "gateway.topicsPerConnection",
            Kind.COUNT,
            "300",
            "Topics one public connection may carry; the venue's 21,000 characters hold besides.");
    static final Key CONFIRM_GRACE_MS = declare(
            "gateway.confirmGraceMs",
            Kind.COUNT,
            "5000",
            "How long after a bar's end its confirmation may be late before it is asked for, ms.");
    static final Key DATA_GRACE_MS = declare(
            "gateway.dataGraceMs",
            Kind.COUNT,
            "10000",
            "How long a subscribed book or ticker may bring no snapshot before it is subscribed again, ms.");
    static final Key FLOOD_PATIENCE_MS = declare(
            "gateway.floodPatienceMs",
            Kind.COUNT,
            "250",
            "How long a full ring pauses reading before quotes are conflated and books dropped, ms.");
    static final Key HEARTBEAT_MS =
            declare("gateway.heartbeatMs", Kind.COUNT, "20000", "Distance of our pings to the venue, ms.");
    static final Key SILENCE_MS = declare(
            "gateway.silenceMs", Kind.COUNT, "50000", "A socket without any frame for so long counts as dead, ms.");
    static final Key REQUEST_TIMEOUT_MS =
            declare("gateway.requestTimeoutMs", Kind.COUNT, "10000", "Time-out of a REST request, ms.");
    static final Key ORDER_TIMEOUT_MS = declare(
            "gateway.orderTimeoutMs",
            Kind.COUNT,
            "5000",
            "An order without a reply becomes UNKNOWN after this wall-clock time, ms.");
    static final Key RECEIVE_WINDOW_MS = declare(
            "gateway.receiveWindowMs", Kind.COUNT, "5000", "How late the venue may still accept a request, ms.");
    static final Key REST_ORDERS_AFTER_MS = declare(
            "gateway.restOrdersAfterMs",
            Kind.COUNT,
            "2000",
            "Orders go by REST once the trade socket has been down for so long, ms; until then they wait.");
    static final Key VIP_LEVEL = declare(
            "gateway.vipLevel",
            Kind.COUNT,
            "0",
            "The account's VIP level, which decides how many orders a second start with; replies correct it.");
    static final Key BAN_PAUSE_MS = declare(
            "gateway.banPauseMs",
            Kind.COUNT,
            "600000",
            "How long all HTTP rests after the venue banned this address (HTTP 403), ms.");
    static final Key RECONCILE_EVERY_MS = declare(
            "gateway.reconcileEveryMs",
            Kind.COUNT,
            "300000",
            "Distance of reconciliations by the clock, ms; 0 for none. Not under the venue's clock.");
    static final Key DISCONNECT_CANCEL_S = declare(
            "gateway.disconnectCancelS",
            Kind.COUNT,
            "0",
            "Let the venue cancel all orders so many seconds after the private connection is lost, 3 to 300; 0 for no."
                    + " Institutional accounts only; others have the watchdog.");
    static final Key TRUST = declare(
            "gateway.trust",
            Kind.TEXT,
            "",
            "PEM file of certificate authorities to believe besides the JVM's, such as that of exchange --tls.");
    static final Key BUSINESS_CPUS =
            declare("threads.business.cpus", Kind.CPUS, "any", "CPUs of the thread that decides.");
    static final Key BUSINESS_WAIT = declare(
            "threads.business.wait",
            Kind.WAIT,
            "yielding",
            "How the thread that decides waits: busy-spin needs a core of its own.");
    static final Key GATEWAY_CPUS =
            declare("threads.gateway.cpus", Kind.CPUS, "any", "CPUs of the thread that receives and sends.");
    static final Key GATEWAY_LINGER_US = declare(
            "threads.gateway.lingerUs",
            Kind.COUNT,
            "200",
            "How long the thread that receives and sends stays awake after work, µs; 0 sleeps at once. Linux only.");
    static final Key STEWARD_CPUS = declare(
            "threads.steward.cpus", Kind.CPUS, "any", "CPUs of the thread that counts, ticks and shows progress.");
    static final Key INBOUND_SLOTS =
            declare("rings.inboundSlots", Kind.COUNT, "16384", "Slots of 1 KiB in the inbound ring; a power of two.");
    static final Key OUTBOUND_BYTES =
            declare("rings.outboundBytes", Kind.COUNT, "1048576", "Size of the outbound ring; a power of two.");
    static final Key TICK_MS = declare(
            "run.tickMs", Kind.COUNT, "100", "Distance of time ticks under the receive clock, ms; also of heartbeats.");
    static final Key WARM_UP_EVENTS = declare(
            "run.warmUpEvents",
            Kind.COUNT,
            "200000",
            "Synthetic events that warm up a scratch core before connecting.");
    static final Key JOURNAL_ROLL =
            declare("journal.roll", Kind.TEXT, "hourly", "How often the journal starts a new file: hourly or daily.");
    static final Key JOURNAL_BUDGET_MB = declare(
            "journal.diskBudgetMb", Kind.COUNT, "20000", "Disk the journal may use, MiB; an alert from there on.");
    static final Key JOURNAL_SYNC = declare(
            "journal.sync",
            Kind.FLAG,
            "false",
            "Force written records to the disk every tick: survives power loss, costs latency elsewhere.");

    static final Key SNAPSHOTS_KEEP = declare(
            "snapshots.keep",
            Kind.COUNT,
            "3",
            "Newest snapshots of the state to keep beside the journal; one is added at each clean stop. 0: none is.");

    private EngineKeys() {}

    /**
     * All of them.
     *
     * @return in order of declaration
     */
    public static List<Key> all() {
        return List.copyOf(DECLARED);
    }

    private static Key declare(String name, Kind kind, String fallback, String meaning) {
        final Key key = new Key(name, kind, fallback, meaning);
        DECLARED.add(key);
        return key;
    }
}
