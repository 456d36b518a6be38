package io.escapement.runtime.command;

import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.runtime.model.ModelAnswer;
import io.escapement.runtime.model.ModelRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Asks a running engine to take another model bundle, and waits for what it says. */
final class ModelOrder {
    private static final String NONE = "none";
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final CommandLine commandLine;
    private final Path session;

    /** @param session folder named by the operator, or null for the one that moved last */
    ModelOrder(CommandLine commandLine, Path session) {
        this.commandLine = commandLine;
        this.session = session;
    }

    /** Exit code: 0 when the engine took it. */
    int place(ModelRole role, String model, String who, String why) {
        if (model == null) {
            throw new ParameterException(
                    commandLine,
                    role == ModelRole.SHADOW
                            ? "shadow wants --model FILE, or --model none"
                            : "activate wants --model FILE");
        }
        final Path counters = OpenCounters.locate(session);
        final CountersFile file = OpenCounters.open(session);
        if (!ProcessHandle.of(file.processId()).map(ProcessHandle::isAlive).orElse(false)) {
            throw new CommandFailure("no engine runs there, its process " + file.processId()
                    + " is gone; start one, or name its session with --session");
        }
        final boolean none = role == ModelRole.SHADOW && model.equals(NONE);
        final ModelRequest request = new ModelRequest(
                System.currentTimeMillis() << 20 | ProcessHandle.current().pid() & 0xF_FFFF,
                role,
                none ? "" : Path.of(model).toAbsolutePath().toString(),
                who,
                why);
        final byte[] bytes;
        try {
            bytes = request.encode();
        } catch (final IllegalArgumentException e) {
            throw new CommandFailure(e.getMessage());
        }
        if (!file.commandBuffer().write(CountersFile.MODEL_REQUEST_TYPE, new UnsafeBuffer(bytes), 0, bytes.length)) {
            throw new CommandFailure("the command buffer is full: the engine does not read it; is it hung?");
        }
        return report(await(request.answerFile(counters.toAbsolutePath().getParent())));
    }

    private int report(ModelAnswer answer) {
        if (!answer.accepted()) {
            throw new CommandFailure("refused, the model before stays: " + answer.text());
        }
        commandLine.getOut().println(answer.text());
        return 0;
    }

    private static ModelAnswer await(Path answer) {
        final long deadline = System.nanoTime() + PATIENCE_NS;
        while (!Files.exists(answer)) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure("the engine has not answered for "
                        + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s; look at its counters and its journal");
            }
            LockSupport.parkNanos(POLL_NS);
        }
        try {
            final ModelAnswer read = ModelAnswer.read(answer);
            Files.delete(answer);
            return read;
        } catch (final IOException e) {
            throw new CommandFailure("the engine's answer in " + answer + " can't be read");
        }
    }
}
