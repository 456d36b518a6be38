package io.escapement.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.EvaluationDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.feature.FeatureSource;
import io.escapement.journal.JournalAppender;
import io.escapement.trainer.history.HistoryBar;
import io.escapement.trainer.signal.RowSource;
import io.escapement.trainer.signal.SignalFinder;
import io.escapement.trainer.signal.SignalFinder.Signal;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

class BacktestTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "SOLUSDT");
    private static final int WARM_UP_BARS = 300;
    private static final CoreConfiguration CONFIGURATION =
            CoreConfiguration.defaults().with("model.required", "false");

    /** Listens where a journal would. */
    private static final class Recorder implements JournalAppender {
        private final CRC32 digest = new CRC32();
        private final List<Row> evaluations = new ArrayList<>();
        private long inputs;

        private record Row(int instrumentId, long timeMs, double[] features) {}

        @Override
        public void appendInput(long sequence, DirectBuffer buffer, int offset, int length) {
            assertThat(sequence).isEqualTo(++inputs);
            digest(buffer, offset, length);
        }

        @Override
        public void appendOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
            digest(buffer, offset, length);
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
            if (header.templateId() == EvaluationDecoder.TEMPLATE_ID) {
                final EvaluationDecoder evaluation =
                        new EvaluationDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
                final long timeMs = evaluation.engineTimeNs() / 1_000_000;
                final int instrumentId = evaluation.instrumentId();
                final List<Double> values = new ArrayList<>();
                for (final EvaluationDecoder.FeaturesDecoder feature : evaluation.features()) {
                    values.add(feature.value());
                }
                evaluations.add(new Row(
                        instrumentId,
                        timeMs,
                        values.stream().mapToDouble(Double::doubleValue).toArray()));
            }
        }

        private void digest(DirectBuffer buffer, int offset, int length) {
            final byte[] bytes = new byte[length];
            buffer.getBytes(offset, bytes);
            digest.update(bytes);
        }
    }

    @Test
    void shouldRunTheSameSessionTwice() {
        final Recorder first = new Recorder();
        final Recorder second = new Recorder();

        final Backtest one = run(first);
        final Backtest two = run(second);

        assertThat(first.inputs).isGreaterThan(10_000);
        assertThat(second.digest.getValue()).isEqualTo(first.digest.getValue());
        assertThat(two.stateHash()).isEqualTo(one.stateHash());
        assertThat(two.tally().trades()).isEqualTo(one.tally().trades()).isNotEmpty();
        assertThat(one.tally().signals()).isGreaterThan(5);
    }

    @Test
    void shouldTradeOnTheRowsThatTrainingSees() {
        final Recorder recorder = new Recorder();
        run(recorder);
        final MarketSource market = market();
        while (market.next(new io.escapement.venue.market.PricePoint())) {
            // Its bars are complete once it is over.
        }

        int compared = 0;
        for (int i = 0; i < SYMBOLS.size(); i++) {
            final List<Signal> signals = SignalFinder.find(
                    history(market, i), market.rules(i).tickSize(), CONFIGURATION, RowSource.PROPOSALS);
            for (final Recorder.Row row : recorder.evaluations) {
                if (row.instrumentId() == i) {
                    // Several strategies may have spoken at this close, one of them this signal.
                    final float[] seen = ofBars(row.features());
                    assertThat(signals.stream()
                                    .filter(candidate -> row.timeMs() - candidate.closeTimeMs() < 180_000
                                            && row.timeMs() >= candidate.closeTimeMs())
                                    .map(candidate -> ofBars(widened(candidate.features()))))
                            .anySatisfy(trained -> assertThat(trained).isEqualTo(seen));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(recorder.evaluations.size()).isGreaterThan(5);
    }

    private static Backtest run(Recorder recorder) {
        final Backtest backtest = new Backtest(
                new Backtest.Setup(
                        market(),
                        VenueConfiguration.defaults(),
                        new SessionConfiguration(
                                SYMBOLS,
                                CONFIGURATION.list(BarKeys.INTERVALS),
                                WARM_UP_BARS,
                                new int[] {50},
                                true,
                                true,
                                "test"),
                        CONFIGURATION,
                        null,
                        RunMode.BACKTEST,
                        "test"),
                recorder);
        backtest.run();
        return backtest;
    }

    private static MarketSource market() {
        return SyntheticMarket.create(5, SYMBOLS, SyntheticMarket.DEFAULT_HISTORY_DAYS, 1);
    }

    private static SortedMap<Integer, List<HistoryBar>> history(MarketSource market, int instrument) {
        final SortedMap<Integer, List<HistoryBar>> history = new TreeMap<>();
        for (final int minutes : CONFIGURATION.list(BarKeys.INTERVALS)) {
            history.put(minutes, bars(market, instrument, minutes));
        }
        return history;
    }

    /** The bars a session gets: so many before its start, and its own. */
    private static List<HistoryBar> bars(MarketSource market, int instrument, int minutes) {
        final long fromMs = market.startMs() - WARM_UP_BARS * minutes * 60_000L;
        final long toMs = market.endMs() - minutes * 60_000L;
        final List<HistoryBar> bars = new ArrayList<>();
        for (final Bar bar : market.bars(instrument).query(minutes, fromMs, toMs, Integer.MAX_VALUE, false)) {
            bars.add(new HistoryBar(
                    bar.openTimeMs(),
                    bar.open(),
                    bar.high(),
                    bar.low(),
                    bar.close(),
                    BigDecimal.valueOf(bar.volume(), -Bar.VOLUME_EXPONENT),
                    BigDecimal.valueOf(bar.turnover(), -Bar.VOLUME_EXPONENT)));
        }
        return bars;
    }

    private static double[] widened(float[] features) {
        final double[] wide = new double[features.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = features[i];
        }
        return wide;
    }

    /** Features of bars, as the model takes them. */
    private static float[] ofBars(double[] features) {
        final FeatureLayout layout = FeatureLayout.standard();
        final float[] ofBars = new float[layout.size()];
        for (int i = 0; i < ofBars.length; i++) {
            ofBars[i] = layout.source(i) == FeatureSource.BARS ? (float) features[i] : 0;
        }
        return ofBars;
    }
}
