package io.escapement.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalView;
import io.escapement.tools.report.Session;
import io.escapement.tools.report.SessionReader;
import io.escapement.tools.report.TradeRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session in which the core really trades: replay, gate and report over its journal. */
class SessionReplayTest {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.fromEntries(
            Map.of("model.required", "false", "conviction.minProbability", "0", "exit.maxHoldMs", "7200000"));

    @TempDir
    static Path folder;

    private final StringWriter out = new StringWriter();

    @BeforeAll
    static void record() {
        SampleSession.record(folder.resolve("journal"), CONFIGURATION, List.of("BTCUSDT", "SOLUSDT"), 3);
    }

    @Test
    void shouldReplayASessionOfTradesIdentically() {
        assertThat(run("replay", "--verify", folder.resolve("journal").toString()))
                .isZero();

        assertThat(out.toString()).startsWith("replay identical: inputs=");
    }

    @Test
    void shouldPassTheShortGateWithTrades() {
        assertThat(run(
                        "gate",
                        "--short",
                        "--cuts",
                        "2",
                        folder.resolve("journal").toString()))
                .isZero();
    }

    @Test
    void shouldReportTradesWhoseNetIsGrossLessCosts() {
        try (JournalView view = Journal.openReadOnly(folder.resolve("journal"))) {
            final Session session = SessionReader.read(view);

            assertThat(session.trades())
                    .isNotEmpty()
                    .allSatisfy(trade -> assertThat(trade.net())
                            .isEqualByComparingTo(
                                    trade.gross().subtract(trade.fees()).subtract(trade.funding())));
            assertThat(session.signals()).isPositive();
            assertThat(session.equityEnd()).isNotNull();
        }
    }

    @Test
    void shouldHaveSentEveryCommandThatATimerCaused() {
        // A timer fires with its deadline as now; the command it causes must not count as old for that.
        try (JournalView view = Journal.openReadOnly(folder.resolve("journal"))) {
            final Session session = SessionReader.read(view);

            assertThat(session.commandsByOutcome()).doesNotContainKeys("PLACE UNSENT", "QUERY UNSENT");
            assertThat(session.trades()).extracting(TradeRow::reason).contains("TIME_EXIT");
        }
    }

    private int run(String... arguments) {
        return JournalMain.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
    }
}
