package io.escapement.journal;

import static io.escapement.journal.JournalTest.IDENTITY;
import static io.escapement.journal.JournalTest.input;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRetentionTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void recordThreeJournals() throws IOException {
        make("a", Duration.ofDays(9));
        make("b", Duration.ofDays(4));
        make("c", Duration.ofDays(1));
    }

    @Test
    void shouldDeleteTheOldestWhenThereAreTooMany() {
        assertThat(new JournalRetention(2, Duration.ZERO, 0).apply(folder, NOW)).containsExactly(journal("a"));
        assertThat(journal("a")).doesNotExist();
        assertThat(Journal.existsIn(journal("b"))).isTrue();
    }

    @Test
    void shouldDeleteWhatIsTooOldButNeverTheNewest() {
        assertThat(new JournalRetention(0, Duration.ofDays(7), 0).apply(folder, NOW))
                .containsExactly(journal("a"));
        assertThat(new JournalRetention(0, Duration.ofHours(1), 0).apply(folder, NOW))
                .containsExactly(journal("b"));
        assertThat(Journal.existsIn(journal("c"))).isTrue();
    }

    @Test
    void shouldKeepWhatAnEngineHoldsOpen() {
        try (Journal open = Journal.openExisting(journal("a"), new JournalContext().keeper(false))) {
            assertThat(open.lastInputSequence()).isEqualTo(1);
            assertThat(new JournalRetention(1, Duration.ZERO, 0).apply(folder, NOW))
                    .containsExactly(journal("b"));
        }
    }

    @Test
    void shouldDeleteTheOldestWhenAllTogetherHoldTooMuch() {
        // A journal of one record takes some hundred KiB of queue indices.
        final long each = sizeOf("c");
        assertThat(new JournalRetention(0, Duration.ZERO, 2 * each + each / 2).apply(folder, NOW))
                .containsExactly(journal("a"));
    }

    private Path journal(String name) {
        return folder.resolve(name).resolve("journal");
    }

    private long sizeOf(String name) {
        try (JournalView view = Journal.openReadOnly(journal(name))) {
            return view.usage().bytes();
        }
    }

    private void make(String name, Duration age) throws IOException {
        try (Journal journal = Journal.create(journal(name), new JournalContext().keeper(false), IDENTITY)) {
            input(journal, 1, "one");
        }
        for (String file : new String[] {"journal", "seals"}) {
            Files.setLastModifiedTime(journal(name).resolve(file), FileTime.from(NOW.minus(age)));
        }
    }
}
