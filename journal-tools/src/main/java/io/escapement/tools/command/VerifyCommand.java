package io.escapement.tools.command;

import io.escapement.journal.Journal;
import io.escapement.journal.JournalVerifier;
import io.escapement.journal.JournalView;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a journal's bytes. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks a journal's bytes: checksum and order of every record, and the SHA-256 seals over blocks of them.",
            "Whether the core still decides the same is what replay --verify tells."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Directory of the journal")
    private Path directory;

    @Override
    public Integer call() {
        try (JournalView view = Journal.openReadOnly(directory)) {
            for (String blob : view.blobs().names()) {
                view.blobs().get(blob);
            }
            final JournalVerifier.Verdict verdict = new JournalVerifier(view).verify();
            spec.commandLine()
                    .getOut()
                    .println("journal whole: inputs=" + verdict.inputs() + " outputs=" + verdict.outputs()
                            + " sealed blocks=" + verdict.blocks() + " inputs not sealed yet="
                            + verdict.unsealedInputs());
            return 0;
        }
    }
}
