package io.escapement.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.escapement.venue.frames.FrameMarket;
import io.escapement.venue.model.BookView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real recordings drive the market; runs where {@code ESCAPEMENT_REAL_DATA} names the folder. */
class RecordedFramesTest {
    private Path folder;

    @BeforeEach
    void findRecordings() {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        assumeTrue(root != null, "ESCAPEMENT_REAL_DATA is not set");
        folder = Path.of(root, "bybit", "recordings");
        assumeTrue(Files.isDirectory(folder), "no recordings in " + folder);
    }

    private Venue replay(Recorder heard, String... files) {
        final List<String> paths = List.of(files).stream()
                .map(file -> folder.resolve(file).toString())
                .toList();
        final Venue venue = new Venue(VenueConfiguration.defaults(), FrameMarket.recorded(paths, List.of()), heard);
        for (int i = 0; i < venue.instruments().size(); i++) {
            venue.subscriptions().book(i, 50, true);
            venue.subscriptions().trades(i, true);
            venue.subscriptions().ticker(i, true);
        }
        while (venue.step()) {
            for (int i = 0; i < venue.instruments().size(); i++) {
                final BookView book = venue.book(i, 1000);
                assertThat(book.levels() == 0 || book.bidPrice(0) < book.askPrice(0))
                        .isTrue();
            }
        }
        return venue;
    }

    @Test
    void shouldReplayAWholeSessionWithItsBookTradesAndReplies() {
        final Recorder heard = new Recorder();
        final Venue venue = replay(heard, "fastmm_spot_testnet_session_25s_2026-09-13.jsonl");
        assertThat(venue.instruments()).extracting("symbol").containsExactly("BTCUSDT");
        assertThat(venue.book(0, 50).levels()).isEqualTo(50);
        assertThat(heard.log).anyMatch(line -> line.endsWith("trades 0"));
        assertThat(heard.log.stream().filter(line -> line.endsWith("book 0 50")).count())
                .isGreaterThan(10);
    }

    @Test
    void shouldReplayTheVenuesOwnHistoryFiles() {
        final Venue venue = replay(new Recorder(), "xrpusdt-ob500.data.zip");
        assertThat(venue.instruments().get(0).symbol()).isEqualTo("XRPUSDT");
        assertThat(venue.instruments().get(0).tickSize()).isEqualTo(10_000);
        assertThat(venue.book(0, 1000).levels()).isEqualTo(500);
        assertThat(venue.book(0, 1000).updateId()).isEqualTo(51);
    }

    @Test
    void shouldMergeTickersOfSeveralInstruments() {
        final Venue venue = replay(
                new Recorder(),
                "fastmm_linear_tickers_mainnet_2026-09-30_excerpt.jsonl",
                "unkuseni_tickers_btcusdt_testnet_2025-05.jsonl");
        assertThat(venue.instruments()).extracting("symbol").containsExactly("BTCUSDT", "ETHUSDT");
        assertThat(venue.instruments().get(0).tickSize()).isEqualTo(10_000_000);
        assertThat(venue.ticker(0).markPrice()).isPositive();
        assertThat(venue.ticker(1).fundingIntervalHours()).isEqualTo(8);
    }
}
