package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.json.JsonCursor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints what raw frames of the venue become: one JSON object a line for every message, answer, or refusal with its
 * reason. The first thing one wants when the venue changes something.
 */
@Command(name = "decode", description = "Shows what raw frames of the venue become, one JSON object a line.")
public final class DecodeMain implements Callable<Integer> {
    /** Where the frames come from. */
    enum Source {
        /** Public WebSocket. */
        PUBLIC,
        /** Private WebSocket. */
        PRIVATE,
        /** Trade WebSocket. */
        TRADE,
        /** REST answers. */
        REST
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Prints this page.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "One of: public, private, trade, rest.")
    private Source source;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "Frames, one after the other, on one line or many; a line may begin with a local time in ns.")
    private Path file;

    @Option(
            names = "--instance",
            paramLabel = "NAME",
            defaultValue = "main",
            description = "Name of the engine inside client order ids that are ours. Default: ${DEFAULT-VALUE}.")
    private String instance;

    @Option(
            names = "--interval",
            paramLabel = "MINUTES",
            defaultValue = "0",
            description = "Interval of REST klines, which they don't tell. Default: what lies between the first two.")
    private int interval;

    /**
     * Entry.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The entry without leaving the process; returns the exit code. */
    static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The parser, for tests that want its streams. */
    static CommandLine commandLine() {
        return new CommandLine(new DecodeMain())
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, words) -> {
                    failure.getCommandLine()
                            .getErr()
                            .println("decode: " + failure.getMessage() + "; see ./run.sh decode --help");
                    return CommandLine.ExitCode.USAGE;
                });
    }

    @Override
    public Integer call() {
        final byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return complain("no such file: " + file);
        } catch (IOException e) {
            return complain("can't read " + file + ": " + e.getMessage());
        }
        final PrintWriter out = spec.commandLine().getOut();
        final FramePrinter printer = new FramePrinter(instance, interval, out);
        int at = 0;
        int counted = 0;
        int line = 1;
        while (true) {
            at = skipSpace(bytes, at);
            if (at == bytes.length) {
                break;
            }
            for (; counted < at; counted++) {
                line += bytes[counted] == '\n' ? 1 : 0;
            }
            printer.atLine(line);
            final int start = behindPrefix(bytes, at);
            final int end = frameEnd(bytes, start);
            final long localTimeNs = start == at ? Long.MIN_VALUE : prefix(bytes, at);
            if (source == Source.REST) {
                printer.printAnswer(bytes, start, end - start);
            } else {
                printer.printFrame(bytes, start, end - start, localTimeNs);
            }
            at = end;
        }
        out.flush();
        if (printer.broken() > 0) {
            return complain(printer.broken() + " of the frames in " + file + " are no whole JSON, the first on line "
                    + printer.firstBroken() + "; was the recording cut?");
        }
        return CommandLine.ExitCode.OK;
    }

    private int complain(String what) {
        spec.commandLine().getErr().println("decode: " + what);
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int skipSpace(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** A frame ends where its value does; what is no JSON ends with its line. */
    private static int frameEnd(byte[] bytes, int from) {
        final JsonCursor cursor = new JsonCursor();
        cursor.wrap(bytes, from, bytes.length - from);
        final JsonCursor.Kind kind = cursor.kind();
        if ((kind == JsonCursor.Kind.OBJECT || kind == JsonCursor.Kind.ARRAY) && cursor.skipValue()) {
            return cursor.position();
        }
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** Recorders put their local time in front: digits and a space before the brace. */
    private static int behindPrefix(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > from && at - from < 19 + 1 && at + 1 < bytes.length && bytes[at] == ' ' && bytes[at + 1] == '{'
                ? at + 1
                : from;
    }

    private static long prefix(byte[] bytes, int from) {
        long value = 0;
        for (int at = from; bytes[at] != ' '; at++) {
            value = value * 10 + bytes[at] - '0';
        }
        return value;
    }
}
