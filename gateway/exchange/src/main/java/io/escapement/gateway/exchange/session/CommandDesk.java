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
    private record Asked(TradeSession session, SocketRequest request, int requestsLeft, Batch batch, int index) {}

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
        final Batch batch = question.batch();
        if (batch != null) {
            batch.answer(question.index(), result);
        }
        if (!question.session().link().isOpen()) {
            return;
        }
        if (batch == null) {
            question.session().onResult(question.request(), result, question.requestsLeft());
        } else if (batch.isComplete()) {
            question.session().onBatch(question.request(), batch, question.requestsLeft());
        }
    }

    void submit(TradeSession session, SocketRequest request, VenueCommand command, int requestsLeft) {
        lastToken++;
        asked.put(lastToken, new Asked(session, request, requestsLeft, null, 0));
        venue.submit(lastToken, command);
    }

    /** Hands over what could be read of a batch; it is answered as a whole, at once if nothing could. */
    void submit(TradeSession session, SocketRequest request, Batch batch, int requestsLeft) {
        if (batch.isComplete()) {
            session.onBatch(request, batch, requestsLeft);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            if (batch.command(i) != null) {
                lastToken++;
                asked.put(lastToken, new Asked(session, request, requestsLeft, batch, i));
                venue.submit(lastToken, batch.command(i));
            }
        }
    }
}
