package io.escapement.tools.signals;

import io.escapement.codecs.decimal.FixedPoint;

/** What a journal says of one signal, in one row. Filled while the journal is read. */
public final class SignalRow {
    final long id;
    long timeNs;
    int instrumentId;
    int strategyId;
    int intervalMinutes;
    String side = "";
    long entry = FixedPoint.NULL;
    long stop = FixedPoint.NULL;
    long target = FixedPoint.NULL;
    String state = "";
    String fate = "";
    String reason = "";
    double value = Double.NaN;
    double threshold = Double.NaN;
    double margin = Double.NaN;
    double probability = Double.NaN;
    double expectedBps = Double.NaN;
    boolean traded;
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
