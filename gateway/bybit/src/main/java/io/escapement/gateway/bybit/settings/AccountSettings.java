package io.escapement.gateway.bybit.settings;

import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.gateway.bybit.rest.Credentials;
import java.time.Duration;

/** Who trades: key and secret, and what makes the ids of this run unlike all others. */
public final class AccountSettings extends Section {
    private Credentials credentials;
    private String instance = "esc";
    private int epoch = 1;
    private long executionsSinceMs;
    private Duration reconcileEvery = Duration.ofMinutes(5);
    private int disconnectCancel;

    /**
     * Key and secret.
     *
     * @param value where they come from; null: public data only
     * @return this
     */
    public AccountSettings credentials(Credentials value) {
        open();
        credentials = value;
        return this;
    }

    /**
     * Name of this engine inside client order ids.
     *
     * @param value at most {@link ClientOrderIds#MAX_INSTANCE_LENGTH} letters and digits
     * @return this
     */
    public AccountSettings instance(String value) {
        open();
        instance = value;
        return this;
    }

    /**
     * Epoch of the run.
     *
     * @param value as in the run-start record
     * @return this
     */
    public AccountSettings epoch(int value) {
        open();
        epoch = value;
        return this;
    }

    /**
     * Executions are asked for from here when the gateway itself has not seen one yet.
     *
     * @param value milliseconds since the epoch, usually the last fill of the journal; 0: the venue's default window
     * @return this
     */
    public AccountSettings executionsSinceMs(long value) {
        open();
        executionsSinceMs = value;
        return this;
    }

    /**
     * Distance of reconciliations by the clock, beside those at the start and after a loss. Under the venue's clock there
     * are none.
     *
     * @param value zero for none
     * @return this
     */
    public AccountSettings reconcileEvery(Duration value) {
        open();
        reconcileEvery = value;
        return this;
    }

    /**
     * Lets the venue cancel all orders by itself when every private connection of the account is gone. Only institutional
     * accounts have this.
     *
     * @param seconds how long after the loss, 3 to 300; 0: not asked for
     * @return this
     */
    public AccountSettings disconnectCancel(int seconds) {
        open();
        disconnectCancel = seconds;
        return this;
    }

    /** @return seconds after which the venue cancels the orders of a lost account; 0: never */
    public int disconnectCancel() {
        return disconnectCancel;
    }

    /** @return distance of reconciliations by the clock; zero for none */
    public Duration reconcileEvery() {
        return reconcileEvery;
    }

    /** @return key and secret; null without an account */
    public Credentials credentials() {
        return credentials;
    }

    /** @return name of this engine; letters and digits */
    public String instance() {
        return instance;
    }

    /** @return epoch of the run; positive */
    public int epoch() {
        return epoch;
    }

    /** @return executions are asked for from here at first; milliseconds since the epoch, or 0 */
    public long executionsSinceMs() {
        return executionsSinceMs;
    }

    @Override
    void check() {
        require(
                instance.matches("[A-Za-z0-9]{1," + ClientOrderIds.MAX_INSTANCE_LENGTH + "}"),
                "instance must be 1 to " + ClientOrderIds.MAX_INSTANCE_LENGTH + " letters and digits: instance="
                        + instance);
        require(
                disconnectCancel == 0 || disconnectCancel >= 3 && disconnectCancel <= 300,
                "disconnectCancel must be 0 or 3 to 300 seconds: disconnectCancel=" + disconnectCancel);
        require(epoch > 0, "epoch must be positive: epoch=" + epoch);
    }
}
