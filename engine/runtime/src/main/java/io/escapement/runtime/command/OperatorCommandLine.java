package io.escapement.runtime.command;

import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends an operator's command to a running engine through its counters file; it is journaled there like any input. */
@Command(
        name = "operator",
        description = {
            "Talks to a running engine. The command becomes a journaled input with your name and reason.",
            "",
            "  halt             no new entries",
            "  resume           entries again",
            "  cancel-entries   cancel entries that are not filled",
            "  flatten          close every position at market; no new entries until resume",
            "  kill-no-entries  drive the kill switch to its first stage: no entries until reset-kill",
            "  kill-cancel      drive it further: entries that are not filled are cancelled, too",
            "  kill-flatten     drive it to its end: every position is closed, too",
            "  reset-kill       release a latched kill switch",
            "  release          end the quarantine of an instrument, or of all",
            "  stop             orderly end of the run",
            "  activate         put another model bundle in the place of the live one (--model)",
            "  shadow           let another model bundle judge beside the live one, or none (--model)"
        },
        mixinStandardHelpOptions = true)
public final class OperatorCommandLine implements Callable<Integer> {
    private static final int WHO_LENGTH = 32;
    private static final int WHY_LENGTH = 96;

    @Parameters(paramLabel = "ACTION", description = "One of the above")
    private String action;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "For activate and shadow: the bundle; for shadow also 'none'.")
    private String model;

    @Option(names = "--why", paramLabel = "TEXT", description = "Reason, for the journal.", defaultValue = "")
    private String why;

    @Option(names = "--who", paramLabel = "NAME", description = "Who says so. Default: the user of this shell.")
    private String who = System.getProperty("user.name", "operator");

    @Option(
            names = "--instrument",
            paramLabel = "SYMBOL",
            description = "For release: the instrument, such as BTCUSDT. Default: all.")
    private String instrument;

    @Option(
            names = "--session",
            paramLabel = "DIR",
            description = "Folder of the session. Default: the one that moved last.")
    private Path session;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final String word = action.toLowerCase(Locale.ROOT);
        if (word.equals("activate") || word.equals("shadow")) {
            return new ModelOrder(spec.commandLine(), session)
                    .place(
                            word.equals("shadow") ? ModelRole.SHADOW : ModelRole.LIVE,
                            model,
                            ascii(who, WHO_LENGTH),
                            ascii(why, WHY_LENGTH));
        }
        if (model != null) {
            throw new ParameterException(spec.commandLine(), "--model is for activate and shadow only");
        }
        final OperatorAction operatorAction = parse();
        if (instrument != null && operatorAction != OperatorAction.RELEASE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--instrument is for release only, '" + action + "' concerns the whole account");
        }
        final CountersFile counters = OpenCounters.open(session);
        if (!ProcessHandle.of(counters.processId()).map(ProcessHandle::isAlive).orElse(false)) {
            throw new CommandFailure("no engine runs there, its process " + counters.processId()
                    + " is gone; start one, or name its session with --session");
        }
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
        final MessageHeaderEncoder header = new MessageHeaderEncoder();
        final OperatorCommandEncoder command = new OperatorCommandEncoder().wrapAndApplyHeader(buffer, 0, header);
        command.receiveTimeNs(0)
                .action(operatorAction)
                .who(ascii(who, WHO_LENGTH))
                .why(ascii(why, WHY_LENGTH))
                .instrumentId(instrumentId(counters));
        final boolean written = counters.commandBuffer()
                .write(
                        CountersFile.OPERATOR_COMMAND_TYPE,
                        buffer,
                        0,
                        MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
        if (!written) {
            throw new CommandFailure("the command buffer is full: the engine does not read it; is it hung?");
        }
        spec.commandLine().getOut().println("sent " + action + " to process " + counters.processId());
        return 0;
    }

    private int instrumentId(CountersFile counters) {
        return instrument == null
                ? OperatorCommandEncoder.instrumentIdNullValue()
                : PositionCounters.instrumentId(counters, instrument);
    }

    private OperatorAction parse() {
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "halt" -> OperatorAction.HALT;
            case "resume" -> OperatorAction.RESUME;
            case "cancel-entries" -> OperatorAction.CANCEL_ENTRIES;
            case "flatten" -> OperatorAction.FLATTEN;
            case "kill-no-entries" -> OperatorAction.KILL_NO_ENTRIES;
            case "kill-cancel" -> OperatorAction.KILL_CANCEL;
            case "kill-flatten" -> OperatorAction.KILL_FLATTEN;
            case "reset-kill" -> OperatorAction.RESET_KILL;
            case "release" -> OperatorAction.RELEASE;
            case "stop" -> OperatorAction.STOP;
            default ->
                throw new ParameterException(
                        spec.commandLine(), "unknown action '" + action + "'; ./run.sh operator --help lists them");
        };
    }

    private static String ascii(String text, int length) {
        final String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= length ? plain : plain.substring(0, length);
    }
}
