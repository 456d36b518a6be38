package io.escapement.codecs.counters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;
import org.junit.jupiter.api.Test;

class CountersFileTest {
    private final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(CountersFile.LENGTH));

    @Test
    void shouldShowAnotherViewWhatTheOwnerCounts() {
        final CountersFile owner = new CountersFile(memory);
        owner.initialise(4711, 1_700_000_000_000L);
        owner.newManager()
                .newCounter(CounterType.FILLS.label(), CounterType.FILLS.typeId())
                .setOrdered(12);

        final CountersFile reader = new CountersFile(memory);
        assertThat(reader.isReady()).isTrue();
        assertThat(reader.processId()).isEqualTo(4711);
        final CountersReader counters = reader.newReader();
        final int id = counters.findByTypeIdAndRegistrationId(
                CounterType.FILLS.typeId(), CountersReader.DEFAULT_REGISTRATION_ID);
        assertThat(counters.getCounterValue(id)).isEqualTo(12);
    }

    @Test
    void shouldCarryOperatorCommandsToTheOwner() {
        final CountersFile owner = new CountersFile(memory);
        owner.initialise(1, 1);
        final UnsafeBuffer message = new UnsafeBuffer(new byte[] {1, 2, 3});
        assertThat(new CountersFile(memory).commandBuffer().write(CountersFile.OPERATOR_COMMAND_TYPE, message, 0, 3))
                .isTrue();

        final int[] seen = new int[2];
        owner.commandBuffer().read((type, buffer, offset, length) -> {
            seen[0] = type;
            seen[1] = length;
        });
        assertThat(seen).containsExactly(CountersFile.OPERATOR_COMMAND_TYPE, 3);
    }

    @Test
    void shouldNotBeReadyWhenNoEngineWroteTheFile() {
        assertThat(new CountersFile(memory).isReady()).isFalse();
        assertThatThrownBy(() -> new CountersFile(new UnsafeBuffer(new byte[100])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
