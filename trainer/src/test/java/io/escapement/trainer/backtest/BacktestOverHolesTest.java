package io.escapement.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.BarReadinessDecoder;
import io.escapement.codecs.sbe.BarState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.QueryDecoder;
import io.escapement.codecs.sbe.QueryKind;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.TradingCore;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.HistoryMarket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real collector's history: after every 200 minutes 801 are missing. */
class BacktestOverHolesTest {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.defaults()
            .with("model.required", "false")
            .with("regime.enabled", "false")
            .with("bars.intervals", "1,3")
            .with("bars.warmUp", "30");

    /** Header and ten pieces of 200 bars, nine holes between them: about six days. */
    private static final int LINES = 1 + 10 * 200;

    private static final int HOLES = 9;

    @TempDir
    private Path folder;

    /** Counts what is said of bars. */
    private static final class Listener implements RunListener {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final AlertDecoder alert = new AlertDecoder();
        private final BarReadinessDecoder bars = new BarReadinessDecoder();
        private final QueryDecoder query = new QueryDecoder();
        private int holes;
        private int queries;
        private int ready;

        @Override
        public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
            header.wrap(buffer, offset);
            switch (header.templateId()) {
                case AlertDecoder.TEMPLATE_ID ->
                    holes += alert.wrapAndApplyHeader(buffer, offset, header).reason() == Reason.VENUE_HOLE ? 1 : 0;
                case QueryDecoder.TEMPLATE_ID ->
                    queries += query.wrapAndApplyHeader(buffer, offset, header).kind() == QueryKind.BARS ? 1 : 0;
                case BarReadinessDecoder.TEMPLATE_ID ->
                    ready += bars.wrapAndApplyHeader(buffer, offset, header).state() == BarState.READY ? 1 : 0;
                default -> {
                    // Other outputs are of no interest here.
                }
            }
        }
    }

    @Test
    void shouldBecomeReadyAgainBehindEveryHoleAndFinish() throws IOException {
        final Listener first = new Listener();
        final Listener second = new Listener();
        final String file = cut();

        final Backtest one = run(file, first);
        final Backtest two = run(file, second);

        assertThat(first.holes).isEqualTo(2 * HOLES);
        // Until the bar behind the hole closes, one every 15 seconds; then one that finds the hole, one for what
        // follows.
        assertThat(first.queries).isBetween(2 * 2 * HOLES, HOLES * (4 + 2) + HOLES * (12 + 2));
        assertThat(first.ready).isGreaterThanOrEqualTo(2 * HOLES);
        assertThat(two.stateHash()).isEqualTo(one.stateHash());
        assertThat(second.queries).isEqualTo(first.queries);
    }

    private static Backtest run(String file, RunListener listener) {
        final Backtest backtest = new Backtest(
                new Backtest.Setup(
                        HistoryMarket.read(List.of(file), 0),
                        VenueConfiguration.defaults(),
                        new SessionConfiguration(
                                List.of("LINKUSDT"),
                                CONFIGURATION.list(BarKeys.INTERVALS),
                                0,
                                new int[] {50},
                                true,
                                true,
                                "test"),
                        CONFIGURATION,
                        null,
                        RunMode.BACKTEST,
                        "test"),
                null,
                TradingCore.standardStrategies(),
                listener);
        backtest.run();
        return backtest;
    }

    private String cut() throws IOException {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        Assumptions.assumeTrue(
                root != null, "ESCAPEMENT_REAL_DATA is not set: real market data is not on this machine");
        final Path whole = Path.of(root, "market/gappy/LINKUSDT_1m_gappy.csv.gz");
        Assumptions.assumeTrue(Files.exists(whole), "no such real data: " + whole);
        final Path cut = folder.resolve("LINKUSDT_1m_cut.csv");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(whole)), StandardCharsets.US_ASCII))) {
            Files.write(cut, reader.lines().limit(LINES).toList());
        }
        return cut.toString();
    }
}
