package io.escapement.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import io.escapement.codecs.sbe.TimeTickEncoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A core that fails at the second of two journaled inputs. */
class PoisonedRecoveryTest {
    private static final OutputPort FAILING = (cause, index, buffer, offset, length) -> {
        throw new ArithmeticException("planted");
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void recordATickAndAHalt() {
        final JournalIdentity identity = new JournalIdentity("test", "commit", "c".repeat(64), "");
        try (Journal journal = Journal.create(folder.resolve("journal"), new JournalContext(), identity)) {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
            final MessageHeaderEncoder header = new MessageHeaderEncoder();
            final TimeTickEncoder tick = new TimeTickEncoder().wrapAndApplyHeader(buffer, 0, header);
            tick.receiveTimeNs(1_000);
            journal.appendInput(1, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength());
            final OperatorCommandEncoder halt = new OperatorCommandEncoder().wrapAndApplyHeader(buffer, 0, header);
            halt.receiveTimeNs(2_000).action(OperatorAction.HALT).who("ada").why("");
            journal.appendInput(2, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + halt.encodedLength());
        }
    }

    @Test
    void shouldNameTheInputWhenTheCoreFailsAtIt() {
        assertThatThrownBy(this::recover)
                .isInstanceOf(PoisonedInputException.class)
                .hasMessageStartingWith(
                        "recovery fails at input 2: java.lang.ArithmeticException: planted; start again");
    }

    @Test
    void shouldPutTheJournalAsideUnchangedWhenTheSameInputFailsAgain() throws IOException {
        final SafeMode safeMode = new SafeMode(folder);
        final PoisonedInputException first = failure();
        assertThat(safeMode.isRepeated(first)).isFalse();
        safeMode.remember(first);
        assertThat(safeMode.isRepeated(new PoisonedInputException(3, null)))
                .as("another input")
                .isFalse();
        final PoisonedInputException second = failure();
        assertThat(safeMode.isRepeated(second)).isTrue();
        assertThat(safeMode.putAside(second)).isEqualTo(folder.resolve("journal-poisoned-at-2"));
        assertThat(Journal.existsIn(folder.resolve("journal"))).isFalse();
        try (Journal kept = Journal.openExisting(folder.resolve("journal-poisoned-at-2"), new JournalContext())) {
            assertThat(kept.lastInputSequence()).isEqualTo(2);
        }
        assertThat(safeMode.isRepeated(second))
                .as("the new journal starts afresh")
                .isFalse();
    }

    @Test
    void shouldForgetAFailureWhenALaterRecoverySucceeds() throws IOException {
        final SafeMode safeMode = new SafeMode(folder);
        safeMode.remember(failure());
        safeMode.forget();
        assertThat(safeMode.isRepeated(failure())).isFalse();
        assertThat(folder.resolve("recovery-failed")).doesNotExist();
    }

    private PoisonedInputException failure() {
        try {
            recover();
        } catch (final PoisonedInputException e) {
            return e;
        }
        throw new AssertionError("the recovery did not fail");
    }

    private void recover() {
        try (Journal journal = Journal.openExisting(folder.resolve("journal"), new JournalContext());
                Recovery recovery = new Recovery(journal)) {
            recovery.recover(
                    () -> new TradingCore(CoreConfiguration.fromEntries(Map.of()), ModelLibrary.EMPTY, FAILING),
                    true,
                    line -> {});
        }
    }
}
