package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.CancelAllDecoder;
import io.escapement.codecs.sbe.CommandKind;
import io.escapement.gateway.bybit.publish.SentCommand;

/** Commands that can't be sent yet, in the order of their causes. Event loop only. */
final class WaitingRoom {
    private static final String CANCELLED = "cancelled before it was sent";

    private final CommandList commands;
    private final CommandOutcomes outcomes;

    WaitingRoom(int capacity, CommandOutcomes outcomes) {
        this.commands = new CommandList(capacity);
        this.outcomes = outcomes;
    }

    boolean isEmpty() {
        return commands.count() == 0;
    }

    int count() {
        return commands.count();
    }

    SentCommand get(int index) {
        return commands.get(index);
    }

    void insert(SentCommand command) {
        commands.insert(command);
    }

    void removeAt(int index) {
        commands.removeAt(index);
    }

    boolean holdsPlacementOf(SentCommand command) {
        return commands.holdsPlacementOf(command);
    }

    boolean holdsCancellationOf(SentCommand placement) {
        return commands.holdsCancellationOf(placement);
    }

    /** Drops what waits about the order that is cancelled; whether its placement was among it. */
    boolean dropAbout(SentCommand cancel) {
        boolean dropped = false;
        for (int i = commands.count() - 1; i >= 0; i--) {
            final SentCommand other = commands.get(i);
            final boolean placement = other.kind == CommandKind.PLACE;
            if (cancel.isAboutSameOrder(other) && (placement || other.kind == CommandKind.AMEND)) {
                commands.removeAt(i);
                outcomes.unsent(other, CANCELLED);
                dropped |= placement;
            }
        }
        return dropped;
    }

    /** Drops the entries that a cancellation of all would have met. */
    void dropEntries(SentCommand cancelAll) {
        for (int i = commands.count() - 1; i >= 0; i--) {
            final SentCommand other = commands.get(i);
            final boolean meant = cancelAll.instrumentId == CancelAllDecoder.instrumentIdNullValue()
                    || cancelAll.instrumentId == other.instrumentId;
            if (other.kind == CommandKind.PLACE && !other.urgent && meant) {
                commands.removeAt(i);
                outcomes.unsent(other, CANCELLED);
            }
        }
    }
}
