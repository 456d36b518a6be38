package io.escapement.tools.explain;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import io.escapement.core.output.OutputPort;
import io.escapement.tools.replay.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A core that runs again, and what it decided about the input at hand: commands, and the states signals moved to. Words
 * about outcomes decide nothing.
 */
final class DecidingCore {
    /**
     * A decision.
     *
     * @param signalId of the signal concerned, 0 for a command
     * @param what in one word or more, equal for equal decisions
     */
    record Decision(long signalId, String what) {}

    final CommandIndices commands = new CommandIndices();
    final List<Decision> decisions = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SignalTransitionDecoder step = new SignalTransitionDecoder();
    private final OutputPort listener;
    private final Subject core;

    /**
     * @param factory builds the core on a port
     * @param listener hears every output
     */
    DecidingCore(Function<OutputPort, Subject> factory, OutputPort listener) {
        this.listener = listener;
        core = factory.apply(this::onOutput);
    }

    void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
        decisions.clear();
        core.onInput(sequence, buffer, offset, length);
    }

    private void onOutput(long cause, int index, DirectBuffer buffer, int offset, int length) {
        final int template = header.wrap(buffer, offset).templateId();
        if (CommandIndices.isCommand(template)) {
            commands.onCommand(cause, index);
            decisions.add(new Decision(0, "command " + hex(buffer, offset, length)));
        } else if (template == SignalTransitionDecoder.TEMPLATE_ID) {
            step.wrapAndApplyHeader(buffer, offset, header);
            if (step.toState() != SignalState.LEARNED) {
                decisions.add(new Decision(step.signalId(), step.toState() + " " + step.reason()));
            }
        }
        listener.onOutput(cause, index, buffer, offset, length);
    }

    private static String hex(DirectBuffer buffer, int offset, int length) {
        final StringBuilder text = new StringBuilder(2 * length);
        final UnsafeBuffer view = new UnsafeBuffer(buffer, offset, length);
        for (int i = 0; i < length; i++) {
            text.append(Character.forDigit(view.getByte(i) >> 4 & 0xF, 16))
                    .append(Character.forDigit(view.getByte(i) & 0xF, 16));
        }
        return text.toString();
    }
}
