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
    private static final int GENERATION_SHIFT = 3;

    private final SignalTable signals;
    private final Conviction conviction;
    private final ModelSlot place;
    private final ModelPublisher publisher;
    private final ModelJudge judge;
    private final Verdict verdict = new Verdict();

    private int generation;
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
        generation++;
    }

    /** Asks the shadow about the signal that the live model has just judged. */
    @Override
    public void evaluate(int slot, long nowNs) {
        final ModelBundle bundle = place.bundle();
        if (bundle == null) {
            return;
        }
        final boolean livePasses = conviction.allows(slot, nowNs, verdict);
        judge.judge(slot, conviction.raw(), nowNs);
        final boolean knows = place.knows(signals.instrumentId(slot));
        final boolean passes = verdict.require(Reason.COVERAGE, knows) && judge.allows(slot, verdict);
        signals.shadowMark(
                slot, generation << GENERATION_SHIFT | JUDGED | (livePasses ? LIVE : 0) | (passes ? SHADOW : 0));
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
                verdict.reason(),
                livePasses);
    }

    /**
     * A signal's result is known.
     *
     * @param table its row is in: the living signals', or the phantoms'
     * @param slot of the row
     * @param traded false for a phantom
     * @param resultR after costs, in units of the initial risk
     */
    public void onResult(SignalTable table, int slot, boolean traded, double resultR) {
        final int mark = table.shadowMark(slot);
        if ((mark & JUDGED) == 0 || mark >> GENERATION_SHIFT != generation || resultR != resultR) {
            return;
        }
        if ((mark & LIVE) != 0) {
            liveResults++;
            liveResultR += resultR;
        }
        if ((mark & SHADOW) != 0) {
            shadowResults++;
            shadowResultR += resultR;
        }
        publisher.comparison(
                table.instrumentId(slot), table.id(slot), traded, resultR, judged, agreed, onlyLive, onlyShadow);
        publisher.results(liveResults, liveResultR, shadowResults, shadowResultR);
    }

    @Override
    public void persist(StateIo io) {
        generation = io.i32(generation);
        judged = io.i32(judged);
        agreed = io.i32(agreed);
        onlyLive = io.i32(onlyLive);
        onlyShadow = io.i32(onlyShadow);
        liveResults = io.i32(liveResults);
        shadowResults = io.i32(shadowResults);
        liveResultR = io.f64(liveResultR);
        shadowResultR = io.f64(shadowResultR);
    }
}
