package io.escapement.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.sbe.AmendOrderEncoder;
import io.escapement.codecs.sbe.BarEncoder;
import io.escapement.codecs.sbe.CancelAllEncoder;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import io.escapement.codecs.sbe.PlaceOrderEncoder;
import io.escapement.codecs.sbe.QueryEncoder;
import io.escapement.codecs.sbe.SetLeverageEncoder;
import io.escapement.codecs.sbe.SetTradingStopEncoder;
import io.escapement.codecs.sbe.SwitchPositionModeEncoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.journal.JournalAppender;
import io.escapement.journal.JournalWriteException;
import io.escapement.runtime.metrics.LatencyRecorder;
import io.escapement.runtime.metrics.MappedCounters;
import io.escapement.runtime.ring.OutboundRing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessLoopTest {
    @TempDir
    private Path folder;

    private final RecordingJournal journal = new RecordingJournal();
    private final OutboundRing outbound = new OutboundRing(64 * 1024);
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[1024]);
    private final LatencyRecorder latency = new LatencyRecorder();
    private MappedCounters counters;
    private BusinessLoop loop;
    private TradingCore core;

    @BeforeEach
    void assemble() throws IOException {
        counters = new MappedCounters(folder.resolve("counters.dat"), 1);
        loop = new BusinessLoop(journal, outbound, counters, latency, () -> {});
        core = new TradingCore(CoreConfiguration.defaults(), ModelLibrary.EMPTY, loop);
        loop.begin(core, 0);
    }

    @AfterEach
    void unmap() {
        counters.close();
    }

    @Test
    void shouldJournalAnInputBeforeWhatItCauses() {
        halt();
        assertThat(journal.records).first().isEqualTo("in 1");
        assertThat(journal.records).contains("out 1/0");
        assertThat(core.sequence()).isEqualTo(1);
        assertThat(counters.get(CounterType.HALTED)).isEqualTo(1);
    }

    @Test
    void shouldApplyNothingWhenTheJournalCannotBeWritten() {
        halt();
        journal.full = true;
        assertThatThrownBy(this::halt).isInstanceOf(JournalWriteException.class);
        assertThat(core.sequence())
                .as("the core has not seen what the journal does not hold")
                .isEqualTo(1);
    }

    @Test
    void shouldHandEveryCommandToTheSenderAndNothingElse() {
        final List<Integer> templates = new ArrayList<>();
        for (int template = PlaceOrderEncoder.TEMPLATE_ID; template < 100; template++) {
            new MessageHeaderEncoder().wrap(slot, 0).templateId(template).blockLength(0);
            loop.onOutput(1, template, slot, 0, MessageHeaderEncoder.ENCODED_LENGTH);
        }
        outbound.drain(
                new OutboundRing.Consumer() {
                    @Override
                    protected void onCommand(
                            long arrivalNanos, long cause, int index, DirectBuffer buffer, int offset, int length) {
                        templates.add(index);
                    }

                    @Override
                    protected void onBarrier(long token) {
                        throw new AssertionError("no barrier was published");
                    }
                },
                100);
        assertThat(templates)
                .containsExactly(
                        PlaceOrderEncoder.TEMPLATE_ID,
                        AmendOrderEncoder.TEMPLATE_ID,
                        CancelOrderEncoder.TEMPLATE_ID,
                        CancelAllEncoder.TEMPLATE_ID,
                        SetLeverageEncoder.TEMPLATE_ID,
                        SetTradingStopEncoder.TEMPLATE_ID,
                        QueryEncoder.TEMPLATE_ID,
                        SwitchPositionModeEncoder.TEMPLATE_ID);
    }

    @Test
    void shouldMeasureTicksAndNotTheBarsThatWereFetched() {
        for (final DataSource source : new DataSource[] {DataSource.STREAM, DataSource.WARM_UP, DataSource.BACKFILL}) {
            final BarEncoder bar = new BarEncoder().wrapAndApplyHeader(slot, 0, new MessageHeaderEncoder());
            bar.receiveTimeNs(1_000).instrumentId(0).intervalMinutes(3).source(source);
            loop.onInput(System.nanoTime(), slot, 0, MessageHeaderEncoder.ENCODED_LENGTH + bar.encodedLength());
        }
        assertThat(latency.total().getTotalCount()).isEqualTo(1);
    }

    private void halt() {
        final OperatorCommandEncoder command =
                new OperatorCommandEncoder().wrapAndApplyHeader(slot, 0, new MessageHeaderEncoder());
        command.receiveTimeNs(1_000)
                .action(OperatorAction.HALT)
                .who("test")
                .why("")
                .instrumentId(OperatorCommandEncoder.instrumentIdNullValue());
        loop.onInput(0, slot, 0, MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
    }

    private static final class RecordingJournal implements JournalAppender {
        private final List<String> records = new ArrayList<>();
        private boolean full;

        @Override
        public void appendInput(long sequence, DirectBuffer buffer, int offset, int length) {
            if (full) {
                throw new JournalWriteException("journal cannot be written", null);
            }
            records.add("in " + sequence);
        }

        @Override
        public void appendOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
            records.add("out " + cause + "/" + index);
        }
    }
}
