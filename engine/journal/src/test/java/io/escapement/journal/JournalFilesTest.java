package io.escapement.journal;

import static io.escapement.journal.JournalTest.IDENTITY;
import static io.escapement.journal.JournalTest.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {
    @TempDir
    Path folder;

    private final Path directory() {
        return folder.resolve("journal");
    }

    @Test
    void shouldBeginANewFileWhenOneIsFullAndReadThroughAll() throws Exception {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[1_000]);
        try (Journal journal = Journal.create(directory(), context().maxFileBytes(1 << 20), IDENTITY)) {
            for (int i = 1; i <= 4_000; i++) {
                message.putInt(0, i);
                journal.appendInput(i, message, 0, message.capacity());
                journal.appendOutput(i, 0, message, 0, 100);
            }
        }

        assertThat(files(directory().resolve("in"))).isEqualTo(5);
        try (JournalView view = Journal.openReadOnly(directory())) {
            assertThat(new JournalVerifier(view).verify().inputs()).isEqualTo(4_000);
            final JournalReader inputs = view.inputs();
            for (long wanted : new long[] {1, 1_000, 2_049, 3_999, 4_000}) {
                inputs.seek(wanted);
                assertThat(inputs.next()).isTrue();
                assertThat(inputs.buffer().getInt(inputs.offset())).isEqualTo(wanted);
            }
            assertThat(inputs.toLast()).isTrue();
            assertThat(inputs.sequence()).isEqualTo(4_000);
        }
        try (Journal journal = Journal.openExisting(directory(), context().maxFileBytes(1 << 20))) {
            assertThat(journal.lastInputSequence()).isEqualTo(4_000);
        }
    }

    @Test
    void shouldFollowTheWriterIntoItsNextFile() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[1_000]);
        try (Journal journal = Journal.create(directory(), context().maxFileBytes(1 << 20), IDENTITY);
                JournalView view = journal.view()) {
            final JournalReader inputs = view.inputs();
            assertThat(inputs.next()).isFalse();
            for (int i = 1; i <= 3_000; i++) {
                message.putInt(0, i);
                journal.appendInput(i, message, 0, message.capacity());
                assertThat(inputs.next()).isTrue();
                assertThat(inputs.sequence()).isEqualTo(i);
                assertThat(inputs.next()).isFalse();
            }
        }
    }

    @Test
    void shouldSealWhileTheWriterGoesOn() throws Exception {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[200]);
        final Path seals = directory().resolve("seals");
        try (Journal journal = Journal.create(directory(), new JournalContext().sealBlock(100), IDENTITY)) {
            final long deadline = System.nanoTime() + 20_000_000_000L;
            int sequence = 0;
            while (!Files.exists(seals)) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                sequence++;
                message.putInt(0, sequence);
                journal.appendInput(sequence, message, 0, message.capacity());
                journal.appendOutput(sequence, 0, message, 0, 50);
            }
            assertThat(journal.trouble()).isNull();
        }
        try (JournalView view = Journal.openReadOnly(directory())) {
            assertThat(new JournalVerifier(view).verify().unsealedInputs()).isZero();
        }
    }

    @Test
    void shouldFindTheNewestFileWhenFilesLastAnHour() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[1_000]);
        final Path hourly = folder.resolve("hourly");
        for (int run = 0; run < 2; run++) {
            final JournalContext context =
                    context().roll(JournalContext.Roll.HOURLY).maxFileBytes(1 << 20);
            try (Journal journal = Journal.existsIn(hourly)
                    ? Journal.openExisting(hourly, context)
                    : Journal.create(hourly, context, IDENTITY)) {
                final long last = journal.lastInputSequence();
                for (long i = last + 1; i <= last + 3_000; i++) {
                    message.putLong(0, i);
                    journal.appendInput(i, message, 0, message.capacity());
                }
            }
        }

        try (JournalView view = Journal.openReadOnly(hourly)) {
            assertThat(new JournalVerifier(view).verify().inputs()).isEqualTo(6_000);
        }
    }

    @Test
    void shouldAllocateNothingPerAppend() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[256]);
        try (Journal journal = Journal.create(directory(), context(), IDENTITY)) {
            append(journal, message, 1, 100_000);
            final long before = threads.getCurrentThreadAllocatedBytes();
            append(journal, message, 100_001, 200_000);
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // 100,000 inputs and outputs; Chronicle allocates a little whenever it maps the next 64 MiB.
            assertThat(allocated).isLessThan(64 * 1024);
        }
    }

    @Test
    void shouldSayWhatItCostsAndCutTheEmptyTailWhenClosed() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[1_000]);
        try (Journal journal = Journal.create(directory(), context(), IDENTITY)) {
            for (int i = 1; i <= 3_000; i++) {
                message.putInt(0, i);
                journal.appendInput(i, message, 0, message.capacity());
            }
            assertThat(journal.usage().bytes()).isBetween(3_000_000L, 6_000_000L);
            assertThat(journal.usage().overBudget()).isFalse();
        }

        assertThat(sizeOf(directory())).isBetween(3_000_000L, 6_000_000L);
    }

    @Test
    void shouldRefuseToStartWhenOverItsDiskBudget() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[1_000]);
        try (Journal journal = Journal.create(directory(), context(), IDENTITY)) {
            for (int i = 1; i <= 3_000; i++) {
                message.putInt(0, i);
                journal.appendInput(i, message, 0, message.capacity());
            }
        }

        assertThatThrownBy(() -> Journal.openExisting(directory(), context().budgetBytes(1 << 20)))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("journal is over its disk budget: directory=" + directory() + " holds=3MiB")
                .hasMessageEndingWith("budget=1MiB; start in a new directory, or raise the budget");
    }

    @Test
    void shouldSayWhenItGrowsOverItsBudgetAndGoOn() {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[1_000]);
        try (Journal journal = Journal.create(directory(), context().budgetBytes(1 << 20), IDENTITY)) {
            for (int i = 1; i <= 3_000; i++) {
                message.putInt(0, i);
                journal.appendInput(i, message, 0, message.capacity());
            }
            assertThat(journal.usage().overBudget()).isTrue();
            assertThat(journal.trouble())
                    .startsWith("the journal is over its disk budget: directory=" + directory() + " budget=1MiB");
        }
    }

    @Test
    void shouldRefuseToStartWhenTheDiskHasLessThanTheReserve() {
        assertThatThrownBy(() -> Journal.create(directory(), context().reserveBytes(Long.MAX_VALUE), IDENTITY))
                .isInstanceOf(JournalException.class)
                .hasMessageStartingWith("disk too full for a journal: directory=" + directory());
    }

    @Test
    void shouldKeepBlobsByTheirContent() throws Exception {
        try (Journal journal = Journal.create(directory(), context(), IDENTITY)) {
            final String name = journal.blobs().put("hello".getBytes(StandardCharsets.US_ASCII));

            assertThat(name).isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
            assertThat(journal.blobs().put("hello".getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(name);
            assertThat(journal.blobs().names()).containsExactly(name);
            assertThat(journal.blobs().get(name))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("hello");

            final Path file = directory().resolve("blobs").resolve(name);
            Files.writeString(file, "hellO");
            assertThatThrownBy(() -> journal.blobs().get(name))
                    .isInstanceOf(JournalException.class)
                    .hasMessage("file altered: its content does not match its name, file=" + file
                            + "; restore it from a copy");
            assertThatThrownBy(() -> journal.blobs().get("0".repeat(64)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageStartingWith("journal lacks file=");
        }
    }

    @Test
    void shouldCountEpochsOnDisk() throws Exception {
        final EpochFile epoch = new EpochFile(folder.resolve("epoch"));

        assertThat(epoch.current()).isZero();
        assertThat(epoch.advance()).isEqualTo(1);
        assertThat(epoch.advance()).isEqualTo(2);
        assertThat(new EpochFile(folder.resolve("epoch")).current()).isEqualTo(2);

        Files.writeString(folder.resolve("epoch"), "two");
        assertThatThrownBy(epoch::advance)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("write the number of the last run into it");
    }

    @Test
    void shouldTakeNoMoreOnceTheDiskRunsShort() {
        try (Journal journal = Journal.create(directory(), context(), IDENTITY)) {
            input(journal, 1, "one");
            journal.refuseAppends("free=1MiB is less than reserve=256MiB");

            assertThatThrownBy(() -> input(journal, 2, "two"))
                    .isInstanceOf(JournalWriteException.class)
                    .hasMessage("journal cannot be written: directory="
                            + directory().resolve("in")
                            + " queue=in sequence=2 (free=1MiB is less than reserve=256MiB); free disk space or repair"
                            + " the file system, then start again");
            assertThat(journal.lastInputSequence()).isEqualTo(1);
        }
    }

    private static JournalContext context() {
        return new JournalContext().keeper(false);
    }

    private static void append(Journal journal, UnsafeBuffer message, int from, int to) {
        for (int i = from; i <= to; i++) {
            journal.appendInput(i, message, 0, message.capacity());
            journal.appendOutput(i, 0, message, 0, 100);
        }
    }

    private static long files(Path queue) throws IOException {
        try (Stream<Path> all = Files.list(queue)) {
            return all.filter(path -> path.toString().endsWith(".cq4")).count();
        }
    }

    private static long sizeOf(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
