package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.gateway.bybit.publish.SentCommand;

/** Commands in an order, in a bounded array: short, since the core's credits keep it so. Event loop only. */
final class CommandList {
    private final SentCommand[] commands;
    private int count;

    CommandList(int capacity) {
        commands = new SentCommand[capacity];
    }

    int count() {
        return count;
    }

    SentCommand get(int index) {
        return commands[index];
    }

    /** Puts a command behind all others. */
    void add(SentCommand command) {
        commands[count++] = command;
    }

    /** Puts a command where its cause says that it belongs. */
    void insert(SentCommand command) {
        int at = count;
        while (at > 0 && isBefore(command, commands[at - 1])) {
            commands[at] = commands[at - 1];
            at--;
        }
        commands[at] = command;
        count++;
    }

    SentCommand removeAt(int index) {
        final SentCommand found = commands[index];
        System.arraycopy(commands, index + 1, commands, index, count - index - 1);
        commands[--count] = null;
        return found;
    }

    /** Takes a command out; false if it is not in here. */
    boolean remove(SentCommand command) {
        for (int i = 0; i < count; i++) {
            if (commands[i] == command) {
                removeAt(i);
                return true;
            }
        }
        return false;
    }

    /** Takes the command with a request id out, or returns null. */
    SentCommand removeByRequestId(byte[] text, int offset, int length) {
        for (int i = 0; i < count; i++) {
            if (commands[i].matches(text, offset, length)) {
                return removeAt(i);
            }
        }
        return null;
    }

    /** Whether the placement that a command is about is in here. */
    boolean holdsPlacementOf(SentCommand command) {
        for (int i = 0; i < count; i++) {
            if (commands[i].kind == CommandKind.PLACE && command.isAboutSameOrder(commands[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether a placement is in here that a cancellation of all has to reach. */
    boolean holdsPlacementBefore(SentCommand cancelAll, int anyInstrument) {
        for (int i = 0; i < count; i++) {
            final SentCommand other = commands[i];
            if (other.kind == CommandKind.PLACE
                    && (cancelAll.instrumentId == anyInstrument || cancelAll.instrumentId == other.instrumentId)
                    && isBefore(other, cancelAll)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cancellation is in here that means a placement: of that order, or of all entries from before it. */
    boolean holdsCancellationOf(SentCommand placement) {
        for (int i = 0; i < count; i++) {
            final SentCommand other = commands[i];
            final boolean meant = other.kind == CommandKind.CANCEL && other.isAboutSameOrder(placement)
                    || other.kind == CommandKind.CANCEL_ALL
                            && !placement.urgent
                            && (other.instrumentId == CancelAllDecoder.instrumentIdNullValue()
                                    || other.instrumentId == placement.instrumentId);
            if (meant && isBefore(placement, other)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBefore(SentCommand command, SentCommand other) {
        return command.causeSequence < other.causeSequence
                || command.causeSequence == other.causeSequence && command.index < other.index;
    }
}
