package io.escapement.gateway.bybit.order;

import io.escapement.codecs.sbe.Outcome;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.publish.SentCommand;
import io.escapement.gateway.bybit.rest.Redaction;

/**
 * The records of commands, from the moment they are filled to the outcome that ends them.
 *
 * <p>A fixed number; when all are in use the one that is left over can only be refused. Event loop only.
 */
final class CommandOutcomes {
    private final InputPublisher publisher;
    private final RecentPlacements placements;
    private final String apiKey;
    private final SentCommand[] free;
    private final SentCommand overflow = new SentCommand();
    private int freeCount;

    CommandOutcomes(int capacity, InputPublisher publisher, RecentPlacements placements, String apiKey) {
        this.publisher = publisher;
        this.placements = placements;
        this.apiKey = apiKey;
        this.free = new SentCommand[capacity];
        for (int i = 0; i < capacity; i++) {
            free[i] = new SentCommand();
        }
        freeCount = capacity;
    }

    SentCommand acquire() {
        return freeCount == 0 ? overflow : free[--freeCount];
    }

    /** Tells that a command never left. */
    void unsent(SentCommand command, String why) {
        finish(command, Outcome.UNSENT, lastCode(command), why, InputPublisher.NO_TIME);
    }

    void finish(SentCommand command, Outcome outcome, int code, String text, long venueTimeNs) {
        finish(command, outcome, 0, 0, code, text, venueTimeNs);
    }

    /** Tells what became of a command; its record may be used again. */
    void finish(
            SentCommand command,
            Outcome outcome,
            long orderIdHigh,
            long orderIdLow,
            int code,
            String text,
            long venueTimeNs) {
        if (outcome == Outcome.REJECT || outcome == Outcome.UNSENT) {
            placements.remove(command);
        }
        tell(command, outcome, orderIdHigh, orderIdLow, code, text, venueTimeNs);
        if (command != overflow) {
            command.requestIdLength = 0;
            free[freeCount++] = command;
        }
    }

    /** The same for a record that is not one of these. */
    void tellUnsent(SentCommand command, String why) {
        tell(command, Outcome.UNSENT, 0, 0, lastCode(command), why, InputPublisher.NO_TIME);
    }

    boolean isOverflow(SentCommand command) {
        return command == overflow;
    }

    private void tell(
            SentCommand command,
            Outcome outcome,
            long orderIdHigh,
            long orderIdLow,
            int code,
            String text,
            long venueTimeNs) {
        final String clean = text.isEmpty() ? text : Redaction.clean(text, apiKey);
        publisher.outcome(command, outcome, orderIdHigh, orderIdLow, code, clean, venueTimeNs);
    }

    private static int lastCode(SentCommand command) {
        return command.lastCode == 0 ? InputPublisher.NO_CODE : command.lastCode;
    }
}
