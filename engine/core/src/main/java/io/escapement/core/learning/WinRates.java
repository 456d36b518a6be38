package io.escapement.core.learning;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.LearningKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.output.LearningPublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * How often each strategy won lately, trades and phantoms in lists of their own, and whether that is enough.
 *
 * <p>Judged is the share of wins (a result above 0 after costs) in the lists that count. It is compared with {@code
 * winRate.threshold}, or, when that is 0, with the mean of what those outcomes' plans needed to break even, {@code (risk +
 * costs) / (risk + reward)}, plus {@code winRate.margin}. Below it, with enough outcomes, the strategy is blocked.
 *
 * <p>A blocked strategy's signals live on as phantoms. The latest {@code winRate.recoveryCount} of those that ended since
 * are judged alike: at {@code winRate.recoveryMargin} above their threshold the strategy returns, with empty lists, so that
 * what blocked it does not block it again at once. Blocking and returning happen when an outcome comes, and are told.
 */
public final class WinRates implements Persistent {
    private final StrategyIndex strategies;
    private final LearningPublisher publisher;
    private final RollingHash hash;
    private final boolean frozen;
    private final boolean countsTrades;
    private final boolean countsPhantoms;
    private final int minCount;
    private final int recoveryCount;
    private final double fixedThreshold;
    private final double margin;
    private final double recoveryMargin;
    private final OutcomeList[] trades;
    private final OutcomeList[] phantoms;
    private final OutcomeList[] recovery;
    private final boolean[] blocking;
    private final double[] blockedRate;
    private final double[] blockedThreshold;

    /**
     * Lists without outcomes.
     *
     * @param configuration lengths, thresholds, what counts
     * @param strategies of the core
     * @param publisher tells when a strategy is blocked and when it returns
     * @param hash absorbs outcomes and changes
     */
    public WinRates(
            CoreConfiguration configuration, StrategyIndex strategies, LearningPublisher publisher, RollingHash hash) {
        this.strategies = strategies;
        this.publisher = publisher;
        this.hash = hash;
        frozen = configuration.flag(LearningKeys.FREEZE) || configuration.flag(LearningKeys.WIN_RATE_FREEZE);
        final String counts = configuration.word(LearningKeys.WIN_RATE_COUNTS);
        countsTrades = !counts.equals(LearningKeys.PHANTOMS);
        countsPhantoms = !counts.equals(LearningKeys.TRADES);
        minCount = configuration.count(LearningKeys.WIN_RATE_MIN_COUNT);
        recoveryCount = configuration.count(LearningKeys.WIN_RATE_RECOVERY_COUNT);
        fixedThreshold = configuration.number(LearningKeys.WIN_RATE_THRESHOLD);
        margin = configuration.number(LearningKeys.WIN_RATE_MARGIN);
        recoveryMargin = configuration.number(LearningKeys.WIN_RATE_RECOVERY_MARGIN);
        final int window = configuration.count(LearningKeys.WIN_RATE_WINDOW);
        final int count = strategies.count();
        trades = lists(count, window);
        phantoms = lists(count, window);
        recovery = lists(count, recoveryCount);
        blocking = new boolean[count];
        blockedRate = new double[count];
        blockedThreshold = new double[count];
    }

    /**
     * Takes in an outcome.
     *
     * @param outcome with a result; of a strategy of this core, others are left out
     */
    public void learn(Outcome outcome) {
        final int s = strategies.of(outcome.strategyId);
        if (frozen || s == StrategyIndex.UNKNOWN) {
            return;
        }
        final boolean win = outcome.isWin();
        final double needed = outcome.neededWinRate();
        hash.absorb(outcome.signalId, outcome.traded ? 1 : 0, win ? 1 : 0);
        (outcome.traded ? trades[s] : phantoms[s]).add(win, needed);
        if (!blocking[s]) {
            blockIfPoor(s);
        } else if (!outcome.traded) {
            recovery[s].add(win, needed);
            returnIfRecovered(s);
        }
    }

    /**
     * Whether a strategy may not trade for now.
     *
     * @param strategyId who
     * @return false while frozen and for strategies not of this core
     */
    public boolean isBlocking(int strategyId) {
        final int s = strategies.of(strategyId);
        return s != StrategyIndex.UNKNOWN && blocking[s];
    }

    /**
     * Outcomes that count.
     *
     * @param strategyId of a strategy of this core
     * @return in the lists that count
     */
    public int count(int strategyId) {
        return counted(strategies.of(strategyId));
    }

    /**
     * The win rate that is judged.
     *
     * @param strategyId of a strategy of this core
     * @return as it was when the strategy was blocked, else as it is; NaN without outcomes
     */
    public double rate(int strategyId) {
        final int s = strategies.of(strategyId);
        return blocking[s] ? blockedRate[s] : rateOf(s);
    }

    /**
     * What it is compared with.
     *
     * @param strategyId of a strategy of this core
     * @return as it was when the strategy was blocked, else as it is; NaN without outcomes
     */
    public double threshold(int strategyId) {
        final int s = strategies.of(strategyId);
        return blocking[s] ? blockedThreshold[s] : thresholdOf(s);
    }

    /**
     * Outcomes below which nothing is judged.
     *
     * @return {@code winRate.minCount}
     */
    public int minCount() {
        return minCount;
    }

    @Override
    public void persist(StateIo io) {
        for (int s = 0; s < blocking.length; s++) {
            io.section("winRates.trades", 1, trades[s]);
            io.section("winRates.phantoms", 1, phantoms[s]);
            io.section("winRates.recovery", 1, recovery[s]);
        }
        io.flags(blocking, blocking.length);
        io.doubles(blockedRate, blocking.length);
        io.doubles(blockedThreshold, blocking.length);
    }

    private void blockIfPoor(int s) {
        if (counted(s) < minCount) {
            return;
        }
        final double rate = rateOf(s);
        final double threshold = thresholdOf(s);
        if (!(rate >= threshold)) {
            blocking[s] = true;
            blockedRate[s] = rate;
            blockedThreshold[s] = threshold;
            recovery[s].clear();
            tell(s, rate, threshold);
        }
    }

    private void returnIfRecovered(int s) {
        if (recovery[s].size() < recoveryCount) {
            return;
        }
        final double rate = (double) recovery[s].wins() / recoveryCount;
        final double threshold = threshold(recovery[s].neededSum() / recoveryCount) + recoveryMargin;
        if (rate >= threshold) {
            blocking[s] = false;
            trades[s].clear();
            phantoms[s].clear();
            tell(s, rate, threshold);
        }
    }

    private void tell(int s, double rate, double threshold) {
        hash.absorb(s, blocking[s] ? 1 : 0);
        publisher.winRateState(strategies.id(s), blocking[s], rate, threshold);
    }

    private int counted(int s) {
        return (countsTrades ? trades[s].size() : 0) + (countsPhantoms ? phantoms[s].size() : 0);
    }

    private double rateOf(int s) {
        final int wins = (countsTrades ? trades[s].wins() : 0) + (countsPhantoms ? phantoms[s].wins() : 0);
        return counted(s) == 0 ? Double.NaN : (double) wins / counted(s);
    }

    private double thresholdOf(int s) {
        final double needed =
                (countsTrades ? trades[s].neededSum() : 0) + (countsPhantoms ? phantoms[s].neededSum() : 0);
        return counted(s) == 0 ? Double.NaN : threshold(needed / counted(s));
    }

    private double threshold(double meanNeeded) {
        return fixedThreshold > 0 ? fixedThreshold : meanNeeded + margin;
    }

    private static OutcomeList[] lists(int count, int length) {
        final OutcomeList[] lists = new OutcomeList[count];
        for (int i = 0; i < count; i++) {
            lists[i] = new OutcomeList(length);
        }
        return lists;
    }
}
