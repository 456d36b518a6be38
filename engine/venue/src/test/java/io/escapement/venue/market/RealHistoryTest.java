package io.escapement.venue.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.InProcessSession;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.model.Bar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real history, where the machine has it. */
class RealHistoryTest {
    private static String file(String name) {
        final String folder = System.getenv("ESCAPEMENT_REAL_DATA");
        Assumptions.assumeTrue(folder != null, "set ESCAPEMENT_REAL_DATA to the folder with real data");
        final Path path = Path.of(folder, "market", name);
        Assumptions.assumeTrue(Files.exists(path), "no " + path);
        return path.toString();
    }

    @Test
    void shouldRunASessionOverSeveralSymbolsAndIntervals() {
        final MarketSource market = HistoryMarket.read(
                List.of(
                        file("3m/BTCUSDT_3m_202506.csv.gz"),
                        file("15m/BTCUSDT_15m.csv.gz"),
                        file("3m/SOLUSDT_3m_202506.csv.gz"),
                        file("15m/SOLUSDT_15m.csv.gz")),
                0.5);
        assertThat(market.rules(0).tickSize()).isEqualTo(10_000_000L);
        // Years of quarters of an hour before the month of three minutes.
        final List<Bar> quarters = market.bars(0).query(15, 0, market.startMs() - 900_000, 1_000_000, true);
        assertThat(quarters).hasSizeGreaterThan(50_000);
        for (int i = 1; i < quarters.size(); i++) {
            assertThat(quarters.get(i).openTimeMs() - quarters.get(i - 1).openTimeMs())
                    .isEqualTo(900_000);
        }
        final int[] inputs = new int[1];
        final InProcessSession session = new InProcessSession(
                VenueConfiguration.defaults(),
                market,
                new SessionConfiguration(
                        List.of("BTCUSDT", "SOLUSDT"), new int[] {3, 15}, 500, new int[] {50}, true, true, "esc"),
                (buffer, offset, length) -> inputs[0]++);
        session.start();
        while (session.step()) {
            // To the end of the month.
        }
        assertThat(inputs[0]).isGreaterThan(100_000);
    }

    @Test
    void shouldAgreeWithTheCoarserFileWhenFineBarsArePutTogether() {
        final BarStore fine = HistoryMarket.read(List.of(file("1m/ETHUSDT_1m_202506.csv.gz")), 0)
                .bars(0);
        final BarStore coarse =
                HistoryMarket.read(List.of(file("15m/ETHUSDT_15m.csv.gz")), 0).bars(0);
        final List<Bar> made = fine.query(15, 0, Long.MAX_VALUE / 2, 1_000_000, false);
        final List<Bar> given = coarse.query(
                15, made.get(0).openTimeMs(), made.get(made.size() - 2).openTimeMs(), 1_000_000, false);
        assertThat(made).hasSizeGreaterThan(2_800);
        for (int i = 0; i < given.size(); i++) {
            assertThat(List.of(
                            made.get(i).openTimeMs(),
                            made.get(i).open(),
                            made.get(i).high(),
                            made.get(i).low()))
                    .containsExactly(
                            given.get(i).openTimeMs(),
                            given.get(i).open(),
                            given.get(i).high(),
                            given.get(i).low());
            assertThat(made.get(i).close()).isEqualTo(given.get(i).close());
        }
    }

    @Test
    void shouldTolerateHistoryFullOfHoles() {
        final MarketSource market = HistoryMarket.read(List.of(file("gappy/LINKUSDT_1m_gappy.csv.gz")), 0.9);
        final PricePoint point = new PricePoint();
        long last = 0;
        int points = 0;
        while (market.next(point)) {
            assertThat(point.timeMs).isGreaterThan(last);
            last = point.timeMs;
            points++;
        }
        assertThat(points).isGreaterThan(10_000);
    }
}
