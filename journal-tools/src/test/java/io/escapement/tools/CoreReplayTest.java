package io.escapement.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.core.strategy.TrendStrategy;
import io.escapement.tools.replay.Subject;
import io.escapement.tools.replay.SubjectFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real core: what it said is said again, and an edited core is caught at the first word it says otherwise. */
class CoreReplayTest {
    private static final CoreConfiguration CONFIGURATION = SampleMarket.configuration();
    private static final int QUARTERS = 400;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void shouldReplayIdenticallyWhatTheCoreRecorded() {
        final Path journal = record(real(CONFIGURATION));

        assertThat(run("replay", journal.toString(), "--verify")).isZero();

        assertThat(lastLine()).startsWith("replay identical: inputs=" + (QUARTERS * 6 + 3) + " outputs=");
    }

    @Test
    void shouldFailAtTheFirstAffectedMessageWhenAConstantOfTheCoreWasChanged() {
        // The directional index at which a trend counts as full only enters a signal's strength.
        final PatchedCore edited = new PatchedCore(CONFIGURATION, TrendStrategy.class, 40, 41);
        final Path journal = record(edited);
        assertThat(edited.patched()).isEqualTo(1);

        assertThat(run("replay", journal.toString(), "--verify")).isEqualTo(1);

        assertThat(out.toString().lines().toList().get(0))
                .matches("first difference: output \\d+/\\d+ was recorded otherwise");
        assertThat(out.toString())
                .containsPattern("cause: in  \\d+ (Bar|TimeTick) ")
                .containsPattern("  message +SignalProposed +SignalProposed")
                .containsPattern("\\* strength +0\\.\\d+ +[01]\\.\\d+");
        assertThat(lastLine()).startsWith("replay DIFFERS: inputs=");
    }

    @Test
    void shouldReplayIdenticallyWhenTheCoreIsLoadedTwiceButUnchanged() {
        final Path journal = record(new PatchedCore(CONFIGURATION, TrendStrategy.class, 40, 40));

        assertThat(run("replay", journal.toString(), "--verify")).isZero();
    }

    @Test
    void shouldFailWhenTheConfigurationWasAnother() {
        final Path journal = record(real(CONFIGURATION.with("state.hashEvery", "49")));

        assertThat(run("replay", journal.toString(), "--verify")).isEqualTo(1);

        assertThat(out.toString())
                .startsWith("first difference: output 49/0 was recorded, but the replay has none\ncause: in  49 Bar ");
    }

    @Test
    void shouldPassTheShortGate() {
        final Path journal = record(real(CONFIGURATION));

        assertThat(run("gate", "--short", "--cuts", "3", journal.toString())).isZero();

        assertThat(lastLine()).isEqualTo("gate green: 10 variants equal what was recorded");
    }

    private static SubjectFactory real(CoreConfiguration configuration) {
        return sink -> new CoreSubject(configuration, sink);
    }

    private Path record(SubjectFactory cores) {
        final Path journal = folder.resolve("journal");
        SampleJournal.record(journal, CONFIGURATION, cores, SampleMarket.inputs(QUARTERS));
        return journal;
    }

    private int run(String... arguments) {
        return JournalMain.run(new PrintWriter(out, true), new PrintWriter(out, true), arguments);
    }

    private String lastLine() {
        final String[] lines = out.toString().split("\n");
        return lines[lines.length - 1];
    }

    private static final class CoreSubject implements Subject {
        private final TradingCore core;

        CoreSubject(CoreConfiguration configuration, OutputPort out) {
            core = new TradingCore(configuration, ModelLibrary.EMPTY, out);
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
