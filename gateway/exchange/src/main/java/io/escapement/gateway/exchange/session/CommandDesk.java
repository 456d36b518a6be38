package io.escapement.gateway.exchange.session;

import io.escapement.gateway.exchange.command.Batch;
import io.escapement.venue.Venue;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.VenueCommand;
import java.util.HashMap;
import java.util.Map;

/**
 * Hands commands of the trade sockets to the venue and brings its answers back to the socket they came from. A command
 * whose socket has closed is carried out all the same; its answer goes nowhere. Event loop only.
 */
public final class CommandDesk {
    /** Who asked for what; without a batch a command by itself. */
    private record Asked(TradeSession session, SocketRequest request, int requestsLeft, Batch batch) {}

    private final Venue venue;
    private final Map<Long, Asked> asked = new HashMap<>();
    private long lastToken;

    /**
     * Creates a desk with nothing on it.
     *
     * @param venue carries out
     */
    public CommandDesk(Venue venue) {
        this.venue = venue;
    }

    /** Whether answers are outstanding. @return true if so */
    public boolean isWaiting() {
        return !asked.isEmpty();
    }

    /** See the venue's listener. @param result of a command */
    public void onResult(CommandResult result) {
        final Asked question = asked.remove(result.token());
        if (question == null) {
            return;
        }
        if (!question.session().link().isOpen()) {
            return;
        }
        if (question.batch() == null) {
            question.session().onResult(question.request(), result, question.requestsLeft());
        } else {
            question.batch().answer(result);
            question.session().onBatch(question.request(), question.batch(), question.requestsLeft());
        }
    }

    void submit(TradeSession session, SocketRequest request, VenueCommand command, int requestsLeft) {
        submit(new Asked(session, request, requestsLeft, null), command);
    }

    /** Hands over what could be read of a batch; it is answered as a whole, at once if nothing could. */
    void submit(TradeSession session, SocketRequest request, Batch batch, int requestsLeft) {
        final VenueCommand command = batch.command();
        if (command == null) {
            session.onBatch(request, batch, requestsLeft);
        } else {
            submit(new Asked(session, request, requestsLeft, batch), command);
        }
    }

    private void submit(Asked question, VenueCommand command) {
        lastToken++;
        asked.put(lastToken, question);
        venue.submit(lastToken, command);
    }
}
