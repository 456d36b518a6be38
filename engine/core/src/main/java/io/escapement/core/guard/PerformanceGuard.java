package io.escapement.core.guard;

import io.escapement.codecs.sbe.GuardLevel;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.PerformanceKeys;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.learning.StrategyIndex;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.signal.Evaluator;
import io.escapement.core.signal.Gate;
import io.escapement.core.signal.SignalTable;
import io.escapement.core.signal.Verdict;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Brakes after losses: smaller sizes, higher thresholds, in the end a pause; by the closed trades of a strategy and by those
 * of the whole account, whichever is stricter. Levels, limits and the ways back are {@link PerformanceKeys}.
 */
public final class PerformanceGuard implements Evaluator, Gate, Persistent {
    /** What the account is called among strategies. */
    public static final int ACCOUNT = 0;

    private static final int PAUSED = GuardLevel.PAUSED.value();

    private final SignalTable signals;
    private final StrategyIndex strategies;
    private final StatePublisher publisher;
    private final Timers timers;
    private final RollingHash hash;
    private final boolean frozen;
    private final PerformanceRules rules;
    private final PerformanceBook[] books;

    /**
     * A guard without trades.
     *
     * @param configuration levels and limits
     * @param signals what is throttled
     * @param strategies whose trades are kept apart
     * @param publisher tells changes
     * @param timers for the way back
     * @param hash absorbs trades and levels
     */
    public PerformanceGuard(
            CoreConfiguration configuration,
            SignalTable signals,
            StrategyIndex strategies,
            StatePublisher publisher,
            Timers timers,
            RollingHash hash) {
        this.signals = signals;
        this.strategies = strategies;
        this.publisher = publisher;
        this.timers = timers;
        this.hash = hash;
        frozen = configuration.flag(PerformanceKeys.FROZEN);
        rules = new PerformanceRules(configuration);
        books = new PerformanceBook[strategies.count() + 1];
        for (int b = 0; b < books.length; b++) {
            books[b] = new PerformanceBook(rules);
        }
    }

    /**
     * A trade closed, whoever opened it.
     *
     * @param strategyId that owned it, 0 if nobody
     * @param net result after fees and funding
     * @param equity of the account after it, null if not known
     * @param nowNs engine time
     */
    public void onTradeClosed(int strategyId, long net, long equity, long nowNs) {
        if (frozen) {
            return;
        }
        hash.absorb(strategyId, net);
        book(ACCOUNT, net, equity, nowNs);
        final int key = keyOf(strategyId);
        if (key != ACCOUNT) {
            book(key, net, equity, nowNs);
        }
    }

    /**
     * Enough time has gone by without a loss. The timer stands only while the level is above normal.
     *
     * @param key of the timer
     * @param nowNs engine time
     */
    public void onTimer(int key, long nowNs) {
        books[key].stepBack();
        tell(key);
        await(key, nowNs);
    }

    /**
     * How far a strategy is braked, by its own trades or the account's.
     *
     * @param strategyId any
     * @return the stricter of the two levels
     */
    public GuardLevel level(int strategyId) {
        return GuardLevel.get((short) strictest(strategyId).level());
    }

    /** Makes a signal smaller and harder to believe. */
    @Override
    public void evaluate(int slot, long nowNs) {
        final int level = strictest(signals.strategyId(slot)).level();
        signals.throttle(slot, rules.sizeOf(level), rules.shiftOf(level));
    }

    /** Nothing is traded while paused. */
    @Override
    public boolean allows(int slot, long nowNs, Verdict verdict) {
        final PerformanceBook book = strictest(signals.strategyId(slot));
        if (book.level() == PAUSED) {
            return verdict.block(Reason.PERFORMANCE, book.value(), book.pauseThreshold(PAUSED));
        }
        return verdict.pass(Reason.PERFORMANCE, book.value(), book.pauseThreshold(PAUSED));
    }

    @Override
    public void persist(StateIo io) {
        final int saved = io.count(books.length, books.length);
        for (int b = 0; b < saved; b++) {
            io.section("performance book", 1, books[b]);
        }
    }

    private void book(int key, long net, long equity, long nowNs) {
        final int before = books[key].level();
        books[key].onTrade(net, equity);
        final int after = books[key].level();
        if (after != before) {
            tell(key);
        }
        if (after != before || net < 0) {
            await(key, nowNs);
        }
    }

    /** The wait for the way back begins anew, or ends where there is no way back to go. */
    private void await(int key, long nowNs) {
        final long id = Timers.id(TimerKinds.PERFORMANCE, key);
        if (books[key].level() > 0 && rules.recoverAfterNs > 0) {
            timers.schedule(id, nowNs + rules.recoverAfterNs);
        } else {
            timers.cancel(id);
        }
    }

    private void tell(int key) {
        final PerformanceBook book = books[key];
        hash.absorb(key, book.level());
        publisher.performance(
                key == 0 ? ACCOUNT : strategies.id(key - 1),
                GuardLevel.get((short) book.level()),
                book.value(),
                book.levelThreshold(),
                rules.sizeOf(book.level()),
                rules.shiftOf(book.level()),
                book.drawdown(),
                book.losses());
    }

    private PerformanceBook strictest(int strategyId) {
        final PerformanceBook account = books[ACCOUNT];
        final PerformanceBook own = books[keyOf(strategyId)];
        return own.level() < account.level() ? account : own;
    }

    /** Place of a strategy's book, behind the account's; the account's for one that nobody knows. */
    private int keyOf(int strategyId) {
        return strategies.of(strategyId) - StrategyIndex.UNKNOWN;
    }
}
