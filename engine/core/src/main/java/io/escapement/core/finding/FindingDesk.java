package io.escapement.core.finding;

import io.escapement.codecs.sbe.AlertKind;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Severity;
import io.escapement.core.config.ConfigurationKey;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.ReconcileKeys;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Names every difference between the venue and us: one finding in the journal, one alert for a person, and the
 * configured policy.
 *
 * <p>Who finds something acts on it; this desk says which policy holds, and puts instruments under quarantine.
 */
public final class FindingDesk implements Persistent {
    private final StatePublisher publisher;
    private final Quarantine quarantine;
    private final FindingPolicy openedOutside;
    private final FindingPolicy closedOutside;
    private final FindingPolicy sizeDiffers;
    private final FindingPolicy forcedFill;
    private final FindingPolicy unknownOrder;
    private final FindingPolicy missingStop;
    private long reported;

    /**
     * A desk.
     *
     * @param configuration policies
     * @param publisher tells
     * @param quarantine keeps instruments apart
     */
    public FindingDesk(CoreConfiguration configuration, StatePublisher publisher, Quarantine quarantine) {
        this.publisher = publisher;
        this.quarantine = quarantine;
        openedOutside = adoptOrQuarantine(configuration, ReconcileKeys.ON_OPENED_OUTSIDE);
        closedOutside = adoptOrQuarantine(configuration, ReconcileKeys.ON_CLOSED_OUTSIDE);
        sizeDiffers = adoptOrQuarantine(configuration, ReconcileKeys.ON_SIZE_DIFFERS);
        forcedFill = adoptOrQuarantine(configuration, ReconcileKeys.ON_FORCED_FILL);
        unknownOrder = switch (configuration.word(ReconcileKeys.ON_UNKNOWN_ORDER)) {
            case "CANCEL" -> FindingPolicy.CANCELLED;
            case "QUARANTINE" -> FindingPolicy.QUARANTINED;
            default -> FindingPolicy.NONE;
        };
        missingStop = configuration.word(ReconcileKeys.ON_MISSING_STOP).equals("CLOSE")
                ? FindingPolicy.CLOSED
                : FindingPolicy.PROTECTED;
    }

    /**
     * The configured policy.
     *
     * @param kind of the finding
     * @return NONE for kinds that are only told
     */
    public FindingPolicy policy(FindingKind kind) {
        return switch (kind) {
            case OPENED_OUTSIDE -> openedOutside;
            case CLOSED_OUTSIDE -> closedOutside;
            case SIZE_DIFFERS, SIDE_DIFFERS -> sizeDiffers;
            case ADL, FORCED_FILL -> forcedFill;
            case UNKNOWN_ORDER -> unknownOrder;
            case MISSING_STOP -> missingStop;
            case DEPOSIT, WITHDRAWAL, TICK_CHANGED, LOT_CHANGED, FEE_RATE_CHANGED, MISSED_FILL, STOP_DIFFERS ->
                FindingPolicy.ADOPTED;
            default -> FindingPolicy.NONE;
        };
    }

    /**
     * Tells a finding about no order in particular.
     *
     * @param kind what
     * @param policy what is done about it
     * @param instrumentId where, or the null instrument
     * @param signalId that owns the position, or null
     * @param ours our value, or null
     * @param venues the venue's value, or null
     */
    public void report(
            FindingKind kind, FindingPolicy policy, int instrumentId, long signalId, long ours, long venues) {
        report(kind, policy, instrumentId, signalId, ours, venues, 0, 0);
    }

    /**
     * Tells a finding.
     *
     * @param kind what
     * @param policy what is done about it; QUARANTINED takes effect here
     * @param instrumentId where, or the null instrument
     * @param signalId that owns the position, or null
     * @param ours our value, or null
     * @param venues the venue's value, or null
     * @param idHigh venue's id of the order or fill, 0 for none
     * @param idLow venue's id of the order or fill, 0 for none
     */
    public void report(
            FindingKind kind,
            FindingPolicy policy,
            int instrumentId,
            long signalId,
            long ours,
            long venues,
            long idHigh,
            long idLow) {
        reported++;
        publisher.finding(kind, policy, instrumentId, signalId, ours, venues, idHigh, idLow);
        publisher.alert(alertOf(kind), severityOf(kind), reasonOf(kind), instrumentId, signalId, venues, ours);
        if (policy == FindingPolicy.QUARANTINED) {
            quarantine.begin(instrumentId, kind);
        }
    }

    /**
     * Findings so far.
     *
     * @return count since construction
     */
    public long reported() {
        return reported;
    }

    @Override
    public void persist(StateIo io) {
        reported = io.i64(reported);
    }

    private static AlertKind alertOf(FindingKind kind) {
        return switch (kind) {
            case UNKNOWN_ORDER -> AlertKind.UNKNOWN_ORDER;
            case MISSING_STOP -> AlertKind.POSITION_WITHOUT_STOP;
            case DEPOSIT, WITHDRAWAL -> AlertKind.TRANSFER;
            case ADL, FORCED_FILL -> AlertKind.FORCED_FILL;
            case DELISTING, TICK_CHANGED, LOT_CHANGED, FEE_RATE_CHANGED -> AlertKind.INSTRUMENT_CHANGED;
            case LEDGER_DIFFERS, MISSED_FILL -> AlertKind.LEDGER_MISMATCH;
            case HEDGE_MODE, MARGIN_MODE -> AlertKind.ACCOUNT_MODE;
            default -> AlertKind.POSITION_MISMATCH;
        };
    }

    private static Severity severityOf(FindingKind kind) {
        return switch (kind) {
            case MISSING_STOP, ADL, FORCED_FILL, HEDGE_MODE -> Severity.CRITICAL;
            case DEPOSIT, WITHDRAWAL, TICK_CHANGED, LOT_CHANGED, FEE_RATE_CHANGED, STOP_DIFFERS -> Severity.INFO;
            default -> Severity.WARNING;
        };
    }

    private static Reason reasonOf(FindingKind kind) {
        return switch (kind) {
            case CLOSED_OUTSIDE, OPENED_OUTSIDE, SIZE_DIFFERS, SIDE_DIFFERS, MISSED_FILL -> Reason.RECOVERED;
            case MISSING_STOP, STOP_DIFFERS -> Reason.STOP;
            case ADL, FORCED_FILL -> Reason.FORCED;
            case DELISTING -> Reason.DELISTING;
            case HEDGE_MODE, MARGIN_MODE -> Reason.ACCOUNT_MODE;
            default -> Reason.NONE;
        };
    }

    /** ADOPT is the first word of all these keys. */
    private static FindingPolicy adoptOrQuarantine(CoreConfiguration configuration, ConfigurationKey key) {
        return configuration.value(key) == 0 ? FindingPolicy.ADOPTED : FindingPolicy.QUARANTINED;
    }
}
