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
        final int strategy = strategies.of(strategyId);
        if (strategy != StrategyIndex.UNKNOWN) {
            book(strategy + 1, net, equity, nowNs);
        }
    }

    /**
     * Enough time has gone by without a loss.
     *
     * @param key of the timer
     * @param nowNs engine time
     */
    public void onTimer(int key, long nowNs) {
        final PerformanceBook book = books[key];
        if (book.level() > 0) {
            book.stepBack();
            tell(key);
            await(key, nowNs);
        }
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
        if (level > 0) {
            signals.throttle(slot, rules.sizeOf(level), rules.shiftOf(level));
        }
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

    /** The wait for the way back begins anew. */
    private void await(int key, long nowNs) {
        final long id = Timers.id(TimerKinds.PERFORMANCE, key);
        timers.cancel(id);
        if (books[key].level() > 0 && rules.recoverAfterNs > 0) {
            timers.schedule(id, nowNs + rules.recoverAfterNs);
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
        final int strategy = strategies.of(strategyId);
        final PerformanceBook account = books[ACCOUNT];
        if (strategy == StrategyIndex.UNKNOWN || books[strategy + 1].level() < account.level()) {
            return account;
        }
        return books[strategy + 1];
    }
}
