package io.escapement.core.signal;

import io.escapement.codecs.sbe.Regime;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Proposal;

/**
 * Signals that are not learned from yet, in parallel arrays by slot: what was proposed, what is known of it when it is
 * judged, and the feature row it is judged by.
 *
 * <p>Slots in use are listed densely ({@link #slotAt}), so that walks are in a fixed order and short. Fixed capacity.
 */
public final class SignalTable implements Persistent {
    /** No slot. */
    public static final int NONE = -1;

    /** A volatility bucket that is not known. */
    public static final int NO_BUCKET = -1;

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final int HOURS = 24;

    final long[] id;
    final int[] instrumentId;
    final int[] strategyId;
    final int[] intervalMinutes;
    final Side[] side;
    final long[] closeTimeNs;
    final long[] entry;
    final long[] stop;
    final long[] target;
    final double[] strength;
    final SignalState[] state;
    final double[] expectedValue;
    private final long[] firstTarget;
    private final Regime[] regime;
    private final int[] volatilityBucket;
    private final double[] modelMargin;
    private final double[] modelProbability;
    private final double[] probability;
    private final double[] uncorrectedBps;
    private final int[] shadowMark;
    private final double[] weight;
    private final double[] sizeFactor;
    private final double[] thresholdShift;

    private final int featureCount;
    private final double[] features;
    private final int[] inUse;
    private final int[] placeOf;
    private final int[] free;
    private int used;

    /**
     * An empty table.
     *
     * @param capacity signals at once
     * @param featureCount length of a row
     */
    public SignalTable(int capacity, int featureCount) {
        this.featureCount = featureCount;
        id = new long[capacity];
        instrumentId = new int[capacity];
        strategyId = new int[capacity];
        intervalMinutes = new int[capacity];
        side = new Side[capacity];
        closeTimeNs = new long[capacity];
        entry = new long[capacity];
        stop = new long[capacity];
        target = new long[capacity];
        strength = new double[capacity];
        state = new SignalState[capacity];
        expectedValue = new double[capacity];
        firstTarget = new long[capacity];
        regime = new Regime[capacity];
        volatilityBucket = new int[capacity];
        modelMargin = new double[capacity];
        modelProbability = new double[capacity];
        probability = new double[capacity];
        uncorrectedBps = new double[capacity];
        shadowMark = new int[capacity];
        weight = new double[capacity];
        sizeFactor = new double[capacity];
        thresholdShift = new double[capacity];
        features = new double[capacity * featureCount];
        inUse = new int[capacity];
        placeOf = new int[capacity];
        free = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            free[i] = capacity - 1 - i;
        }
    }

    int allocate(Proposal proposal, long newId) {
        if (used == inUse.length) {
            return NONE;
        }
        final int slot = occupy();
        id[slot] = newId;
        instrumentId[slot] = proposal.instrumentId();
        strategyId[slot] = proposal.strategyId();
        intervalMinutes[slot] = proposal.intervalMinutes();
        side[slot] = proposal.side();
        closeTimeNs[slot] = proposal.barCloseTimeNs();
        entry[slot] = proposal.entryPrice();
        stop[slot] = proposal.stopPrice();
        target[slot] = proposal.targetPrice();
        strength[slot] = proposal.strength();
        state[slot] = SignalState.NONE;
        expectedValue[slot] = Double.NaN;
        firstTarget[slot] = proposal.firstTargetPrice();
        regime[slot] = Regime.UNKNOWN;
        volatilityBucket[slot] = NO_BUCKET;
        modelMargin[slot] = Double.NaN;
        modelProbability[slot] = Double.NaN;
        probability[slot] = Double.NaN;
        uncorrectedBps[slot] = Double.NaN;
        shadowMark[slot] = 0;
        weight[slot] = 1;
        sizeFactor[slot] = 1;
        thresholdShift[slot] = 0;
        for (int i = 0; i < featureCount; i++) {
            features[slot * featureCount + i] = Double.NaN;
        }
        return slot;
    }

    /**
     * Copies a signal from another table.
     *
     * @param other table with rows of the same length
     * @param from slot in use there
     * @return slot here, or {@link #NONE} if there is no room
     */
    public int take(SignalTable other, int from) {
        if (used == inUse.length) {
            return NONE;
        }
        final int slot = occupy();
        id[slot] = other.id[from];
        instrumentId[slot] = other.instrumentId[from];
        strategyId[slot] = other.strategyId[from];
        intervalMinutes[slot] = other.intervalMinutes[from];
        side[slot] = other.side[from];
        closeTimeNs[slot] = other.closeTimeNs[from];
        entry[slot] = other.entry[from];
        stop[slot] = other.stop[from];
        target[slot] = other.target[from];
        strength[slot] = other.strength[from];
        state[slot] = other.state[from];
        expectedValue[slot] = other.expectedValue[from];
        firstTarget[slot] = other.firstTarget[from];
        regime[slot] = other.regime[from];
        volatilityBucket[slot] = other.volatilityBucket[from];
        modelMargin[slot] = other.modelMargin[from];
        modelProbability[slot] = other.modelProbability[from];
        probability[slot] = other.probability[from];
        uncorrectedBps[slot] = other.uncorrectedBps[from];
        shadowMark[slot] = other.shadowMark[from];
        weight[slot] = other.weight[from];
        sizeFactor[slot] = other.sizeFactor[from];
        thresholdShift[slot] = other.thresholdShift[from];
        System.arraycopy(other.features, other.featureOffset(from), features, featureOffset(slot), featureCount);
        return slot;
    }

    /**
     * Forgets a signal that {@link #take} copied.
     *
     * @param slot in use
     */
    public void drop(int slot) {
        release(slot);
    }

    /**
     * Whether a slot holds a certain signal now.
     *
     * @param slot any
     * @param signalId which signal
     * @return false if it is free or holds another
     */
    public boolean holds(int slot, long signalId) {
        return id[slot] == signalId;
    }

    private int occupy() {
        final int slot = free[inUse.length - 1 - used];
        inUse[used] = slot;
        placeOf[slot] = used++;
        return slot;
    }

    /** No message that still names the slot finds its signal there. */
    void release(int slot) {
        id[slot] = 0;
        final int place = placeOf[slot];
        final int last = inUse[--used];
        inUse[place] = last;
        placeOf[last] = place;
        free[inUse.length - 1 - used] = slot;
    }

    /**
     * Signals in the table.
     *
     * @return count
     */
    public int size() {
        return used;
    }

    /**
     * Signals there is room for.
     *
     * @return count
     */
    public int capacity() {
        return inUse.length;
    }

    /**
     * Slot by place in the dense list.
     *
     * @param place 0 to size - 1
     * @return the slot
     */
    public int slotAt(int place) {
        return inUse[place];
    }

    /**
     * Identity of a signal.
     *
     * @param slot in use
     * @return counts from 1
     */
    public long id(int slot) {
        return id[slot];
    }

    /**
     * What it trades.
     *
     * @param slot in use
     * @return instrument id
     */
    public int instrumentId(int slot) {
        return instrumentId[slot];
    }

    /**
     * Who proposed it.
     *
     * @param slot in use
     * @return strategy id
     */
    public int strategyId(int slot) {
        return strategyId[slot];
    }

    /**
     * Which way.
     *
     * @param slot in use
     * @return BUY to be long
     */
    public Side side(int slot) {
        return side[slot];
    }

    /**
     * Close of the bar that made it.
     *
     * @param slot in use
     * @return nanoseconds since the epoch
     */
    public long closeTimeNs(int slot) {
        return closeTimeNs[slot];
    }

    /**
     * Reference price.
     *
     * @param slot in use
     * @return 1e-8
     */
    public long entry(int slot) {
        return entry[slot];
    }

    /**
     * Where the idea is wrong.
     *
     * @param slot in use
     * @return 1e-8
     */
    public long stop(int slot) {
        return stop[slot];
    }

    /**
     * Where the idea has paid.
     *
     * @param slot in use
     * @return 1e-8
     */
    public long target(int slot) {
        return target[slot];
    }

    /**
     * Where it stands in its life.
     *
     * @param slot in use
     * @return the state
     */
    public SignalState state(int slot) {
        return state[slot];
    }

    /**
     * What it is ranked by.
     *
     * @param slot in use
     * @return basis points after costs, NaN before it is judged
     */
    public double expectedValue(int slot) {
        return expectedValue[slot];
    }

    /**
     * Notes what it is ranked by.
     *
     * @param slot in use
     * @param bps after costs
     */
    public void expectedValue(int slot, double bps) {
        expectedValue[slot] = bps;
    }

    /**
     * Bars it was made from.
     *
     * @param slot in use
     * @return minutes
     */
    public int intervalMinutes(int slot) {
        return intervalMinutes[slot];
    }

    /**
     * How clear the case is in the strategy's eyes.
     *
     * @param slot in use
     * @return 0 to 1
     */
    public double strength(int slot) {
        return strength[slot];
    }

    /**
     * Where a part is taken.
     *
     * @param slot in use
     * @return 1e-8, or null for nowhere
     */
    public long firstTarget(int slot) {
        return firstTarget[slot];
    }

    /**
     * Hour of the day it was made in.
     *
     * @param slot in use
     * @return 0 to 23, UTC
     */
    public int hour(int slot) {
        return (int) Math.floorMod(Math.floorDiv(closeTimeNs[slot], HOUR_NS), (long) HOURS);
    }

    /**
     * What kind of market it was made in.
     *
     * @param slot in use
     * @return UNKNOWN before it is judged
     */
    public Regime regime(int slot) {
        return regime[slot];
    }

    /**
     * How restless the market was it was made in.
     *
     * @param slot in use
     * @return 0 is the calmest, {@link #NO_BUCKET} if not known
     */
    public int volatilityBucket(int slot) {
        return volatilityBucket[slot];
    }

    /**
     * Notes the market it was made in.
     *
     * @param slot in use
     * @param kind of market
     * @param bucket 0 is the calmest, {@link #NO_BUCKET} if not known
     */
    public void market(int slot, Regime kind, int bucket) {
        regime[slot] = kind;
        volatilityBucket[slot] = bucket;
    }

    /**
     * What the model said before calibration.
     *
     * @param slot in use
     * @return NaN before it is judged or without a model
     */
    public double modelMargin(int slot) {
        return modelMargin[slot];
    }

    /**
     * How likely it is to pay as the model says, before learning corrects it.
     *
     * @param slot in use
     * @return 0 to 1, NaN before it is judged
     */
    public double modelProbability(int slot) {
        return modelProbability[slot];
    }

    /**
     * How likely it is to pay.
     *
     * @param slot in use
     * @return 0 to 1, NaN before it is judged
     */
    public double probability(int slot) {
        return probability[slot];
    }

    /**
     * Notes what the model said and what learning made of it.
     *
     * @param slot in use
     * @param margin before calibration, NaN without a model
     * @param calibrated 0 to 1, as the model says
     * @param likelihood 0 to 1, corrected
     */
    public void prediction(int slot, double margin, double calibrated, double likelihood) {
        modelMargin[slot] = margin;
        modelProbability[slot] = calibrated;
        probability[slot] = likelihood;
    }

    /**
     * What its expected value is multiplied by when candidates are ranked.
     *
     * @param slot in use
     * @return 1 unless learning prefers or distrusts its source
     */
    public double weight(int slot) {
        return weight[slot];
    }

    /**
     * Notes what its expected value is multiplied by when candidates are ranked.
     *
     * @param slot in use
     * @param factor positive
     */
    public void weight(int slot, double factor) {
        weight[slot] = factor;
    }

    /**
     * What its size is multiplied by.
     *
     * @param slot in use
     * @return 0 to 1; 1 unless a guard throttles
     */
    public double sizeFactor(int slot) {
        return sizeFactor[slot];
    }

    /**
     * What is added to the least probability it needs.
     *
     * @param slot in use
     * @return 0 unless a guard throttles
     */
    public double thresholdShift(int slot) {
        return thresholdShift[slot];
    }

    /**
     * Makes it smaller and harder to believe; what several guards say adds up.
     *
     * @param slot in use
     * @param factor multiplies the size, 0 to 1
     * @param shift added to the least probability, 0 or more
     */
    public void throttle(int slot, double factor, double shift) {
        sizeFactor[slot] *= factor;
        thresholdShift[slot] += shift;
    }

    /**
     * Keeps the row it was judged by.
     *
     * @param slot in use
     * @param row in layout order
     */
    public void keepFeatures(int slot, double[] row) {
        System.arraycopy(row, 0, features, slot * featureCount, featureCount);
    }

    /**
     * All rows.
     *
     * @return read-only to others; a signal's row starts at {@link #featureOffset}
     */
    public double[] features() {
        return features;
    }

    /**
     * Start of a signal's row.
     *
     * @param slot in use
     * @return index into {@link #features}
     */
    public int featureOffset(int slot) {
        return slot * featureCount;
    }

    /**
     * Length of a row.
     *
     * @return number of features
     */
    public int featureCount() {
        return featureCount;
    }

    /**
     * What it was expected to earn before the lesson of values corrected it.
     *
     * @param slot in use
     * @return basis points after costs, NaN before it is judged
     */
    public double uncorrectedBps(int slot) {
        return uncorrectedBps[slot];
    }

    /**
     * Notes what it was expected to earn before that lesson.
     *
     * @param slot in use
     * @param bps after costs
     */
    public void uncorrectedBps(int slot, double bps) {
        uncorrectedBps[slot] = bps;
    }

    /**
     * What the comparison of models keeps about it; no decision looks at it.
     *
     * @param slot in use
     * @return 0 at first
     */
    public int shadowMark(int slot) {
        return shadowMark[slot];
    }

    /**
     * Keeps something for the comparison of models.
     *
     * @param slot in use
     * @param mark any
     */
    public void shadowMark(int slot, int mark) {
        shadowMark[slot] = mark;
    }

    @Override
    public void persist(StateIo io) {
        used = io.slots(inUse, placeOf, free, used);
        io.longs(id);
        io.ints(instrumentId);
        io.ints(strategyId);
        io.ints(intervalMinutes);
        io.words(side, Side.class);
        io.longs(closeTimeNs);
        io.longs(entry);
        io.longs(stop);
        io.longs(target);
        io.doubles(strength);
        io.words(state, SignalState.class);
        io.doubles(expectedValue);
        io.longs(firstTarget);
        io.words(regime, Regime.class);
        io.ints(volatilityBucket);
        io.doubles(modelMargin);
        io.doubles(modelProbability);
        io.doubles(probability);
        io.doubles(uncorrectedBps);
        io.ints(shadowMark);
        io.doubles(weight);
        io.doubles(sizeFactor);
        io.doubles(thresholdShift);
        io.doubles(modelProbability);
        for (int i = 0; i < used; i++) {
            for (int f = 0; f < featureCount; f++) {
                final int at = inUse[i] * featureCount + f;
                features[at] = io.f64(features[at]);
            }
        }
    }
}
