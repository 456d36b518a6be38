package io.escapement.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalView;
import io.escapement.tools.CountingSubject;
import io.escapement.tools.SampleInputs;
import io.escapement.tools.SampleJournal;
import io.escapement.tools.text.DifferencePrinter;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayerTest {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.defaults();

    @TempDir
    Path folder;

    private static List<byte[]> inputs() {
        return new SampleInputs()
                .runStart(SampleJournal.hash(CONFIGURATION), 1, false)
                .instrument(0, "ABCUSDT")
                .bar(0, 3, 100, 102, 99, 101)
                .tick()
                .bar(0, 3, 101, 103, 100, 102)
                .runStart(SampleJournal.hash(CONFIGURATION), 2, true)
                .bar(0, 3, 102, 104, 101, 103)
                .messages();
    }

    @Test
    void shouldBeIdenticalWhenTheSameSubjectReplays() {
        final ReplayResult result = replay(record(inputs(), 10_000), 10_000);

        assertThat(result.difference()).isNull();
        assertThat(result.inputs()).isEqualTo(7);
        assertThat(result.outputs()).isEqualTo(6);
        assertThat(result.outputsCompared()).isEqualTo(6);
        assertThat(result.tornOutputs()).isZero();
        assertThat(result.summary()).startsWith("replay identical: inputs=7 outputs=6 hash=");
    }

    @Test
    void shouldNameTheFirstOutputWhenAConstantHasChanged() {
        // Recorded under a limit that no sum reaches, replayed under one that the last input but one passes.
        final Path journal = record(inputs(), 10_000);
        final long sumBeforeLast = replay(journal, 10_000).stateHash() - inputs().get(6).length;

        final ReplayResult result = replay(journal, sumBeforeLast - 1);

        assertThat(result.identical()).isFalse();
        assertThat(result.difference().kind()).isEqualTo(Difference.Kind.NOT_RECORDED);
        assertThat(result.difference().causeSequence()).isEqualTo(6);
        assertThat(result.difference().index()).isEqualTo(1);
    }

    @Test
    void shouldPrintBothSidesAndTheCauseWhenAFieldHasChanged() {
        final Path journal = record(inputs(), 0);

        final ReplayResult result = replay(journal, 1);

        assertThat(result.difference().kind()).isEqualTo(Difference.Kind.CHANGED);
        assertThat(result.difference().causeSequence()).isEqualTo(1);
        assertThat(result.difference().index()).isEqualTo(1);
        final StringWriter text = new StringWriter();
        new DifferencePrinter(new RecordPrinter(new JournalNames("one")), new PrintWriter(text, true))
                .print(result.difference());
        assertThat(text.toString().lines())
                .contains("first difference: output 1/1 was recorded otherwise")
                .anyMatch(line -> line.startsWith("cause: in  1 RunStart") && line.contains("commit=abc123"))
                .anyMatch(line -> line.matches("\\* expected +0 +1"))
                .anyMatch(line -> line.matches("  message +Alert +Alert"));
    }

    @Test
    void shouldNameTheRecordedOutputWhenTheReplayHasNone() {
        final ReplayResult result = replay(record(inputs(), 0), 10_000);

        assertThat(result.difference().kind()).isEqualTo(Difference.Kind.NOT_RECOMPUTED);
        assertThat(result.difference().causeSequence()).isEqualTo(1);
        assertThat(result.difference().index()).isEqualTo(1);
        assertThat(result.difference().recomputed()).isNull();
    }

    @Test
    void shouldReportATornTailWhenOnlyTheLastInputsOutputsAreMissing() {
        final Path journal = record(inputs(), 10_000);
        SampleJournal.appendInputOnly(
                journal, new SampleInputs().bar(0, 3, 1, 1, 1, 1).messages().get(0));

        final ReplayResult result = replay(journal, 10_000);

        assertThat(result.identical()).isTrue();
        assertThat(result.tornOutputs()).isEqualTo(1);
        assertThat(result.inputs()).isEqualTo(8);
    }

    @Test
    void shouldDifferWhenOutputsOfEarlierInputsAreMissing() {
        final Path journal = record(inputs(), 10_000);
        for (int i = 0; i < 2; i++) {
            SampleJournal.appendInputOnly(
                    journal, new SampleInputs().bar(0, 3, 1, 1, 1, 1).messages().get(0));
        }

        final ReplayResult result = replay(journal, 10_000);

        assertThat(result.difference().kind()).isEqualTo(Difference.Kind.OUT_ENDS_EARLY);
        assertThat(result.difference().causeSequence()).isEqualTo(8);
    }

    private Path record(List<byte[]> inputs, long limit) {
        final Path directory = folder.resolve("journal");
        SampleJournal.record(directory, CONFIGURATION, out -> new CountingSubject(out, limit), inputs);
        return directory;
    }

    private static ReplayResult replay(Path directory, long limit) {
        try (JournalView view = Journal.openReadOnly(directory)) {
            return new Replayer(view, out -> new CountingSubject(out, limit), true, Long.MAX_VALUE)
                    .replay(Progress.SILENT);
        }
    }
}
