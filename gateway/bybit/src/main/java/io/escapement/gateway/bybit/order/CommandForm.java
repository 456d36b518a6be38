package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.gateway.bybit.limit.LimitGroup;
import java.nio.charset.StandardCharsets;

/** What each kind of command is called on the venue's two ways. */
enum CommandForm {
    /** An order. */
    PLACE("order.create", "/v5/order/create", LimitGroup.CREATE),
    /** Its change. */
    AMEND("order.amend", "/v5/order/amend", LimitGroup.AMEND),
    /** Its end. */
    CANCEL("order.cancel", "/v5/order/cancel", LimitGroup.CANCEL),
    /** The end of many. */
    CANCEL_ALL(null, "/v5/order/cancel-all", LimitGroup.CANCEL_ALL),
    /** Leverage. */
    SET_LEVERAGE(null, "/v5/position/set-leverage", LimitGroup.SET_LEVERAGE),
    /** Stop and target of a position. */
    SET_TRADING_STOP(null, "/v5/position/trading-stop", LimitGroup.TRADING_STOP),
    /** One-way or hedge mode. */
    SWITCH_MODE(null, "/v5/position/switch-mode", LimitGroup.SWITCH_MODE);

    private final byte[] operation;
    private final String path;
    private final LimitGroup group;

    CommandForm(String operation, String path, LimitGroup group) {
        this.operation = operation == null ? null : operation.getBytes(StandardCharsets.US_ASCII);
        this.path = path;
        this.group = group;
    }

    static CommandForm of(CommandKind kind) {
        return switch (kind) {
            case PLACE -> PLACE;
            case AMEND -> AMEND;
            case CANCEL -> CANCEL;
            case CANCEL_ALL -> CANCEL_ALL;
            case SET_LEVERAGE -> SET_LEVERAGE;
            case SET_TRADING_STOP -> SET_TRADING_STOP;
            case SWITCH_MODE -> SWITCH_MODE;
            default -> throw new IllegalArgumentException("no command for the venue: kind=" + kind);
        };
    }

    /** @return whether the trade socket takes it */
    boolean hasOperation() {
        return operation != null;
    }

    /** @return name on the trade socket */
    byte[] operation() {
        return operation;
    }

    /** @return REST path */
    String path() {
        return path;
    }

    /** @return whose limit it draws from, on either way */
    LimitGroup group() {
        return group;
    }
}
