package io.escapement.tools.signals;

/** What a journal says of one signal, in one row. Filled while the journal is read. */
public final class SignalRow {
    final long id;
    long timeNs;
    int instrumentId;
    int strategyId;
    String side = "";
    String state = "";
    String fate = "";
    String reason = "";
    double probability = Double.NaN;
    double expectedBps = Double.NaN;
    double resultR = Double.NaN;
    String ended = "";

    SignalRow(long id) {
        this.id = id;
    }

    /**
     * Identity.
     *
     * @return counts from 1
     */
    public long id() {
        return id;
    }

    /**
     * When it was generated.
     *
     * @return nanoseconds since the epoch
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * Where it stands at the journal's end.
     *
     * @return name of a state
     */
    public String state() {
        return state;
    }

    /**
     * How its way to an order ended.
     *
     * @return EXECUTED, BLOCKED or EXPIRED; its state while it is on its way
     */
    public String fate() {
        return fate;
    }

    /**
     * Why.
     *
     * @return name of a reason, empty while it is on its way
     */
    public String reason() {
        return reason;
    }

    /**
     * Result of its trade, or of its phantom.
     *
     * @return in units of the initial risk, NaN while there is none
     */
    public double resultR() {
        return resultR;
    }
}
