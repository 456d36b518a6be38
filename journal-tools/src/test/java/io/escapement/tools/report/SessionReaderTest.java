package io.escapement.tools.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionEncoder;
import io.escapement.codecs.sbe.TradeClosedEncoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalView;
import io.escapement.tools.JournalMain;
import io.escapement.tools.SampleInputs;
import io.escapement.tools.SampleJournal;
import io.escapement.tools.replay.Subject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionReaderTest {
    private static final long UNIT = 100_000_000L;
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.defaults();

    @TempDir
    Path folder;

    @BeforeEach
    void record() {
        final List<byte[]> inputs = new SampleInputs()
                .runStart(SampleJournal.hash(CONFIGURATION), 1, false)
                .instrument(0, "ABCUSDT")
                .instrument(1, "XYZUSDT")
                .wallet(1_000_000)
                .fill(0, 1, FillKind.TRADE, Side.BUY, 150)
                .fill(0, 1, FillKind.TRADE, Side.BUY, 150)
                .fill(0, 2, FillKind.FUNDING, Side.BUY, 25)
                .position(0, Side.BUY, 1, 100)
                .position(0, Side.BUY, 0, 100)
                .position(1, Side.SELL, 2, 50)
                .wallet(1_001_050)
                .messages();
        SampleJournal.record(folder.resolve("journal"), CONFIGURATION, Scripted::new, inputs);
    }

    @Test
    void shouldAddUpTradesCostsAndEquity() {
        final Session session = read();

        assertThat(session.runs()).isEqualTo(1);
        assertThat(session.mode()).isEqualTo("PAPER");
        assertThat(session.trades()).hasSize(1);
        assertThat(session.trades().get(0).symbol()).isEqualTo("ABCUSDT");
        assertThat(session.trades().get(0).side()).isEqualTo("LONG");
        assertThat(session.net()).isEqualByComparingTo("10.5");
        assertThat(session.gross()).isEqualByComparingTo("12.25");
        // The second row of execution 1 is a repetition.
        assertThat(session.feesPaid()).isEqualByComparingTo("1.5");
        assertThat(session.fundingPaid()).isEqualByComparingTo("0.25");
        assertThat(session.equityStart()).isEqualByComparingTo("10000");
        assertThat(session.equityEnd()).isEqualByComparingTo("10010.5");
    }

    @Test
    void shouldCountSignalsByTheirFateAndKeepOpenPositions() {
        final Session session = read();

        assertThat(session.signals()).isEqualTo(2);
        assertThat(session.signalsByFate()).containsExactly(entry("BLOCKED REGIME", 1L), entry("EXECUTED FILLED", 1L));
        assertThat(session.openPositions()).extracting(PositionRow::symbol).containsExactly("XYZUSDT");
        assertThat(session.openPositions().get(0).stopLoss()).isEqualByComparingTo("45");
        assertThat(session.inputsByType()).contains(entry("Fill", 3L), entry("WalletUpdate", 2L));
    }

    @Test
    void shouldFitATerminalOfHundredColumns() {
        final StringWriter text = new StringWriter();

        assertThat(JournalMain.run(
                        new PrintWriter(text), new PrintWriter(text), "report", folder.resolve("journal") + ""))
                .isZero();

        assertThat(text.toString().lines().filter(line -> !line.startsWith("Journal ")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(text.toString())
                .contains("Trades closed: 1:")
                .contains("won 1 of 1 (100 %)")
                .contains("Equity         start 10000.00  end 10010.50  change 10.50 (0.11 %)");
    }

    @Test
    void shouldGiveEverythingAsJson() {
        final StringWriter text = new StringWriter();

        assertThat(JournalMain.run(
                        new PrintWriter(text),
                        new PrintWriter(text),
                        "report",
                        "--json",
                        folder.resolve("journal") + ""))
                .isZero();

        assertThat(text.toString()).contains("\"net\" : 10.50000000").contains("\"EXECUTED FILLED\" : 1");
    }

    private Session read() {
        try (JournalView view = Journal.openReadOnly(folder.resolve("journal"))) {
            return SessionReader.read(view);
        }
    }

    /** Says its outputs at the fifth input, whatever that is. */
    private static final class Scripted implements Subject {
        private final OutputPort out;
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        private final MessageHeaderEncoder header = new MessageHeaderEncoder();
        private int index;

        Scripted(OutputPort out) {
            this.out = out;
        }

        @Override
        public void onInput(long sequence, DirectBuffer input, int offset, int length) {
            if (sequence == 5) {
                transition(sequence, 1, SignalState.EXECUTED, Reason.FILLED);
                transition(sequence, 2, SignalState.BLOCKED, Reason.REGIME);
                transition(sequence, 1, SignalState.LEARNED, Reason.NONE);
                trade(sequence);
            }
        }

        private void transition(long cause, long signal, SignalState to, Reason reason) {
            final SignalTransitionEncoder encoder = new SignalTransitionEncoder().wrapAndApplyHeader(buffer, 0, header);
            encoder.engineTimeNs(1)
                    .instrumentId(0)
                    .signalId(signal)
                    .fromState(SignalState.GENERATED)
                    .toState(to)
                    .reason(reason)
                    .side(Side.BUY);
            out.onOutput(cause, index++, buffer, 0, 8 + encoder.encodedLength());
        }

        private void trade(long cause) {
            final TradeClosedEncoder encoder = new TradeClosedEncoder().wrapAndApplyHeader(buffer, 0, header);
            encoder.engineTimeNs(1)
                    .instrumentId(0)
                    .signalId(1)
                    .strategyId(1)
                    .side(Side.BUY)
                    .reason(Reason.TARGET)
                    .size(UNIT)
                    .entryPrice(100 * UNIT)
                    .exitPrice(112 * UNIT + UNIT / 4)
                    .openTimeNs(1_760_000_400_000_000_000L)
                    .closeTimeNs(1_760_000_500_000_000_000L)
                    .grossPnl(12 * UNIT + UNIT / 4)
                    .fees(3 * UNIT / 2)
                    .funding(UNIT / 4)
                    .netPnl(10 * UNIT + UNIT / 2)
                    .resultR(1.5)
                    .fills(2);
            out.onOutput(cause, index++, buffer, 0, 8 + encoder.encodedLength());
        }

        @Override
        public long stateHash() {
            return 0;
        }
    }
}
