package io.escapement.tools;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.InProcessSession;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Records a whole session: the real core trades on the venue model for some market days, and the journal is kept. */
public final class SampleSession implements OutputPort {
    private static final int HISTORY_DAYS = 10;
    private static final long NS_PER_MS = 1_000_000L;

    private final Journal journal;
    private final TradingCore core;
    private final InProcessSession session;
    private long sequence;

    private SampleSession(Journal journal, CoreConfiguration configuration, List<String> symbols, int days) {
        this.journal = journal;
        this.core = new TradingCore(configuration, ModelLibrary.EMPTY, this);
        this.session = new InProcessSession(
                VenueConfiguration.defaults(),
                SyntheticMarket.create(7, symbols, HISTORY_DAYS, days),
                new SessionConfiguration(symbols, new int[] {3, 15}, 120, new int[0], false, true, "one"),
                this::onInput);
    }

    /** Records a session that trades without a model. */
    public static void record(Path directory, CoreConfiguration configuration, List<String> symbols, int days) {
        record(directory, configuration, symbols, days, () -> {});
    }

    /** The same, with somebody beside it who has a turn after each step of the market. */
    public static void record(
            Path directory, CoreConfiguration configuration, List<String> symbols, int days, Runnable beside) {
        final JournalIdentity identity = new JournalIdentity("one", "abc123", SampleJournal.hash(configuration), "");
        try (Journal journal = Journal.create(directory, new JournalContext().keeper(false), identity)) {
            journal.blobs().put(configuration.canonicalText().getBytes(StandardCharsets.UTF_8));
            final SampleSession sample = new SampleSession(journal, configuration, symbols, days);
            sample.runStart(configuration);
            sample.session.start();
            boolean open = true;
            while (open) {
                open = sample.session.step();
                beside.run();
            }
        }
    }

    @Override
    public void onOutput(long causeSequence, int index, DirectBuffer buffer, int offset, int length) {
        journal.appendOutput(causeSequence, index, buffer, offset, length);
        session.onOutput(causeSequence, index, buffer, offset, length);
    }

    private void onInput(DirectBuffer buffer, int offset, int length) {
        sequence++;
        journal.appendInput(sequence, buffer, offset, length);
        core.onInput(sequence, buffer, offset, length);
    }

    private void runStart(CoreConfiguration configuration) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final RunStartEncoder encoder = new RunStartEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        encoder.receiveTimeNs(session.venue().nowMs() * NS_PER_MS)
                .mode(RunMode.PAPER)
                .clock(ClockSource.VENUE)
                .deterministic(Bool.YES)
                .restart(Bool.NO)
                .epoch(1)
                .instance("one")
                .commit("abc123")
                .configurationHash(SampleJournal.hash(configuration))
                .modelHash("")
                .featureLayoutHash(0);
        onInput(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
    }
}
