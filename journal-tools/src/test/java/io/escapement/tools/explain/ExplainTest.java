package io.escapement.tools.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.journal.JournalReader;
import io.escapement.tools.JournalMain;
import io.escapement.tools.SampleSession;
import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded session in which what was learned changes a decision: found by what-if, explained from the journal alone. */
class ExplainTest {
    private static final CoreConfiguration CONFIGURATION =
            CoreConfiguration.fromEntries(Map.of("model.required", "false", "conviction.prior", "0.5"));

    @TempDir
    static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void record() {
        SampleSession.record(folder.resolve("journal"), CONFIGURATION, List.of("BTCUSDT", "ETHUSDT", "SOLUSDT"), 6);
    }

    @Test
    void shouldExplainTheFirstDecisionThatLearningChangedFromBothSides() {
        assertThat(run("explain", "--what-if", "core.learning.freeze=true", journal()))
                .isZero();

        final String text = out.toString();
        assertThat(text)
                .startsWith("What if core.learning.freeze had been true instead of false?")
                .containsPattern("Decisions are the same before input \\d+; there signal \\d+ is decided otherwise\\.");
        final String asItWas = text.substring(text.indexOf("As it was:"), text.indexOf("With the change"));
        final String asChanged = text.substring(text.indexOf("With the change"));
        assertThat(asItWas)
                .containsPattern("proposed +entry .* stop .* target ")
                .containsPattern("VALUE +expected -?\\d+\\.\\d+ to -?\\d+\\.\\d+ bps, by \\d+ outcomes")
                .containsPattern("signals .*\\d+ [+-]\\d\\.\\d\\d R")
                .containsPattern("gate +CONVICTION_VALUE +(passes|BLOCKS) +value \\S+ +threshold \\S+ +margin \\S+")
                .containsPattern("(trade|phantom) .* R, ");
        assertThat(asChanged).contains("lessons    none").containsPattern("gate +CONVICTION_VALUE +(passes|BLOCKS)");
        assertThat(asItWas.contains("CONVICTION_VALUE         BLOCKS"))
                .isNotEqualTo(asChanged.contains("CONVICTION_VALUE         BLOCKS"));
    }

    @Test
    void shouldNameAsManyOutcomesAsTheCoreLearnedFrom() {
        try (RecordedRun run = RecordedRun.open(folder.resolve("journal"))) {
            final WhatIf.Answer answer =
                    new WhatIf(run, CONFIGURATION.with("learning.freeze", "true")).run(null, null, sequence -> {});
            assertThat(answer.differs()).isTrue();
            final SignalStory story = new SignalStory(
                    answer.signalId(), new RecordPrinter(JournalNames.readAhead(run.view(), Long.MAX_VALUE)));
            try (JournalReader outputs = run.view().outputs()) {
                while (outputs.next()) {
                    story.onOutput(outputs.sequence(), outputs.buffer(), outputs.offset());
                }
            }
            final Told applied = story.first("LessonApplied");
            final LessonEvidence evidence = new LessonEvidence(story, applied, CONFIGURATION);
            assertThat(evidence.value()).hasSize((int) applied.whole("valueCount"));
            assertThat(evidence.pattern()).hasSize((int) applied.whole("patternCount"));
            assertThat(evidence.ofStrategy()).hasSize((int) applied.whole("sourceCount"));
        }
    }

    @Test
    void shouldSayThatNothingDiffersWhenOnlyWordsDo() {
        // Gate costs decide nothing, but the outputs of an input, and so the indices of its commands, are others.
        assertThat(run("explain", journal(), "--what-if", "learning.gateCosts.freeze=true"))
                .isZero();
        assertThat(out.toString()).contains("No decision differs, over ");
    }

    @Test
    void shouldTellOneSignalsStory() {
        assertThat(run("explain", journal(), "--signal", "1")).isZero();
        assertThat(out.toString())
                .startsWith("Signal 1  ")
                .containsPattern("because +adx ")
                .containsPattern("state +LEARNED ");
    }

    @Test
    void shouldAnswerWithOneLineWhenAskedForWhatIsNotThere() {
        assertThat(run("explain", journal(), "--signal", "99999")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("journal: no signal has the number 99999")
                .hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run("explain", journal(), "--what-if", "core.learning.freez=true"))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("journal: unknown configuration key learning.freez; did you mean learning.freeze?")
                .hasLineCount(1);
        err.getBuffer().setLength(0);
        assertThat(run("explain", journal())).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("journal: name a signal with --signal N")
                .hasLineCount(1);
    }

    private String journal() {
        return folder.resolve("journal").toString();
    }

    private int run(String... arguments) {
        return JournalMain.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
