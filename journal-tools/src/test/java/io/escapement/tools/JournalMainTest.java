package io.escapement.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.tools.replay.Subject;
import io.escapement.tools.replay.SubjectFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalMainTest {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.defaults();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldEndWithOneLineWhenTheReplayIsIdentical() {
        final Path journal = recordWithCore();

        assertThat(run("replay", journal.toString(), "--verify")).isZero();

        final String[] lines = out.toString().split("\n");
        assertThat(lines[lines.length - 1])
                .matches("replay identical: inputs=6 outputs=\\d+ hash=[0-9a-f]{16} \\(\\d+ ms, .* msgs/s\\)");
    }

    @Test
    void shouldDumpInputsFollowedByTheirOutputs() {
        final Path journal = folder.resolve("journal");
        SampleJournal.record(journal, CONFIGURATION, sink -> new CountingSubject(sink, 10_000), inputs());

        assertThat(run("dump", journal.toString(), "--from", "3", "--to", "4")).isZero();

        assertThat(out.toString().lines().toList()).hasSize(3);
        assertThat(out.toString().lines().toList().get(0))
                .startsWith("in  3 Bar ")
                .contains(" instrumentId=ABCUSDT intervalMinutes=3 confirm=YES ")
                .contains(" closePrice=101 ");
        assertThat(out.toString().lines().toList().get(1)).startsWith("out 3/0 StateHash ");
        assertThat(out.toString().lines().toList().get(2)).startsWith("in  4 TimeTick ");
    }

    @Test
    void shouldDumpJsonOfOneTypeAndSymbol() {
        final Path journal = folder.resolve("journal");
        SampleJournal.record(journal, CONFIGURATION, sink -> new CountingSubject(sink, 10_000), inputs());

        assertThat(run("dump", journal.toString(), "--json", "--in", "--type", "bar", "--symbol", "abcusdt"))
                .isZero();

        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.startsWith("{\"stream\":\"in\",\"sequence\":"))
                .allMatch(line -> line.contains("\"message\":\"Bar\""));
    }

    @Test
    void shouldRefuseToDumpWhenNoMessageHasTheName() {
        final Path journal = folder.resolve("journal");
        SampleJournal.record(journal, CONFIGURATION, sink -> new CountingSubject(sink, 10_000), inputs());

        assertThat(run("dump", journal.toString(), "--type", "Barr")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("journal: no message is named Barr;")
                .hasLineCount(1);

        err.getBuffer().setLength(0);
        assertThat(run("dump", journal.toString(), "--from", "4", "--to", "3")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("journal: --from 4 is behind --to 3;")
                .hasLineCount(1);
    }

    @Test
    void shouldSayWhatAJournalIs() {
        final Path journal = recordWithCore();

        assertThat(run("info", journal.toString())).isZero();

        assertThat(out.toString())
                .containsPattern("instance +one")
                .containsPattern("commit +abc123")
                .containsPattern("last input +6")
                .containsPattern("model +none");
    }

    @Test
    void shouldSayThatAJournalIsWhole() {
        final Path journal = folder.resolve("journal");
        SampleJournal.record(journal, CONFIGURATION, sink -> new CountingSubject(sink, 10_000), inputs());

        assertThat(run("verify", journal.toString())).isZero();

        assertThat(out.toString())
                .isEqualTo("journal whole: inputs=6 outputs=4 sealed blocks=1 inputs not sealed yet=0\n");
    }

    @Test
    void shouldAnswerWithOneLineWhenThereIsNoJournal() throws Exception {
        assertThat(run("replay", folder.resolve("nowhere").toString(), "--verify"))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("journal: no such directory: " + folder.resolve("nowhere")
                        + "; name the directory of a journal\n");

        err.getBuffer().setLength(0);
        Files.writeString(
                Files.createDirectories(folder.resolve("newer")).resolve("journal"), "format = 9\nschema = 1\n");
        assertThat(run("dump", folder.resolve("newer").toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("journal: journal was written by a newer version: format=9");
    }

    @Test
    void shouldNameTheJournalWhenGivenTheFolderOfItsSession() {
        final Path journal = folder.resolve("journal");
        SampleJournal.record(journal, CONFIGURATION, sink -> new CountingSubject(sink, 10_000), inputs());

        assertThat(run("info", folder.toString())).isEqualTo(1);
        assertThat(err.toString())
                .endsWith("the folder of a session: directory=" + folder + "; name " + journal + "\n");
    }

    @Test
    void shouldExitWithTwoWhenAFlagIsUnknown() {
        assertThat(run("replay", folder.toString(), "--verrify")).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option: '--verrify'");
    }

    private List<byte[]> inputs() {
        return new SampleInputs()
                .runStart(SampleJournal.hash(CONFIGURATION), 1, false)
                .instrument(0, "ABCUSDT")
                .bar(0, 3, 100, 102, 99, 101)
                .tick()
                .bar(0, 3, 101, 103, 100, 102)
                .tick()
                .messages();
    }

    private Path recordWithCore() {
        final Path journal = folder.resolve("journal");
        final SubjectFactory cores = sink -> new CoreSubject(sink);
        SampleJournal.record(journal, CONFIGURATION, cores, inputs());
        return journal;
    }

    private int run(String... arguments) {
        return JournalMain.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private static final class CoreSubject implements Subject {
        private final TradingCore core;

        CoreSubject(OutputPort out) {
            core = new TradingCore(CONFIGURATION, ModelLibrary.EMPTY, out);
        }

        @Override
        public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
            core.onInput(sequence, buffer, offset, length);
        }

        @Override
        public long stateHash() {
            return core.stateHash();
        }
    }
}
