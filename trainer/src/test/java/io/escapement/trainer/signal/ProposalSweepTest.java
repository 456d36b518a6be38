package io.escapement.trainer.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.StrategyKeys;
import io.escapement.core.strategy.StrategyCatalog;
import io.escapement.core.strategy.StrategyKind;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProposalSweepTest {
    private static final long TICK = 1_000_000L;
    private static final long DAY_MS = 86_400_000L;

    @Test
    void shouldProposeWhatTheSignalFinderFinds() {
        final SortedMap<Integer, List<HistoryBar>> bars = bars();
        final CoreConfiguration configuration = CoreConfiguration.defaults();
        final List<SignalFinder.Signal> found = SignalFinder.find(bars, TICK, configuration, RowSource.PROPOSALS);
        final BarTape tape = new BarTape(bars, TICK);
        final List<String> names = SignalFinder.strategyNames(configuration);

        for (final StrategyKind kind : StrategyCatalog.all()) {
            final List<String> wanted = new ArrayList<>();
            for (final SignalFinder.Signal signal : found) {
                if (signal.strategy() == names.indexOf(kind.name())) {
                    wanted.add(text(signal.closeTimeMs(), signal.side(), signal.stop(), signal.target()));
                }
            }
            assertThat(wanted).as(kind.name()).isNotEmpty();
            assertThat(swept(tape, kind, configuration, Long.MAX_VALUE)).isEqualTo(wanted);
            // Asked day by day it says the same.
            assertThat(swept(tape, kind, configuration, DAY_MS)).isEqualTo(wanted);
        }
    }

    private static List<String> swept(BarTape tape, StrategyKind kind, CoreConfiguration configuration, long stepMs) {
        final ProposalSweep sweep = new ProposalSweep(tape, kind, StrategyKeys.values(kind, configuration));
        final List<String> said = new ArrayList<>();
        final long endMs = tape.closeTimeMs(tape.size() - 1) + 1;
        for (long until = tape.closeTimeMs(0); until < endMs; ) {
            until = stepMs == Long.MAX_VALUE ? endMs : Math.min(endMs, until + stepMs);
            sweep.advance(until, (closeTimeMs, side, stop, target) -> said.add(text(closeTimeMs, side, stop, target)));
        }
        return said;
    }

    private static String text(long closeTimeMs, int side, double stop, double target) {
        return closeTimeMs + " " + side + " " + stop + " " + target;
    }

    private static SortedMap<Integer, List<HistoryBar>> bars() {
        final MarketSource market =
                SyntheticMarket.create(3, List.of("BTCUSDT"), SyntheticMarket.DEFAULT_HISTORY_DAYS, 1);
        final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>();
        for (final int minutes : new int[] {3, 15, 60, 240}) {
            final List<Bar> made =
                    market.bars(0).query(minutes, 0, market.startMs() - minutes * 60_000L, 1_000_000, false);
            bars.put(minutes, made.stream().map(ProposalSweepTest::bar).toList());
        }
        return bars;
    }

    private static HistoryBar bar(Bar bar) {
        return new HistoryBar(
                bar.openTimeMs(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                BigDecimal.valueOf(bar.volume(), -Bar.VOLUME_EXPONENT),
                BigDecimal.valueOf(bar.turnover(), -Bar.VOLUME_EXPONENT));
    }
}
