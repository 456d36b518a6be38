package io.escapement.gateway.exchange.limit;

import io.escapement.gateway.exchange.RequestException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The account's limits: one window of a second for each operation, whether it comes by REST or on a trade socket. The
 * batch of an operation has a window of its own, in which each order counts. Event loop only.
 */
public final class AccountLimits {
    /** Refused by these limits. */
    public static final int RATE_LIMITED = 10006;

    /** What a refused client is told. */
    public static final String RATE_LIMITED_TEXT = "Too many visits. Exceeded the API Rate Limit.";

    private static final long SECOND_MS = 1_000;
    private static final int[] COMMANDS_BY_VIP = {10, 20, 40, 60, 60, 60};
    private static final Set<String> COMMANDS = Set.of(
            "order.create",
            "order.amend",
            "order.cancel",
            "order.cancel-all",
            "order.create-batch",
            "order.amend-batch",
            "order.cancel-batch");

    private final LimitSettings settings;
    private final LongSupplier nowMs;
    private final LongSupplier stampMs;
    private final Map<String, RateWindow> windows = new HashMap<>();

    /**
     * Nothing was asked yet.
     *
     * @param settings of the account
     * @param nowMs the clock limits go by
     * @param stampMs the clock clients are told
     */
    public AccountLimits(LimitSettings settings, LongSupplier nowMs, LongSupplier stampMs) {
        this.settings = settings;
        this.nowMs = nowMs;
        this.stampMs = stampMs;
    }

    /**
     * The window of an operation.
     *
     * @param op as {@code order.create}
     * @param perSecond of an ordinary account; commands go by the account's level instead
     * @return always the same for an operation
     */
    public RateWindow window(String op, int perSecond) {
        return windows.computeIfAbsent(
                op,
                key -> new RateWindow(
                        COMMANDS.contains(key) ? COMMANDS_BY_VIP[settings.vip()] : perSecond,
                        SECOND_MS,
                        settings.enforced(),
                        nowMs));
    }

    /**
     * Whether an operation is a command of the trade socket.
     *
     * @param op as {@code order.create}
     * @return its window, null if there is no such command
     */
    public RateWindow command(String op) {
        return COMMANDS.contains(op) && !op.equals("order.cancel-all") ? window(op, COMMANDS_BY_VIP[0]) : null;
    }

    /**
     * Takes note of a request, or of some orders of a batch.
     *
     * @param window of its operation
     * @param wanted how many
     * @return how many may, at least 1
     * @throws RequestException if none may
     */
    public int take(RateWindow window, int wanted) throws RequestException {
        final int granted = window.take(wanted);
        if (granted == 0 && wanted > 0) {
            throw RequestException.limited(
                    RATE_LIMITED, RATE_LIMITED_TEXT, stampMs.getAsLong() + Math.max(1, window.waitMs()));
        }
        return granted;
    }
}
