package io.escapement.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of {@link CompletionFile}. */
class CompletionFileTest {
    @Test
    void shouldKeepTimesBySequenceWhenReadAgain(@TempDir Path folder) {
        final Path path = folder.resolve("completions");
        try (CompletionFile written = CompletionFile.create(path, 2)) {
            written.add(10, 15);
            written.add(20, 26);
            written.add(30, 37);
        }

        try (CompletionFile read = CompletionFile.open(path)) {
            assertThat(read.count()).isEqualTo(2);
            assertThat(read.claimed(1)).isEqualTo(10);
            assertThat(read.done(1)).isEqualTo(15);
            assertThat(read.claimed(2)).isEqualTo(20);
            assertThat(read.done(2)).isEqualTo(26);
        }
    }
}
