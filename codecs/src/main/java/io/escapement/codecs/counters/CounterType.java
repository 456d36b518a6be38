package io.escapement.codecs.counters;

/**
 * Every counter an engine keeps, with its unit. The ordinal is the Agrona type id, so new ones go to the end.
 *
 * <p>Those marked per instrument have a counter for each dense instrument id, those per reason one for each reason.
 */
public enum CounterType {
    /** Wall-clock time at which the business thread last turned, ms since the epoch. */
    HEARTBEAT("heartbeat", "ms since 1970"),
    /** Engine time, ns since the epoch. */
    ENGINE_TIME("engine time", "ns since 1970"),
    /** Sequence of the last input applied. */
    INPUT_SEQUENCE("input sequence", "messages"),
    /** Outputs emitted. */
    OUTPUTS("outputs", "messages"),
    /** Slots of the inbound ring in use. */
    INBOUND_DEPTH("inbound ring depth", "slots"),
    /** Most slots of the inbound ring ever in use. */
    INBOUND_DEPTH_MAX("inbound ring depth max", "slots"),
    /** Slots of the outbound ring in use. */
    OUTBOUND_DEPTH("outbound ring depth", "slots"),
    /** Market messages refused because the inbound ring was seven eighths full. */
    MARKET_REFUSED("market messages refused", "messages"),
    /** Frame received to core done, median. */
    LATENCY_TICK_P50("tick to core p50", "ns"),
    /** Frame received to core done, 99th percentile. */
    LATENCY_TICK_P99("tick to core p99", "ns"),
    /** Frame received to core done, 99.9th percentile. */
    LATENCY_TICK_P999("tick to core p99.9", "ns"),
    /** Frame received to core done, maximum. */
    LATENCY_TICK_MAX("tick to core max", "ns"),
    /** Frame received to order handed to the socket, median. */
    LATENCY_ORDER_P50("tick to order p50", "ns"),
    /** Frame received to order handed to the socket, 99th percentile. */
    LATENCY_ORDER_P99("tick to order p99", "ns"),
    /** Frame received to order handed to the socket, maximum. */
    LATENCY_ORDER_MAX("tick to order max", "ns"),
    /** Signals generated. */
    SIGNALS("signals", "signals"),
    /** Signals now in evaluation or execution. */
    SIGNALS_ALIVE("signals alive", "signals"),
    /** Signals that were executed. */
    SIGNALS_EXECUTED("signals executed", "signals"),
    /** Signals blocked by a gate. */
    SIGNALS_BLOCKED("signals blocked", "signals"),
    /** Signals that expired. */
    SIGNALS_EXPIRED("signals expired", "signals"),
    /** Orders placed. */
    ORDERS("orders placed", "orders"),
    /** Fills booked. */
    FILLS("fills", "fills"),
    /** Trades closed. */
    TRADES("trades closed", "trades"),
    /** Net profit of closed trades, 1e-8. */
    NET_PNL("net profit", "1e-8 USDT"),
    /** Fees paid, 1e-8. */
    FEES("fees", "1e-8 USDT"),
    /** Equity, 1e-8. */
    EQUITY("equity", "1e-8 USDT"),
    /** Alerts raised. */
    ALERTS("alerts", "alerts"),
    /** Stage of the kill switch, 0 none. */
    KILL_STAGE("kill stage", "stage"),
    /** 1 while an operator holds entries back. */
    HALTED("halted", "flag"),
    /** 1 once start-up is done and the engine trades. */
    TRADING("trading", "flag"),
    /** Signed position, 1e-8 base units; per instrument. */
    POSITION("position", "1e-8 base"),
    /** Disk used by the journal. */
    JOURNAL_BYTES("journal size", "bytes"),
    /** Commands refused as stale before sending. */
    UNSENT("commands unsent", "commands"),
    /** Frames received. */
    FRAMES("frames received", "frames"),
    /** Frames refused by a decoder. */
    FRAMES_REFUSED("frames refused", "frames"),
    /** Reconnects of any socket. */
    RECONNECTS("reconnects", "connections"),
    /** Signals that stand in GENERATED. */
    SIGNALS_IN_GENERATED("signals now GENERATED", "signals"),
    /** Signals that stand in EVALUATING: candidates whose close is not selected yet. */
    SIGNALS_IN_EVALUATING("signals now EVALUATING", "signals"),
    /** Signals that stand in APPROVED. */
    SIGNALS_IN_APPROVED("signals now APPROVED", "signals"),
    /** Signals that stand in EXECUTING: their entries are on the way. */
    SIGNALS_IN_EXECUTING("signals now EXECUTING", "signals"),
    /** Signals that stand in EXECUTED: their positions are open. */
    SIGNALS_IN_EXECUTED("signals now EXECUTED", "signals"),
    /** Signals that stand in BLOCKED: followed as phantoms. */
    SIGNALS_IN_BLOCKED("signals now BLOCKED", "signals"),
    /** Signals that stand in EXPIRED: followed as phantoms. */
    SIGNALS_IN_EXPIRED("signals now EXPIRED", "signals"),
    /** Signals whose life is over. */
    SIGNALS_LEARNED("signals LEARNED", "signals"),
    /** Alerts about signals that stood still too long. */
    SIGNALS_STUCK("signals stuck", "alerts"),
    /** Signals that a gate blocked; per reason. */
    BLOCKED_BY("blocked by", "signals"),
    /** Result of the UTC day, positive for a profit. */
    DAY_PNL("day's result", "1e-8 USDT"),
    /** Notional of open positions. */
    EXPOSURE("exposure", "1e-8 USDT"),
    /** Fall from the best result. */
    DRAWDOWN("drawdown", "1e-8 USDT"),
    /** Loss of the last 24 hours, negative for a profit. */
    ROLLING_LOSS("loss of 24 hours", "1e-8 USDT");

    private final String label;
    private final String unit;

    CounterType(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    /**
     * Name for people.
     *
     * @return the label
     */
    public String label() {
        return label;
    }

    /**
     * What one counts.
     *
     * @return the unit
     */
    public String unit() {
        return unit;
    }

    /**
     * Type id in the counters file.
     *
     * @return the ordinal
     */
    public int typeId() {
        return ordinal();
    }
}
