package io.escapement.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.backtest.Backtest;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.label.LabelRules;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.PricePoint;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOutcomesTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "SOLUSDT");
    private static final List<String> STRATEGIES = SignalFinder.strategyNames(CoreConfiguration.defaults());
    private static final JournalSettings WEIGHTS = new JournalSettings(List.of(), 2, 0.5);
    private static final CoreConfiguration CONFIGURATION =
            CoreConfiguration.defaults().with("model.required", "false");

    @TempDir
    private static Path folder;

    private static JournalOutcomes.Found found;

    @BeforeAll
    static void trade() {
        final Backtest.Setup setup = new Backtest.Setup(
                market(),
                VenueConfiguration.defaults(),
                new SessionConfiguration(
                        SYMBOLS, CONFIGURATION.list(BarKeys.INTERVALS), 300, new int[] {50}, true, true, "test"),
                CONFIGURATION,
                null,
                RunMode.BACKTEST,
                "test");
        final Path session = folder.resolve("session");
        try (Journal journal = Journal.create(session, new JournalContext().keeper(false), Backtest.identity(setup))) {
            new Backtest(setup, journal).run();
            // Read while the session still holds it.
            found = JournalOutcomes.read(session);
        }
    }

    @Test
    void shouldReadTradesAndPhantomsWithTheRowsThatHistoryGives() {
        assertThat(found.outcomes()).anyMatch(JournalOutcome::traded).anyMatch(outcome -> !outcome.traded());
        int compared = 0;
        for (int i = 0; i < SYMBOLS.size(); i++) {
            final SymbolHistory history = history(i);
            for (final SignalFinder.Signal signal :
                    SignalFinder.find(history.bars(), history.tickSize(), CONFIGURATION, RowSource.PROPOSALS)) {
                for (final JournalOutcome outcome : found.outcomes()) {
                    if (outcome.symbol().equals(SYMBOLS.get(i))
                            && outcome.signalTimeMs() == signal.closeTimeMs()
                            && outcome.strategy().equals(STRATEGIES.get(signal.strategy()))) {
                        assertThat(outcome.features()).isEqualTo(signal.features());
                        assertThat(outcome.side()).isEqualTo(signal.side());
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(found.outcomes().size()).isGreaterThan(5);
    }

    @Test
    void shouldReplaceTheLabelsOfSignalsThatTheHistoryHasToo() {
        final LabelledRows rows = rows();
        final Dataset before = rows.dataset();

        final LabelledRows.JournalCount count = rows.addOutcomes(found.outcomes(), SYMBOLS, STRATEGIES, WEIGHTS);
        final LabelledRows.JournalCount again = rows.addOutcomes(found.outcomes(), SYMBOLS, STRATEGIES, WEIGHTS);
        final Dataset after = rows.dataset();

        assertThat(count.known() + count.fresh()).isEqualTo(found.outcomes().size());
        assertThat(count.known()).isPositive();
        assertThat(again.known() + again.fresh()).as("told twice, counted once").isZero();
        assertThat(after.size()).isEqualTo(before.size() + count.fresh());
        for (final JournalOutcome outcome : found.outcomes()) {
            assertThat(after.samples())
                    .filteredOn(sample -> sample.timeMs() == outcome.signalTimeMs()
                            && SYMBOLS.get(sample.instrument()).equals(outcome.symbol())
                            && STRATEGIES.get(sample.strategy()).equals(outcome.strategy()))
                    .singleElement()
                    .satisfies(sample -> {
                        assertThat(sample.kind()).isEqualTo(outcome.traded() ? RowKind.TRADE : RowKind.PHANTOM);
                        assertThat(sample.netReturn()).isEqualTo(outcome.netReturn());
                        assertThat(sample.won()).isEqualTo(outcome.netReturn() > 0);
                        assertThat(sample.weight()).isEqualTo(outcome.traded() ? 2 : 0.5);
                        assertThat(sample.proposed()).isTrue();
                    });
        }
        assertThat(after.samples())
                .filteredOn(sample -> sample.kind() == RowKind.PROPOSAL)
                .allMatch(sample -> sample.weight() == 1);
    }

    @Test
    void shouldMaskFeaturesThatTheHistoryNeverKnows() {
        final SymbolHistory whole = history(0);
        final SortedMap<Integer, List<HistoryBar>> coarse = new TreeMap<>(whole.bars());
        coarse.remove(3);
        final LabelledRows rows = new LabelledRows(CONFIGURATION, RowSource.PROPOSALS, LabelRules.of(CONFIGURATION));
        rows.add(0, SymbolHistory.ofBars(SYMBOLS.get(0), coarse, whole.tickSize()));

        rows.addOutcomes(found.outcomes(), SYMBOLS, STRATEGIES, WEIGHTS);

        final FeatureLayout layout = FeatureLayout.standard();
        assertThat(found.outcomes()).anyMatch(outcome -> !Float.isNaN(outcome.features()[layout.indexOf("m3.rsi_14")]));
        assertThat(List.of(rows.dataset().rows())).allMatch(row -> Float.isNaN(row[layout.indexOf("m3.rsi_14")]));
        assertThat(List.of(rows.dataset().rows())).noneMatch(row -> Float.isNaN(row[layout.indexOf("m15.rsi_14")]));
        assertThat(UnknownFeatures.names(
                        UnknownFeatures.known(List.of(rows.dataset().rows()), layout.size()), layout, 1))
                .containsExactly("m3.*", "d1.*");
    }

    @Test
    void shouldCountOutcomesOfOtherSymbolsAndLeaveThemOut() {
        final LabelledRows rows = new LabelledRows(CONFIGURATION, RowSource.PROPOSALS, LabelRules.of(CONFIGURATION));

        final LabelledRows.JournalCount count =
                rows.addOutcomes(found.outcomes(), List.of("BTCUSDT"), STRATEGIES, WEIGHTS);

        assertThat(count.known()).isZero();
        assertThat(count.elsewhere()).isPositive();
        assertThat(count.fresh() + count.elsewhere()).isEqualTo(found.outcomes().size());
        assertThat(rows.dataset().samples()).allMatch(sample -> sample.instrument() == 0);
    }

    @Test
    void shouldRefuseAJournalOfOtherFeatures() {
        final Path other = folder.resolve("other");
        try (Journal journal = Journal.create(
                other, new JournalContext().keeper(false), new JournalIdentity("test", "test", "", ""))) {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
            final RunStartEncoder start =
                    new RunStartEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
            start.receiveTimeNs(1)
                    .mode(RunMode.PAPER)
                    .clock(ClockSource.VENUE)
                    .deterministic(Bool.YES)
                    .restart(Bool.NO)
                    .epoch(1)
                    .featureLayoutHash(0xABC);
            journal.appendInput(1, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + start.encodedLength());
        }

        assertThatThrownBy(() -> JournalOutcomes.read(other))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("journal " + other
                        + " was recorded with other features than this build's (layout" + " 0000000000000abc, here ")
                .hasMessageEndingWith("leave it out");
    }

    @Test
    void shouldSayWhenThereIsNoJournal() {
        assertThatThrownBy(() -> JournalOutcomes.read(folder.resolve("none")))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("none")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldRefuseWeightsThatCanNotBe() {
        assertThatThrownBy(() -> new JournalSettings(List.of(), 0, 1))
                .isInstanceOf(TrainerException.class)
                .hasMessage("weights of journal rows must be above 0: trades 0.0, phantoms 1.0");
        assertThatThrownBy(() -> new JournalSettings(List.of(), 1, Double.NaN)).isInstanceOf(TrainerException.class);
    }

    private static LabelledRows rows() {
        final LabelledRows rows = new LabelledRows(CONFIGURATION, RowSource.PROPOSALS, LabelRules.of(CONFIGURATION));
        for (int i = 0; i < SYMBOLS.size(); i++) {
            rows.add(i, history(i));
        }
        return rows;
    }

    private static MarketSource market() {
        return SyntheticMarket.create(5, SYMBOLS, SyntheticMarket.DEFAULT_HISTORY_DAYS, 1);
    }

    /** The bars the session had: so many before its start, and its own. */
    private static SymbolHistory history(int instrument) {
        final MarketSource market = market();
        while (market.next(new PricePoint())) {
            // Its bars are complete once it is over.
        }
        final SortedMap<Integer, List<HistoryBar>> bars = new TreeMap<>();
        for (final int minutes : CONFIGURATION.list(BarKeys.INTERVALS)) {
            bars.put(
                    minutes,
                    market
                            .bars(instrument)
                            .query(
                                    minutes,
                                    market.startMs() - 300 * minutes * 60_000L,
                                    market.endMs() - minutes * 60_000L,
                                    Integer.MAX_VALUE,
                                    false)
                            .stream()
                            .map(JournalOutcomesTest::bar)
                            .toList());
        }
        return SymbolHistory.ofBars(
                SYMBOLS.get(instrument), bars, market.rules(instrument).tickSize());
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
