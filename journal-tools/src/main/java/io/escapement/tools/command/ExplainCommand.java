package io.escapement.tools.command;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.tools.explain.SignalStory;
import io.escapement.tools.explain.StoryText;
import io.escapement.tools.explain.WhatIf;
import io.escapement.tools.replay.RecordedRun;
import io.escapement.tools.text.JournalNames;
import io.escapement.tools.text.RecordPrinter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers why a signal was or was not traded, and what another configuration would have decided. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells one signal's story step by step: what the strategy said, what the model thought, what each lesson"
                    + " corrected and the outcomes that taught it, every comparison of every gate, the decision, and what"
                    + " became of it.",
            "With --what-if the journal's inputs run through the core twice, once as configured then and once with the"
                    + " change, and the first decision that differs is explained from both sides."
        })
public final class ExplainCommand implements Callable<Integer> {
    private static final String PREFIX = "core.";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Option(names = "--signal", paramLabel = "N", description = "Number of the signal")
    private Long signal;

    @Option(
            names = "--what-if",
            paramLabel = "KEY=VALUE",
            description = "One key of the core's configuration as it is not; may be repeated")
    private Map<String, String> changes = new LinkedHashMap<>();

    private PrintWriter out;

    @Override
    public Integer call() {
        out = spec.commandLine().getOut();
        if (signal == null && changes.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "name a signal with --signal N, or a change with --what-if KEY=VALUE");
        }
        try (RecordedRun run = RecordedRun.open(directory)) {
            if (signal != null) {
                tell(run, signal);
            }
            if (!changes.isEmpty()) {
                compare(run);
            }
        }
        out.flush();
        return 0;
    }

    /** As the journal holds it, from the proposal to the end. */
    private void tell(RecordedRun run, long signalId) {
        final SignalStory story = new SignalStory(signalId, printer(run));
        try (JournalReader outputs = run.view().outputs()) {
            while (outputs.next()) {
                story.onOutput(outputs.sequence(), outputs.buffer(), outputs.offset());
            }
        }
        if (!story.isKnown()) {
            throw new JournalException("no signal has the number " + signalId + ": directory=" + directory
                    + "; journal report tells how many there are");
        }
        new StoryText(out, run.configuration()).print(story);
    }

    private void compare(RecordedRun run) {
        final CoreConfiguration changed = changed(run.configuration());
        final WhatIf whatIf = new WhatIf(run, changed);
        final WhatIf.Answer answer = whatIf.run(null, null, sequence -> {});
        if (signal != null) {
            out.println();
        }
        out.println("What if " + words(run.configuration(), changed) + "?");
        if (!answer.differs()) {
            out.println("  No decision differs, over " + answer.sequence() + " inputs.");
            return;
        }
        out.println("  Decisions are the same before input " + answer.sequence() + "; there "
                + (answer.signalId() == 0 ? "a command" : "signal " + answer.signalId()) + " is decided otherwise.");
        if (answer.signalId() == 0) {
            return;
        }
        final SignalStory asChanged = new SignalStory(answer.signalId(), printer(run));
        whatIf.run(
                null,
                (cause, index, buffer, offset, length) -> asChanged.onOutput(cause, buffer, offset),
                sequence -> {});
        out.println();
        out.println("As it was:");
        tell(run, answer.signalId());
        out.println();
        out.println("With the change, up to that input; what the venue answered later was said to the other:");
        new StoryText(out, changed).print(asChanged);
    }

    private RecordPrinter printer(RecordedRun run) {
        return new RecordPrinter(JournalNames.readAhead(run.view(), Long.MAX_VALUE));
    }

    private CoreConfiguration changed(CoreConfiguration configuration) {
        CoreConfiguration result = configuration;
        try {
            for (Map.Entry<String, String> change : changes.entrySet()) {
                result = result.with(name(change.getKey()), change.getValue());
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return result;
    }

    private String words(CoreConfiguration before, CoreConfiguration after) {
        final StringBuilder text = new StringBuilder();
        for (String key : changes.keySet()) {
            final String name = name(key);
            text.append(text.length() == 0 ? "" : " and ")
                    .append(PREFIX)
                    .append(name)
                    .append(" had been ")
                    .append(after.entries().get(name))
                    .append(" instead of ")
                    .append(before.entries().get(name));
        }
        return text.toString();
    }

    /** The engine's configuration file calls the core's keys by a prefix. */
    private static String name(String key) {
        return key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
    }
}
