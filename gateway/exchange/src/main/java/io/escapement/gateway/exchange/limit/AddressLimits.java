package io.escapement.gateway.exchange.limit;

import java.util.function.LongSupplier;

/**
 * Limits of the one address everybody comes from. Who asks by REST too often is shut out for a while: a ban. Numbers the
 * venue does not publish (a socket's requests a second, all sockets' before the system protects itself) are this
 * exchange's own. Event loop only.
 */
public final class AddressLimits {
    /** The address sends too many commands. */
    public static final int TOO_MANY_COMMANDS = 10403;

    /** The system protects itself. */
    public static final int SYSTEM_PROTECTION = 10429;

    /** One socket sends too many commands. */
    public static final int SOCKET_TOO_FAST = 20003;

    private static final int REQUESTS = 600;
    private static final long REQUESTS_MS = 5_000;
    private static final int CONNECTIONS = 500;
    private static final long CONNECTIONS_MS = 300_000;
    private static final int SOCKET_COMMANDS = 200;
    private static final int SYSTEM_COMMANDS = 1_000;
    private static final int COMMANDS = 3_000;
    private static final long SECOND_MS = 1_000;

    private final LimitSettings settings;
    private final LongSupplier nowMs;
    private final RateWindow requests;
    private final RateWindow connections;
    private final RateWindow systemCommands;
    private final RateWindow commands;
    private long bannedUntilMs = Long.MIN_VALUE;

    /**
     * Nobody came yet.
     *
     * @param settings of the exchange
     * @param nowMs the clock limits go by
     */
    public AddressLimits(LimitSettings settings, LongSupplier nowMs) {
        this.settings = settings;
        this.nowMs = nowMs;
        requests = window(REQUESTS, REQUESTS_MS);
        connections = window(CONNECTIONS, CONNECTIONS_MS);
        systemCommands = window(SYSTEM_COMMANDS, SECOND_MS);
        commands = window(COMMANDS, SECOND_MS);
    }

    /** A REST request came. @return false if the address is banned, or is from now on */
    public boolean admitsRequest() {
        if (nowMs.getAsLong() < bannedUntilMs) {
            return false;
        }
        if (requests.take(1) == 1) {
            return true;
        }
        bannedUntilMs = nowMs.getAsLong() + settings.banMs();
        requests.clear();
        return false;
    }

    /** A WebSocket wants to be opened. @return false if there were too many */
    public boolean admitsConnection() {
        return nowMs.getAsLong() >= bannedUntilMs && connections.take(1) == 1;
    }

    /** A window for the commands of one trade socket. @return empty */
    public RateWindow socketCommands() {
        return window(SOCKET_COMMANDS, SECOND_MS);
    }

    /**
     * A command came on a trade socket.
     *
     * @param socket window of that socket
     * @return 0, or the code it is refused with
     */
    public int commandRefusal(RateWindow socket) {
        if (commands.take(1) == 0) {
            return TOO_MANY_COMMANDS;
        }
        if (systemCommands.take(1) == 0) {
            return SYSTEM_PROTECTION;
        }
        return socket.take(1) == 0 ? SOCKET_TOO_FAST : 0;
    }

    private RateWindow window(int limit, long lengthMs) {
        return new RateWindow(limit, lengthMs, settings.enforced(), nowMs);
    }
}
