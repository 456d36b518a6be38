package io.escapement.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    static final JournalIdentity IDENTITY = new JournalIdentity("one", "abc123", "c0ffee", "");

    @TempDir
    Path folder;

    @Test
    void shouldReadBackWhatWasAppendedInOrder() {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, new JournalContext(), IDENTITY)) {
            input(journal, 1, "first");
            output(journal, 1, 0, "said one");
            output(journal, 1, 1, "said two");
            input(journal, 2, "second");
            input(journal, 3, "third");
            output(journal, 3, 0, "said three");
        }

        try (JournalView view = Journal.openReadOnly(directory)) {
            assertThat(view.identity()).isEqualTo(IDENTITY);
            final JournalReader inputs = view.inputs();
            assertThat(drain(inputs)).isEqualTo("1/-1:first 2/-1:second 3/-1:third ");
            final JournalReader outputs = view.outputs();
            assertThat(drain(outputs)).isEqualTo("1/0:said one 1/1:said two 3/0:said three ");
        }
    }

    @Test
    void shouldGoOnBehindTheLastRecordWhenOpenedAgain() {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, new JournalContext(), IDENTITY)) {
            input(journal, 1, "first");
            output(journal, 1, 0, "said one");
        }

        try (Journal journal = Journal.openExisting(directory, new JournalContext())) {
            assertThat(journal.lastInputSequence()).isEqualTo(1);
            assertThat(journal.lastOutputCause()).isEqualTo(1);
            assertThat(journal.lastOutputIndex()).isZero();
            input(journal, 2, "second");
            output(journal, 2, 0, "said two");
        }

        try (JournalView view = Journal.openReadOnly(directory)) {
            assertThat(drain(view.inputs())).isEqualTo("1/-1:first 2/-1:second ");
            assertThat(drain(view.outputs())).isEqualTo("1/0:said one 2/0:said two ");
        }
    }

    @Test
    void shouldSeekBySequenceWhenThousandsOfRecordsAreHeld() {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, new JournalContext(), IDENTITY)) {
            for (int i = 1; i <= 5_000; i++) {
                input(journal, i, "input " + i);
                if (i % 7 == 0) {
                    output(journal, i, 0, "output " + i);
                    output(journal, i, 1, "output again " + i);
                }
            }
        }

        try (JournalView view = Journal.openReadOnly(directory)) {
            final JournalReader inputs = view.inputs();
            for (long wanted : new long[] {1, 2, 63, 64, 65, 4_097, 5_000}) {
                inputs.seek(wanted);
                assertThat(inputs.next()).isTrue();
                assertThat(inputs.sequence()).isEqualTo(wanted);
            }
            inputs.seek(5_001);
            assertThat(inputs.next()).isFalse();

            final JournalReader outputs = view.outputs();
            outputs.seek(100);
            assertThat(outputs.next()).isTrue();
            assertThat(outputs.sequence()).isEqualTo(105);
            assertThat(outputs.index()).isZero();
            assertThat(outputs.toLast()).isTrue();
            assertThat(outputs.sequence()).isEqualTo(4_998);
            assertThat(outputs.index()).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseWhenSequenceLeavesAHole() {
        try (Journal journal = Journal.create(folder.resolve("journal"), new JournalContext(), IDENTITY)) {
            input(journal, 1, "first");
            assertThatThrownBy(() -> input(journal, 3, "third"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("input out of order: sequence=3 last=1");
            output(journal, 1, 0, "said one");
            assertThatThrownBy(() -> output(journal, 1, 2, "said three"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("output out of order: cause=1 index=2 last=1/0");
        }
    }

    @Test
    void shouldRefuseASecondWriterOnTheSameJournal() {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, new JournalContext(), IDENTITY)) {
            input(journal, 1, "first");
            assertThatThrownBy(() -> Journal.openExisting(directory, new JournalContext()))
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith("journal is in use by another engine")
                    .hasMessageContaining("directory=" + directory)
                    .hasMessageEndingWith("stop that engine, or name another directory");
        }
    }

    @Test
    void shouldNameTheRemedyWhenDirectoryIsNoJournal() throws Exception {
        assertThatThrownBy(() -> Journal.openReadOnly(folder.resolve("nowhere")))
                .hasMessage("no such directory: " + folder.resolve("nowhere") + "; name the directory of a journal");
        assertThatThrownBy(() -> Journal.openReadOnly(folder))
                .hasMessageStartingWith("not a journal (it has no file named journal): directory=" + folder);

        final Path newer = Files.createDirectories(folder.resolve("newer"));
        Files.writeString(newer.resolve("journal"), "format = 99\nschema = 1\n");
        assertThatThrownBy(() -> Journal.openReadOnly(newer))
                .hasMessageStartingWith("journal was written by a newer version: format=99, known up to 1");
    }

    @Test
    void shouldRefuseAnotherIdentityWhenGoingOn() {
        final Path directory = folder.resolve("journal");
        try (Journal journal = Journal.create(directory, new JournalContext(), IDENTITY)) {
            journal.requireSameIdentity(IDENTITY);
            assertThatThrownBy(
                            () -> journal.requireSameIdentity(new JournalIdentity("one", "def456", "c0ffee", "beef")))
                    .isInstanceOf(JournalException.class)
                    .hasMessage("journal was recorded with another identity: directory=" + directory
                            + " commit=abc123 (now def456) model=none (now beef); start in a new directory");
        }
    }

    static void input(Journal journal, long sequence, String text) {
        final UnsafeBuffer buffer = buffer(text);
        journal.appendInput(sequence, buffer, 0, buffer.capacity());
    }

    static void output(Journal journal, long cause, int index, String text) {
        final UnsafeBuffer buffer = buffer(text);
        journal.appendOutput(cause, index, buffer, 0, buffer.capacity());
    }

    static UnsafeBuffer buffer(String text) {
        return new UnsafeBuffer(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String drain(JournalReader reader) {
        final StringBuilder all = new StringBuilder();
        while (reader.next()) {
            all.append(reader.sequence()).append('/').append(reader.index()).append(':');
            all.append(reader.buffer().getStringWithoutLengthAscii(reader.offset(), reader.length()))
                    .append(' ');
        }
        return all.toString();
    }
}
