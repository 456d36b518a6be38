package io.escapement.benchmarks.crash;

import io.escapement.benchmarks.Machine;
import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/** Starts the product's processes as run.sh does: same JVM, same flags, same class paths. */
public final class Processes {
    private static final long POLL_MS = 20;

    private final Path home =
            Path.of(System.getProperty("escapement.home", ".")).toAbsolutePath();

    Process start(String module, String main, Path log, List<String> arguments) throws IOException {
        return start(module, main, log, List.of(), arguments);
    }

    /**
     * Starts one.
     *
     * @param module whose classes and libraries it has
     * @param main its class
     * @param log gets all it says
     * @param flags JVM options beside those of this process
     * @param arguments of main
     * @return running; its standard input is a pipe
     * @throws IOException if it can't be started
     */
    public Process start(String module, String main, Path log, List<String> flags, List<String> arguments)
            throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Machine.flags());
        command.addAll(flags);
        command.addAll(Machine.buildProperties());
        command.add("-cp");
        command.add(home.resolve(module).resolve("target/classes") + ":"
                + home.resolve(module).resolve("target/lib") + "/*");
        command.add(main);
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Runs to the end and returns the exit code. */
    int run(String module, String main, Path log, List<String> arguments) throws IOException, InterruptedException {
        return start(module, main, log, arguments).waitFor();
    }

    /** Whether an engine's own counters say that it trades. */
    static boolean isTrading(Path folder, Process engine) {
        final Path file = folder.resolve(CountersFile.FILE_NAME);
        if (file.toFile().length() < CountersFile.LENGTH) {
            return false;
        }
        final MappedByteBuffer mapped = IoUtil.mapExistingFile(file.toFile(), "counters");
        try {
            final CountersFile counters = new CountersFile(new UnsafeBuffer(mapped));
            if (!counters.isReady() || counters.processId() != engine.pid()) {
                return false;
            }
            final CountersReader reader = counters.newReader();
            final int trading = reader.findByTypeIdAndRegistrationId(
                    CounterType.TRADING.typeId(), CountersReader.DEFAULT_REGISTRATION_ID);
            return trading != CountersReader.NULL_COUNTER_ID && reader.getCounterValue(trading) == 1;
        } finally {
            IoUtil.unmap(mapped);
        }
    }

    /** Says something to a running engine as an operator does. */
    static void say(Path folder, OperatorAction action, String why) {
        final MappedByteBuffer mapped =
                IoUtil.mapExistingFile(folder.resolve(CountersFile.FILE_NAME).toFile(), "counters");
        try {
            final UnsafeBuffer message = new UnsafeBuffer(new byte[512]);
            final OperatorCommandEncoder command =
                    new OperatorCommandEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder());
            command.receiveTimeNs(0)
                    .action(action)
                    .who("crash-test")
                    .why(why)
                    .instrumentId(OperatorCommandEncoder.instrumentIdNullValue());
            new CountersFile(new UnsafeBuffer(mapped))
                    .commandBuffer()
                    .write(
                            CountersFile.OPERATOR_COMMAND_TYPE,
                            message,
                            0,
                            MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
        } finally {
            IoUtil.unmap(mapped);
        }
    }

    /**
     * Waits for a file another process makes.
     *
     * @param file not empty once it is there
     * @param process that makes it
     * @param log of that process
     * @return what the file holds
     * @throws IOException if the file can't be read
     * @throws InterruptedException if interrupted
     */
    public static String await(Path file, Process process, Path log) throws IOException, InterruptedException {
        final long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < deadline) {
            if (Files.exists(file) && Files.size(file) > 0) {
                return Files.readString(file).strip();
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("a process ended early; its log is " + log);
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
        throw new IllegalStateException("no " + file + " within two minutes; the log is " + log);
    }
}
