package io.escapement.gateway.bybit.rest;

/** What the venue's codes mean for a request: the one place that knows them. */
public final class RetCode {
    /** What a code says about a request. */
    public enum Meaning {
        /** Done or accepted. */
        OK,
        /** May or may not have been carried out: only a query can tell. */
        UNKNOWN,
        /** Nothing to change: things are as asked. */
        ALREADY_SO,
        /** The order meant is over, or was never there. */
        GONE,
        /** The client order id was used before: the first request may have arrived. */
        DUPLICATE_ID,
        /** Refused for the moment: the same request may be repeated shortly. */
        BUSY,
        /** Refused because there were too many: the same request may be repeated when the window has passed. */
        RATE_LIMIT,
        /** Refused because of its time stamp: correct the clock, then repeat. */
        CLOCK,
        /** Refused because the trade service goes away: repeat on a new connection. */
        RESTARTING,
        /** The key or the account may not do this: no request will do better before a person acts. */
        KEY,
        /** Not offered in this environment. */
        NOT_OFFERED,
        /** Refused for what it asks. */
        REFUSED
    }

    /** Timestamp outside the receive window. */
    public static final int TIMESTAMP = 10002;

    /** Client order id used before. */
    public static final int DUPLICATE_ID = 110072;

    /** The position mode can't change while there is a position. */
    public static final int MODE_HELD_BY_POSITION = 110024;

    /** The position mode can't change while there are orders. */
    public static final int MODE_HELD_BY_ORDERS = 110028;

    private RetCode() {}

    /**
     * Looks a code up.
     *
     * @param code retCode
     * @return REFUSED for codes that say nothing more, and for unknown ones
     */
    public static Meaning meaning(int code) {
        return switch (code) {
            case 0 -> Meaning.OK;
            case 10000, 10014, 10016, 10429, 20006, 40004 -> Meaning.UNKNOWN;
            case 110043, 110025, 110026, 110027, 34040 -> Meaning.ALREADY_SO;
            case 110001, 110008, 110010 -> Meaning.GONE;
            case DUPLICATE_ID -> Meaning.DUPLICATE_ID;
            case 110079, 110063, 30034, 30035, 130035, 130150 -> Meaning.BUSY;
            case 10006, 10018, 10403, 20003 -> Meaning.RATE_LIMIT;
            case TIMESTAMP -> Meaning.CLOCK;
            case 10019 -> Meaning.RESTARTING;
            case 10003, 10004, 10005, 10007, 10008, 10009, 10010, 10024, 10027, 10028, 10029, 33004 -> Meaning.KEY;
            case 10032 -> Meaning.NOT_OFFERED;
            default -> Meaning.REFUSED;
        };
    }

    /**
     * Whether the request may or may not have been carried out.
     *
     * @param code retCode
     * @return true when only a query can tell
     */
    public static boolean isFateUnknown(int code) {
        return meaning(code) == Meaning.UNKNOWN;
    }

    /**
     * Whether the request was refused for a reason that passes, so that the very same one may be sent again.
     *
     * @param code retCode
     * @return true for clock, rate limit, busy and restarting
     */
    public static boolean isRepeatable(int code) {
        return switch (meaning(code)) {
            case BUSY, RATE_LIMIT, CLOCK, RESTARTING -> true;
            default -> false;
        };
    }

    /**
     * What an operator should do about a code that only a person can cure.
     *
     * @param code retCode
     * @return text to append, empty where there is nothing to say
     */
    public static String remedy(int code) {
        return switch (code) {
            case TIMESTAMP -> ", set this machine's clock (NTP)";
            case 10003 -> ", the API key is not known here: it belongs to another environment (testnet, demo, mainnet)";
            case 10004 -> ", the signature is wrong: check the API secret";
            case 10005 ->
                ", the API key lacks a permission: it needs orders and positions of contracts, read and write";
            case 10007 -> ", the venue refuses this key: make a new one";
            case 10008, 10027 -> ", the account may not trade: ask the venue";
            case 10009, 10024 -> ", the venue does not serve this account's region from here: use its regional host";
            case 10010 -> ", this machine's address is not on the API key's list: add it";
            case 10028 -> ", the account must be a unified trading account: upgrade it";
            case 10029 -> ", the API key may not trade this symbol: add it to the key's list";
            case 33004 -> ", the API key has expired: make a new one";
            case MODE_HELD_BY_POSITION -> ", close the position first";
            case MODE_HELD_BY_ORDERS -> ", cancel the open orders first";
            default -> "";
        };
    }

    /**
     * What an operator should do about an HTTP status.
     *
     * @param status not 200
     * @return text to append, may be empty
     */
    static String httpRemedy(int status) {
        return switch (status) {
            case 401 -> ", check the API key and the environment it belongs to";
            case 403 -> ", too many requests from this address or a region the venue doesn't serve: wait 10 minutes";
            case 404 -> ", check the REST url";
            case 429 -> ", the venue protects itself: try later";
            default -> "";
        };
    }
}
