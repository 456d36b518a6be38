package io.escapement.runtime.watchdog;

import io.escapement.gateway.bybit.rest.RestException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches one engine and brakes its account when the engine's heart stands still.
 *
 * <p>Brakes until it has succeeded: a venue that can't be reached is asked again at the next turn, orders that are left
 * are cancelled again, positions that are left are closed again. When the heart beats again, or the engine stops in good
 * order, the watch begins anew; what was done meanwhile the engine finds by reconciliation.
 */
public final class Watchdog {
    private final HeartbeatWatch watch;
    private final Supplier<Pulse> pulse;
    private final AccountBrake brake;
    private final boolean flattens;
    private final Consumer<String> log;
    private HeartbeatWatch.Verdict last;
    private boolean braking;

    /**
     * A watchdog before its first turn.
     *
     * @param watch judges the heartbeat
     * @param pulse reads the engine's counters; null while there are none
     * @param brake of the engine's account
     * @param flattens whether positions are closed too, not only entries cancelled
     * @param log told one line per event
     */
    public Watchdog(
            HeartbeatWatch watch, Supplier<Pulse> pulse, AccountBrake brake, boolean flattens, Consumer<String> log) {
        this.watch = watch;
        this.pulse = pulse;
        this.brake = brake;
        this.flattens = flattens;
        this.log = log;
    }

    /**
     * Looks once, and brakes if need be.
     *
     * @param nowMs wall-clock time, ms since the epoch
     */
    public void turn(long nowMs) {
        final Pulse seen = pulse.get();
        final HeartbeatWatch.Verdict verdict = seen == null ? HeartbeatWatch.Verdict.IDLE : watch.look(seen, nowMs);
        if (verdict != last) {
            log.accept(describe(verdict, seen, nowMs));
            last = verdict;
        }
        if (verdict == HeartbeatWatch.Verdict.ALARM) {
            braking = true;
        } else if (verdict != HeartbeatWatch.Verdict.SILENT) {
            braking = false;
        }
        if (braking) {
            brake();
        }
    }

    /**
     * Whether an alarm still has work to do.
     *
     * @return false once everything asked for is done
     */
    public boolean isBraking() {
        return braking;
    }

    /** The one must not wait for the other: what can't be cancelled does not keep positions open. */
    private void brake() {
        final boolean cancelled = attempt(this::cancel);
        final boolean flat = !flattens || attempt(this::flatten);
        if (cancelled && flat) {
            braking = false;
            log.accept(flattens ? "entries cancelled, account flat" : "entries cancelled; stops on the venue stay");
        }
    }

    private boolean cancel() {
        final int left = brake.cancelEntries();
        if (left > 0) {
            log.accept("orders still open: " + left + "; cancelling again");
        }
        return left == 0;
    }

    private boolean flatten() {
        final List<String> open = brake.flatten();
        if (!open.isEmpty()) {
            log.accept("closing at market, reduce-only: " + String.join(", ", open));
        }
        return open.isEmpty();
    }

    private boolean attempt(BooleanSupplier step) {
        try {
            return step.getAsBoolean();
        } catch (final RestException | IllegalStateException e) {
            log.accept("FAILED, trying again: " + e.getMessage());
            return false;
        }
    }

    private String describe(HeartbeatWatch.Verdict verdict, Pulse seen, long nowMs) {
        return switch (verdict) {
            case IDLE -> "no engine trades here: waiting for one";
            case ALIVE -> "the engine's heart beats";
            case ALARM ->
                "ALARM no heartbeat for " + (nowMs - seen.heartbeatMs()) + " ms: cancelling entries"
                        + (flattens ? " and flattening" : "");
            case SILENT -> "the engine is still silent";
        };
    }
}
