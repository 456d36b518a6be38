package io.escapement.core.risk;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.config.ConfigurationKey;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.CommandPublisher;
import io.escapement.core.output.StatePublisher;

/**
 * Whether new exposure is allowed, and how far winding down has gone: no entries, then cancel, then flatten.
 *
 * <p>Daily loss and drawdown trip it up to a configured stage; it only ever goes up, and stays until an operator resets
 * it. An operator's halt and an orderly stop are kept beside it.
 */
public final class KillSwitch {
    private final Account account;
    private final OrderTable orders;
    private final StatePublisher publisher;
    private final RollingHash hash;
    private final long maxDailyLoss;
    private final long maxDrawdown;
    private final KillStage dailyLossStage;
    private final KillStage drawdownStage;

    private KillStage stage = KillStage.NONE;
    private boolean halted;
    private boolean stopping;

    /**
     * A switch that is off.
     *
     * @param configuration limits and stages
     * @param account what is measured
     * @param orders exposure of entries, for the reports
     * @param publisher tells people
     * @param hash absorbs every change
     */
    public KillSwitch(
            CoreConfiguration configuration,
            Account account,
            OrderTable orders,
            StatePublisher publisher,
            RollingHash hash) {
        this.account = account;
        this.orders = orders;
        this.publisher = publisher;
        this.hash = hash;
        maxDailyLoss = configuration.value(RiskKeys.DAILY_LOSS);
        maxDrawdown = configuration.value(RiskKeys.DRAWDOWN);
        dailyLossStage = stageOf(configuration, RiskKeys.DAILY_LOSS_STAGE);
        drawdownStage = stageOf(configuration, RiskKeys.DRAWDOWN_STAGE);
    }

    /**
     * Measures loss and drawdown and trips if a limit is passed.
     *
     * @return true if a higher stage was reached
     */
    public boolean check() {
        if (!account.isKnown()) {
            return false;
        }
        boolean tripped = false;
        final long dayLimit = FixedPoint.multiply(account.dayStartEquity(), maxDailyLoss, Rounding.DOWN);
        if (isBelow(dailyLossStage) && account.dayLoss() >= dayLimit) {
            trip(dailyLossStage, AlertKind.DAILY_LOSS, Reason.RISK_DAILY_LOSS, account.dayLoss(), dayLimit);
            tripped = true;
        }
        if (isBelow(drawdownStage) && account.drawdown() > 0) {
            final long fallLimit = FixedPoint.multiply(account.peakEquity(), maxDrawdown, Rounding.DOWN);
            if (account.drawdown() >= fallLimit) {
                trip(drawdownStage, AlertKind.DRAWDOWN, Reason.RISK_DRAWDOWN, account.drawdown(), fallLimit);
                tripped = true;
            }
        }
        return tripped;
    }

    /**
     * An operator stops or allows new entries.
     *
     * @param value true to stop them
     */
    public void halt(boolean value) {
        halted = value;
        hash.absorb(value ? 1 : 0);
        publish(value ? Reason.HALTED : Reason.NONE);
    }

    /** The run could not recover its past: no new entries until an operator has looked and says RESUME. */
    public void safeMode() {
        publisher.alert(
                AlertKind.SAFE_MODE,
                Severity.CRITICAL,
                Reason.HALTED,
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                StatePublisher.NULL_VALUE,
                StatePublisher.NULL_VALUE);
        halt(true);
    }

    /** The run ends in an orderly way: no new entries until the next run start. */
    public void stop() {
        stopping = true;
        hash.absorb(2);
        publish(Reason.STOPPING);
    }

    /** A run starts: an orderly stop of the run before is over. Kill stage and halt stay. */
    public void onRunStart() {
        stopping = false;
    }

    /** An operator resets the switch; losses so far are forgotten. */
    public void reset() {
        stage = KillStage.NONE;
        account.rebase();
        hash.absorb(3);
        publish(Reason.OPERATOR);
    }

    /**
     * Why no new entry is allowed.
     *
     * @return NONE if it is
     */
    public Reason blocks() {
        if (stage != KillStage.NONE) {
            return Reason.KILLED;
        }
        if (stopping) {
            return Reason.STOPPING;
        }
        return halted ? Reason.HALTED : Reason.NONE;
    }

    /**
     * How far winding down has gone.
     *
     * @return the stage
     */
    public KillStage stage() {
        return stage;
    }

    /**
     * Reports the state of the limits.
     *
     * @param reason of the report
     */
    public void publish(Reason reason) {
        publisher.riskState(
                stage,
                halted,
                reason,
                account.equity(),
                account.dayStartEquity(),
                account.peakEquity(),
                account.exposure() + orders.entryNotional());
    }

    private void trip(KillStage newStage, AlertKind kind, Reason reason, long value, long limit) {
        stage = newStage;
        hash.absorb(newStage.value(), value);
        publisher.alert(
                kind,
                Severity.CRITICAL,
                reason,
                CommandPublisher.NULL_INSTRUMENT,
                StatePublisher.NULL_VALUE,
                value,
                limit);
        publish(reason);
    }

    private boolean isBelow(KillStage other) {
        return stage.value() < other.value();
    }

    private static KillStage stageOf(CoreConfiguration configuration, ConfigurationKey key) {
        return KillStage.valueOf(configuration.word(key));
    }
}
