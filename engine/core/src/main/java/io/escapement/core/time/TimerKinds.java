package io.escapement.core.time;

/** What timers are for. The number orders timers of one deadline, so it is part of the core's behaviour. */
public final class TimerKinds {
    /** A UTC day begins; key 0. */
    public static final int DAY = 1;

    /** A command should have an outcome; key: command number. */
    public static final int COMMAND = 2;

    /** An order of unknown fate is asked about again; key: order sequence. */
    public static final int ORDER_QUERY = 3;

    /** An entry has rested long enough; key: order sequence. */
    public static final int ENTRY = 4;

    /** The venue's executions of a finished order should be here; key: order sequence. */
    public static final int FILLS = 5;

    /** A position should have its stop on the venue; key: instrument. */
    public static final int STOP = 6;

    /** Our position and the venue's should agree; key: instrument. */
    public static final int POSITION = 7;

    /** A position has been held long enough; key: instrument. */
    public static final int HOLD = 8;

    /** An exit that failed is tried again; key: instrument. */
    public static final int EXIT_RETRY = 9;

    /** The candidate window closes though bars are missing; key 0. */
    public static final int CANDIDATES = 10;

    /** A signal has lived long enough without an order; key: signal slot. */
    public static final int SIGNAL = 11;

    /** Missing bars are asked for again; key: instrument times 64 plus interval index. */
    public static final int BARS = 12;

    /** Leverage is set again after a failure; key: instrument. */
    public static final int LEVERAGE = 13;

    /** Reconciliation is asked for again; key 0. */
    public static final int RECONCILE = 14;

    /** The wallet's change should be explained by executions; key 0. */
    public static final int WALLET = 15;

    /** An instrument that ends is left before its delivery; key: instrument. */
    public static final int DELIVERY = 16;

    /** The transaction log of a day is asked for; key 0. */
    public static final int TRANSACTIONS = 17;

    /** The performance guard may go a level back; key 0 for the account, from 1 the strategies in order. */
    public static final int PERFORMANCE = 18;

    /** A quarter of an hour is over; key 0. */
    public static final int QUARTER = 30;

    /** A position may have been without news for too long; key: instrument. */
    public static final int SILENCE = 31;

    /** A report on the account is due; key 0. */
    public static final int REPORT = 32;

    /** A resting entry looks at the quote; key: order sequence. */
    public static final int REPRICE = 40;

    /** An entry is placed anew; key: instrument. */
    public static final int ENTRY_AGAIN = 41;

    /** The exit plan of a position is gone through; key: instrument. */
    public static final int PLAN = 42;
    /** Bars whose closes do not come are looked for; key 0. */
    public static final int BAR_WATCH = 20;

    /** Bars built from trades end though no later trade came; key 0. */
    public static final int TRADE_BARS = 21;

    private TimerKinds() {}
}
