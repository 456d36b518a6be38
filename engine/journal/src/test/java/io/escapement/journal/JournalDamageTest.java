package io.escapement.journal;

import static io.escapement.journal.JournalTest.IDENTITY;
import static io.escapement.journal.JournalTest.input;
import static io.escapement.journal.JournalTest.output;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    @TempDir
    Path folder;

    @Test
    void shouldNameTheSequenceWhenOneByteIsFlipped() throws Exception {
        final Path directory = record(100);
        replaceInFile(directory.resolve("in"), "input number 057.", "input number 05X.");

        final CorruptJournalException error =
                catchThrowableOfType(CorruptJournalException.class, () -> verify(directory));

        assertThat(error.queue()).isEqualTo("in");
        assertThat(error.sequence()).isEqualTo(57);
        assertThat(error)
                .hasMessage("journal damaged: directory=" + directory
                        + " queue=in checksum does not match at sequence=57; restore the directory from a copy, or start"
                        + " a new one and reconcile");
    }

    @Test
    void shouldStartAfreshWhenCreationDiedHalfWay() throws Exception {
        final Path directory = folder.resolve("unfinished");
        Files.createDirectories(directory.resolve("in"));
        Files.write(directory.resolve("in").resolve("metadata.cq4t"), new byte[] {1, 2, 3});

        try (Journal journal = Journal.create(directory, context(), IDENTITY)) {
            fill(journal, 1, 3);
            assertThat(journal.lastInputSequence()).isEqualTo(3);
        }
    }

    @Test
    void shouldTouchNoRecordsWhenOnlyTheirDescriptionIsMissing() throws Exception {
        final Path directory = record(5);
        final byte[] description = Files.readAllBytes(directory.resolve("journal"));
        Files.delete(directory.resolve("journal"));

        assertThatThrownBy(() -> Journal.create(directory, context(), IDENTITY))
                .isInstanceOf(JournalException.class)
                .hasMessage("records without the file that describes them: directory=" + directory.resolve("in")
                        + "; restore the file journal from a copy, or name a new directory");

        Files.write(directory.resolve("journal"), description);
        assertThat(verify(directory).inputs()).isEqualTo(5);
    }

    @Test
    void shouldNameTheBlockWhenASealDoesNotMatch() throws Exception {
        final Path directory = record(100);
        final Path seals = directory.resolve("seals");
        final String text = Files.readString(seals);
        assertThat(text.lines().toList()).hasSize(7);
        final String third = text.lines().toList().get(2);
        final String forged = third.substring(0, third.length() - 1) + (third.endsWith("0") ? "1" : "0");
        Files.writeString(seals, text.replace(third, forged));

        assertThatThrownBy(() -> verify(directory))
                .isInstanceOf(CorruptJournalException.class)
                .hasMessageContaining("queue=out seal does not match for the block up to 48, starting at sequence=33");
    }

    @Test
    void shouldFindRecordsMissingWhenASealCoversThem() throws Exception {
        final Path whole = record(100);
        // A shorter journal under the longer one's seals: its tail was taken away.
        final Path cut = folder.resolve("cut");
        try (Journal journal = Journal.create(cut, context(), IDENTITY)) {
            fill(journal, 1, 90);
        }
        Files.copy(whole.resolve("seals"), cut.resolve("seals"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> verify(cut))
                .isInstanceOf(CorruptJournalException.class)
                .hasMessageContaining("queue=in ends inside the block sealed from 81 to 96, after sequence=90");
    }

    @Test
    void shouldVerifyWhatWasSealedOverSeveralRuns() {
        final Path directory = record(100);
        try (Journal journal = Journal.openExisting(directory, context())) {
            fill(journal, 101, 150);
        }

        final JournalVerifier.Verdict verdict = verify(directory);

        assertThat(verdict.inputs()).isEqualTo(150);
        assertThat(verdict.outputs()).isEqualTo(300);
        assertThat(verdict.unsealedInputs()).isZero();
        // Seven blocks of the first run, its short last one closed by the stop, and four of the second.
        assertThat(verdict.blocks()).isEqualTo(11);
    }

    @Test
    void shouldGoOnBehindARecordThatWasCutOffByTheDeathOfItsWriter() {
        final Path directory = record(10);
        beginRecordAndDie(directory.resolve("in"));

        try (JournalView view = Journal.openReadOnly(directory);
                JournalReader inputs = view.inputs()) {
            assertThat(inputs.toLast()).isTrue();
            assertThat(inputs.sequence()).isEqualTo(10);
        }
        try (Journal journal = Journal.openExisting(directory, context())) {
            assertThat(journal.lastInputSequence()).isEqualTo(10);
            fill(journal, 11, 12);
        }
        assertThat(verify(directory).inputs()).isEqualTo(12);
    }

    @Test
    void shouldSealOutputsThatRecoveryAppendsForASealedInput() {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, context(), IDENTITY)) {
            input(journal, 1, "one");
            output(journal, 1, 0, "said before the death");
        }
        try (Journal journal = Journal.openExisting(directory, context())) {
            output(journal, 1, 1, "said by the recovery");
            input(journal, 2, "two");
        }

        final JournalVerifier.Verdict verdict = verify(directory);

        assertThat(verdict.outputs()).isEqualTo(2);
        assertThat(verdict.blocks()).isEqualTo(2);
        assertThat(verdict.unsealedInputs()).isZero();
    }

    @Test
    void shouldRefuseWhenAnOutputHasLostItsCause() {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, context(), IDENTITY)) {
            input(journal, 1, "one");
            output(journal, 7, 0, "caused by nothing");
        }

        assertThatThrownBy(() -> Journal.openExisting(directory, context()))
                .isInstanceOf(CorruptJournalException.class)
                .hasMessageContaining("queue=in ends at sequence=1 but queue=out has an output of sequence=7");
        assertThatThrownBy(() -> verify(directory)).isInstanceOf(CorruptJournalException.class);
    }

    private static JournalContext context() {
        return new JournalContext().sealBlock(16).keeper(false);
    }

    private Path record(int inputs) {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, context(), IDENTITY)) {
            fill(journal, 1, inputs);
        }
        return directory;
    }

    private static void fill(Journal journal, int from, int to) {
        for (int i = from; i <= to; i++) {
            input(journal, i, String.format("input number %03d.", i));
            output(journal, i, 0, "first output of " + i);
            output(journal, i, 1, "second output of " + i);
        }
    }

    private static JournalVerifier.Verdict verify(Path directory) {
        try (JournalView view = Journal.openReadOnly(directory)) {
            return new JournalVerifier(view).verify();
        }
    }

    private static void replaceInFile(Path queue, String text, String by) throws IOException {
        try (Stream<Path> files = Files.list(queue)) {
            final Path file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            final String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            assertThat(content).contains(text);
            Files.writeString(file, content.replace(text, by), StandardCharsets.ISO_8859_1);
        }
    }

    /** Opens a document, writes half of it and never closes it, as a killed process leaves it. */
    @SuppressWarnings("resource")
    private static void beginRecordAndDie(Path queue) {
        final SingleChronicleQueue chronicle =
                Queues.openForAppend(queue, RollCycles.FAST_DAILY, System::currentTimeMillis);
        final ExcerptAppender appender = chronicle.createAppender();
        final DocumentContext document = appender.writingDocument();
        document.wire().bytes().writeInt(12345).writeLong(42);
    }
}
