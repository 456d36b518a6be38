package io.escapement.gateway.bybit.limit;

/** Endpoints that the venue counts together, with what it allows an account without a VIP level in a second. */
public enum LimitGroup {
    /** Placements, on either way. */
    CREATE(10, true),
    /** Amendments, on either way. */
    AMEND(10, true),
    /** Cancellations of one order, on either way. */
    CANCEL(10, true),
    /** Cancellations of many orders. */
    CANCEL_ALL(10, true),
    /** Leverage. */
    SET_LEVERAGE(10, false),
    /** One-way or hedge mode. */
    SWITCH_MODE(10, false),
    /** A position's stop and target. */
    TRADING_STOP(10, false),
    /** Open orders. */
    OPEN_ORDERS(50, false),
    /** Orders that are over. */
    ORDER_HISTORY(50, false),
    /** Executions. */
    EXECUTIONS(50, false),
    /** Positions. */
    POSITIONS(50, false),
    /** Balance. */
    WALLET(50, false),
    /** How the account is set up. */
    ACCOUNT(50, false),
    /** Fee rates. */
    FEE_RATES(5, false),
    /** Transaction log. */
    TRANSACTIONS(25, false),
    /** Everything that is limited by address only. */
    PUBLIC(0, false);

    private static final int VIP_1 = 20;
    private static final int VIP_2 = 40;
    private static final int VIP_3 = 60;

    private final int perSecond;
    private final boolean grows;

    LimitGroup(int perSecond, boolean grows) {
        this.perSecond = perSecond;
        this.grows = grows;
    }

    /**
     * Requests a second.
     *
     * @param vipLevel of the account, 0 for none
     * @return positive, 0 where there is no limit by account
     */
    int perSecond(int vipLevel) {
        if (!grows || vipLevel <= 0) {
            return perSecond;
        }
        return switch (vipLevel) {
            case 1 -> VIP_1;
            case 2 -> VIP_2;
            default -> VIP_3;
        };
    }

    /**
     * The group of a REST path.
     *
     * @param path without query
     * @return PUBLIC for paths not named here
     */
    public static LimitGroup of(String path) {
        return switch (path) {
            case "/v5/order/create" -> CREATE;
            case "/v5/order/amend" -> AMEND;
            case "/v5/order/cancel" -> CANCEL;
            case "/v5/order/cancel-all" -> CANCEL_ALL;
            case "/v5/position/set-leverage" -> SET_LEVERAGE;
            case "/v5/position/switch-mode" -> SWITCH_MODE;
            case "/v5/position/trading-stop" -> TRADING_STOP;
            case "/v5/order/realtime" -> OPEN_ORDERS;
            case "/v5/order/history" -> ORDER_HISTORY;
            case "/v5/execution/list" -> EXECUTIONS;
            case "/v5/position/list" -> POSITIONS;
            case "/v5/account/wallet-balance" -> WALLET;
            case "/v5/account/info" -> ACCOUNT;
            case "/v5/account/fee-rate" -> FEE_RATES;
            case "/v5/account/transaction-log" -> TRANSACTIONS;
            default -> PUBLIC;
        };
    }
}
