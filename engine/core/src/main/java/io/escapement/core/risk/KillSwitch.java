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
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Whether new exposure is allowed, and how far winding down has gone: no entries, then cancel, then flatten.
 *
 * <p>Each trigger drives it to a stage of its own, or to none: losses, drawdown, a near liquidation, silence about a
 * position, too many refused commands, an operator. It only ever goes up, and stays, over restarts too, until an
 * operator resets it. An operator's halt and an orderly stop are kept beside it.
 */
public final class KillSwitch implements Persistent {
    private final Account account;
    private final OrderTable orders;
    private final LiquidationDistance liquidation;
    private final RejectRate rejects;
    private final StatePublisher publisher;
    private final RollingHash hash;
    private final long maxDailyLoss;
    private final long maxRollingLoss;
    private final long maxDrawdown;
    private final long leastDistance;
    private final KillStage dailyLossStage;
    private final KillStage rollingLossStage;
    private final KillStage drawdownStage;
    private final KillStage liquidationStage;
    private final KillStage staleStage;
    private final KillStage rejectStage;

    private KillStage stage = KillStage.NONE;
    private Reason trippedBy = Reason.NONE;
    private WindDown windDown;
    private boolean halted;
    private boolean stopping;
    private boolean nearLiquidation;

    /**
     * A switch that is off.
     *
     * @param configuration limits and stages
     * @param account what is measured
     * @param liquidation how far it is
     * @param orders exposure of entries, for the reports
     * @param publisher tells people
     * @param hash absorbs every change
     */
    public KillSwitch(
            CoreConfiguration configuration,
            Account account,
            LiquidationDistance liquidation,
            OrderTable orders,
            StatePublisher publisher,
            RollingHash hash) {
        this.account = account;
        this.liquidation = liquidation;
        this.orders = orders;
        this.publisher = publisher;
        this.hash = hash;
        rejects =
                new RejectRate(configuration.count(RiskKeys.MAX_REJECTS), configuration.nanos(RiskKeys.REJECT_WINDOW));
        maxDailyLoss = configuration.value(RiskKeys.DAILY_LOSS);
        maxRollingLoss = configuration.value(RiskKeys.ROLLING_LOSS);
        maxDrawdown = configuration.value(RiskKeys.DRAWDOWN);
        leastDistance = configuration.value(RiskKeys.LIQUIDATION_KILL);
        dailyLossStage = stageOf(configuration, RiskKeys.DAILY_LOSS_STAGE);
        rollingLossStage = stageOf(configuration, RiskKeys.ROLLING_LOSS_STAGE);
        drawdownStage = stageOf(configuration, RiskKeys.DRAWDOWN_STAGE);
        liquidationStage = stageOf(configuration, RiskKeys.LIQUIDATION_STAGE);
        staleStage = stageOf(configuration, RiskKeys.STALE_DATA_STAGE);
        rejectStage = stageOf(configuration, RiskKeys.REJECT_STAGE);
    }

    /**
     * Closes the circle: what is wound down tells what there is.
     *
     * @param winding told each time the switch goes up
     */
    public void bind(WindDown winding) {
        windDown = winding;
    }

    /** The account changed: limits are looked at. */
    public void check() {
        check(CommandPublisher.NULL_INSTRUMENT);
    }

    /**
     * Measures losses, drawdown and the distance to liquidation, and goes up if a limit is passed.
     *
     * @param i instrument whose price or position changed, or {@link CommandPublisher#NULL_INSTRUMENT}
     */
    public void check(int i) {
        if (!account.isKnown()) {
            return;
        }
        final long dayLimit = FixedPoint.multiply(account.dayStartEquity(), maxDailyLoss, Rounding.DOWN);
        if (isBelow(dailyLossStage) && account.dayLoss() > 0 && account.dayLoss() >= dayLimit) {
            trip(dailyLossStage, AlertKind.DAILY_LOSS, Reason.RISK_DAILY_LOSS, account.dayLoss(), dayLimit);
        }
        final long rollingLoss = account.rollingLoss();
        if (isBelow(rollingLossStage) && rollingLoss > 0) {
            final long limit = FixedPoint.multiply(account.equity() + rollingLoss, maxRollingLoss, Rounding.DOWN);
            if (rollingLoss >= limit) {
                trip(rollingLossStage, AlertKind.ROLLING_LOSS, Reason.RISK_ROLLING_LOSS, rollingLoss, limit);
            }
        }
        if (isBelow(drawdownStage) && account.drawdown() > 0) {
            final long fallLimit = FixedPoint.multiply(account.peakEquity(), maxDrawdown, Rounding.DOWN);
            if (account.drawdown() >= fallLimit) {
                trip(drawdownStage, AlertKind.DRAWDOWN, Reason.RISK_DRAWDOWN, account.drawdown(), fallLimit);
            }
        }
        checkLiquidation(i);
    }

    /**
     * An open position has not been heard of for too long.
     *
     * @param i instrument
     * @param silenceMs since the last word
     * @param limitMs that is allowed
     */
    public void onSilence(int i, long silenceMs, long limitMs) {
        if (staleStage != KillStage.NONE) {
            drive(staleStage, AlertKind.STALE_DATA, Reason.RISK_STALE_DATA, i, silenceMs, limitMs);
        }
    }

    /**
     * A command was refused, not sent, or not answered.
     *
     * @param nowNs engine time
     */
    public void onReject(long nowNs) {
        hash.absorb(nowNs);
        if (rejects.onReject(nowNs) && isBelow(rejectStage)) {
            trip(rejectStage, AlertKind.REJECTS, Reason.RISK_REJECTS, rejects.most(), rejects.most());
        }
    }

    /**
     * An operator drives the switch.
     *
     * @param wanted stage; a lower one than it has does nothing
     */
    public void onOperator(KillStage wanted) {
        if (isBelow(wanted)) {
            trip(wanted, AlertKind.KILL, Reason.OPERATOR, wanted.value(), stage.value());
        }
    }

    /** Does what its stage asks for, as far as that is still to be done. */
    public void wind() {
        windDown.onStage(stage);
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
        alert(
                AlertKind.SAFE_MODE,
                Reason.HALTED,
                CommandPublisher.NULL_INSTRUMENT,
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

    /**
     * A run starts: an orderly stop of the run before is over, and a near liquidation is told anew. Kill stage and halt
     * stay.
     */
    public void onRunStart() {
        stopping = false;
        nearLiquidation = false;
    }

    /** An operator resets the switch; losses and rejects so far are forgotten. */
    public void reset() {
        stage = KillStage.NONE;
        trippedBy = Reason.NONE;
        nearLiquidation = false;
        rejects.restart();
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
     * What drove it there.
     *
     * @return NONE while it is off
     */
    public Reason trippedBy() {
        return trippedBy;
    }

    /**
     * Reports the state of the limits.
     *
     * @param reason of the report
     */
    public void publish(Reason reason) {
        final long distance = liquidation.ofAccount(0);
        publisher.riskState(
                stage,
                halted,
                reason,
                account.equity(),
                account.dayStartEquity(),
                account.peakEquity(),
                account.exposure() + orders.entryNotional(),
                account.dayLoss(),
                account.rollingLoss(),
                account.drawdown(),
                distance == LiquidationDistance.NONE ? StatePublisher.NULL_VALUE : distance,
                trippedBy);
    }

    /** One alert for each time it gets near; the stage is driven with it. */
    private void checkLiquidation(int i) {
        final long distance = i < 0 ? liquidation.ofAccount(0) : liquidation.of(i);
        if (distance >= leastDistance) {
            if (i < 0 || account.exposure() == 0) {
                nearLiquidation = false;
            }
        } else if (!nearLiquidation) {
            nearLiquidation = true;
            drive(liquidationStage, AlertKind.LIQUIDATION, Reason.RISK_LIQUIDATION, i, distance, leastDistance);
        }
    }

    /** Tells a person in any case, and goes up if the stage is a higher one. */
    private void drive(KillStage wanted, AlertKind kind, Reason reason, int i, long value, long limit) {
        alert(kind, reason, i, value, limit);
        if (isBelow(wanted)) {
            raise(wanted, reason, value);
        }
    }

    @Override
    public void persist(StateIo io) {
        stage = io.word(stage, KillStage.class);
        io.section("rejects", 2, rejects);
        trippedBy = io.word(trippedBy, Reason.class);
        nearLiquidation = io.flag(nearLiquidation);
        halted = io.flag(halted);
        stopping = io.flag(stopping);
    }

    private void trip(KillStage newStage, AlertKind kind, Reason reason, long value, long limit) {
        alert(kind, reason, CommandPublisher.NULL_INSTRUMENT, value, limit);
        raise(newStage, reason, value);
    }

    private void raise(KillStage newStage, Reason reason, long value) {
        stage = newStage;
        trippedBy = reason;
        hash.absorb(newStage.value(), reason.value(), value);
        publish(reason);
        wind();
    }

    private void alert(AlertKind kind, Reason reason, int i, long value, long limit) {
        publisher.alert(kind, Severity.CRITICAL, reason, i, StatePublisher.NULL_VALUE, value, limit);
    }

    private boolean isBelow(KillStage other) {
        return stage.value() < other.value();
    }

    /** The choices are the stages in their order; OFF is NONE. */
    private static KillStage stageOf(CoreConfiguration configuration, ConfigurationKey key) {
        return KillStage.get((short) configuration.value(key));
    }
}
