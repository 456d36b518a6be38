package io.escapement.gateway.bybit.settings;

import io.escapement.gateway.bybit.GatewayException;

/**
 * Part of the gateway's configuration: set, then concluded.
 *
 * <p>Not thread-safe before {@link #conclude}, immutable after it.
 */
public abstract class Section {
    private boolean frozen;

    Section() {}

    /**
     * Checks and freezes.
     *
     * @throws GatewayException naming what is missing or wrong
     */
    public final void conclude() {
        check();
        frozen = true;
    }

    /** Holds what is set against what is possible. */
    abstract void check();

    /** Before every change. */
    final void open() {
        if (frozen) {
            throw new IllegalStateException("the configuration is concluded");
        }
    }

    /** One condition of {@link #check}. */
    static void require(boolean holds, String message) {
        if (!holds) {
            throw new GatewayException("gateway: " + message);
        }
    }
}
