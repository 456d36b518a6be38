package io.escapement.core.guard;

import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.learning.Lessons;
import io.escapement.core.model.ModelBundle;
import io.escapement.core.output.ModelPublisher;
import io.escapement.core.signal.Evaluator;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Asks the shadow model about every signal the live one judges, and keeps count of both once results are known.
 *
 * <p>Nothing else in the core looks at what is written down here: it stays out of the state hash, and its messages come
 * after all others of an input, so that a shadow changes nothing but them.
 */
public final class ShadowDesk implements Evaluator, Persistent {
    private static final int JUDGED = 1;
    private static final int LIVE = 2;
    private static final int SHADOW = 4;

    private final SignalTable signals;
    private final Conviction conviction;
    private final ModelSlot place;
    private final ModelPublisher publisher;
    private final ModelJudge judge;
    private final Verdict verdict = new Verdict();
    private final long[] signalIds;
    private final int[] decisions;

    private int judged;
    private int agreed;
    private int onlyLive;
    private int onlyShadow;
    private int liveResults;
    private int shadowResults;
    private double liveResultR;
    private double shadowResultR;

    /**
     * A desk that has compared nothing.
     *
     * @param configuration thresholds
     * @param signals table
     * @param costs of a trade
     * @param conviction what the live model made of the signal at hand
     * @param model holds the shadow
     * @param lessons correct the shadow as they correct the live model
     * @param publisher tells what it said
     */
    public ShadowDesk(
            CoreConfiguration configuration,
            SignalTable signals,
            TradeCosts costs,
            Conviction conviction,
            ActiveModel model,
            Lessons lessons,
            ModelPublisher publisher) {
        this.signals = signals;
        this.conviction = conviction;
        this.publisher = publisher;
        place = model.shadow();
        judge = new ModelJudge(configuration, signals, place, costs, lessons);
        signalIds = new long[signals.capacity()];
        decisions = new int[signals.capacity()];
    }

    /** Another shadow: counting starts anew. */
    public void restart() {
        judged = 0;
        agreed = 0;
        onlyLive = 0;
        onlyShadow = 0;
        liveResults = 0;
        shadowResults = 0;
        liveResultR = 0;
        shadowResultR = 0;
        for (int slot = 0; slot < decisions.length; slot++) {
            decisions[slot] = 0;
        }
    }

    /** Asks the shadow about the signal that the live model has just judged. */
    @Override
    public void evaluate(int slot, long nowNs) {
        decisions[slot] = 0;
        final ModelBundle bundle = place.bundle();
        if (bundle == null) {
            return;
        }
        final boolean livePasses = conviction.allows(slot, nowNs, verdict);
        judge.judge(slot, conviction.raw(), nowNs);
        final boolean knows = place.knows(signals.instrumentId(slot));
        final boolean passes = verdict.require(Reason.COVERAGE, knows) && judge.allows(slot, verdict);
        signalIds[slot] = signals.id(slot);
        decisions[slot] = JUDGED | (livePasses ? LIVE : 0) | (passes ? SHADOW : 0);
        judged++;
        agreed += livePasses == passes ? 1 : 0;
        onlyLive += livePasses && !passes ? 1 : 0;
        onlyShadow += passes && !livePasses ? 1 : 0;
        publisher.shadow(
                signals.instrumentId(slot),
                signals.id(slot),
                bundle.hashPrefix(),
                judge.margin(),
                judge.probability(),
                judge.valueBps(),
                judge.outOfRange(),
                passes ? Reason.NONE : verdict.reason(),
                livePasses);
    }

    /**
     * A signal's result is known.
     *
     * @param slot of the signal, still in use
     * @param traded false for a phantom
     * @param resultR after costs, in units of the initial risk
     */
    public void onResult(int slot, boolean traded, double resultR) {
        if (decisions[slot] == 0 || signalIds[slot] != signals.id(slot) || resultR != resultR) {
            return;
        }
        if ((decisions[slot] & LIVE) != 0) {
            liveResults++;
            liveResultR += resultR;
        }
        if ((decisions[slot] & SHADOW) != 0) {
            shadowResults++;
            shadowResultR += resultR;
        }
        decisions[slot] = 0;
        publisher.comparison(
                signals.instrumentId(slot), signals.id(slot), traded, resultR, judged, agreed, onlyLive, onlyShadow);
        publisher.results(liveResults, liveResultR, shadowResults, shadowResultR);
    }

    @Override
    public void persist(StateIo io) {
        judged = io.i32(judged);
        agreed = io.i32(agreed);
        onlyLive = io.i32(onlyLive);
        onlyShadow = io.i32(onlyShadow);
        liveResults = io.i32(liveResults);
        shadowResults = io.i32(shadowResults);
        liveResultR = io.f64(liveResultR);
        shadowResultR = io.f64(shadowResultR);
        io.longs(signalIds);
        io.ints(decisions);
    }
}
