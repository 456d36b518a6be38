package io.escapement.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalKillTest {
    @TempDir
    Path folder;

    @Test
    void shouldLoseNothingWrittenWhenTheWriterIsKilledAgainAndAgain() throws Exception {
        final Path directory = folder.resolve("journal");
        long expected = 0;
        for (int life = 0; life < 3; life++) {
            expected = Math.max(expected, writeUntilKilled(directory, 4 + 3 * life));

            final JournalVerifier.Verdict verdict;
            try (JournalView view = Journal.openReadOnly(directory)) {
                verdict = new JournalVerifier(view).verify();
            }
            assertThat(verdict.inputs()).isGreaterThanOrEqualTo(expected);
            // Outputs of the last input may be missing, none before.
            assertThat(verdict.outputs()).isBetween(2 * verdict.inputs() - 2, 2 * verdict.inputs());
            completeLastInput(directory);
        }
    }

    /** Recovery's part: says again what the last input's outputs were. */
    private static void completeLastInput(Path directory) {
        try (Journal journal = Journal.openExisting(directory, new JournalContext().sealBlock(1_000))) {
            final long last = journal.lastInputSequence();
            final int done = journal.lastOutputCause() == last ? journal.lastOutputIndex() + 1 : 0;
            for (int index = done; index < 2; index++) {
                JournalTest.output(journal, last, index, "recovered");
            }
        }
    }

    private static long writeUntilKilled(Path directory, int reports) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (argument.startsWith("--")) {
                command.add(argument);
            }
        }
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), EndlessWriter.class.getName(), directory.toString()));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            long sequence = 0;
            for (int i = 0; i < reports; i++) {
                sequence = Long.parseLong(lines.readLine());
            }
            return sequence;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
