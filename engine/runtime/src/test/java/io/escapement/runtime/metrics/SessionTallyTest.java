package io.escapement.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionEncoder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTallyTest {
    @TempDir
    private Path folder;

    @Test
    void shouldCountSignalsByStateAndByTheGateThatBlocked() throws IOException {
        final Path file = folder.resolve(CountersFile.FILE_NAME);
        try (MappedCounters counters = new MappedCounters(file, 1)) {
            final SessionTally tally = new SessionTally(counters);
            step(tally, SignalState.NONE, SignalState.GENERATED, Reason.NONE);
            step(tally, SignalState.GENERATED, SignalState.EVALUATING, Reason.NONE);
            step(tally, SignalState.EVALUATING, SignalState.BLOCKED, Reason.REGIME);
            step(tally, SignalState.NONE, SignalState.GENERATED, Reason.NONE);

            assertThat(counters.get(CounterType.SIGNALS)).isEqualTo(2);
            assertThat(counters.get(CounterType.SIGNALS_ALIVE)).isEqualTo(1);
            assertThat(counters.get(CounterType.SIGNALS_IN_GENERATED)).isEqualTo(1);
            assertThat(counters.get(CounterType.SIGNALS_IN_EVALUATING)).isZero();
            assertThat(counters.get(CounterType.SIGNALS_IN_BLOCKED)).isEqualTo(1);
            assertThat(blockedBy(file, Reason.REGIME)).isEqualTo(1);
            assertThat(blockedBy(file, Reason.MICRO_TREND)).isZero();

            step(tally, SignalState.BLOCKED, SignalState.LEARNED, Reason.STOP);
            assertThat(counters.get(CounterType.SIGNALS_IN_BLOCKED)).isZero();
            assertThat(counters.get(CounterType.SIGNALS_LEARNED)).isEqualTo(1);
        }
    }

    private static void step(SessionTally tally, SignalState from, SignalState to, Reason reason) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        new SignalTransitionEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .fromState(from)
                .toState(to)
                .reason(reason);
        tally.onOutput(buffer, 0);
    }

    private static long blockedBy(Path file, Reason reason) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            final CountersReader reader = new CountersFile(
                            new UnsafeBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, CountersFile.LENGTH)))
                    .newReader();
            final long[] found = {-1};
            reader.forEach((value, id, label) -> {
                if (label.equals("blocked by " + reason)) {
                    found[0] = value;
                }
            });
            return found[0];
        }
    }
}
