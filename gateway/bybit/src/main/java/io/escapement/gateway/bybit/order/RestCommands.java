package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.publish.SentCommand;

/** Carries out what goes by REST; called on the event loop, returns at once. */
public interface RestCommands {
    /**
     * Posts a command; the result comes back to {@link OrderDesk#onPosted} on the event loop.
     *
     * @param command to be read only until then
     */
    void post(SentCommand command);

    /**
     * Looks whether the order that the venue has under a placement's id is this one; the answer comes back to {@link
     * OrderDesk#onDuplicateChecked} on the event loop.
     *
     * @param placement to be read only until then
     */
    void checkDuplicate(SentCommand placement);

    /**
     * Asks the venue. The implementation publishes rows and outcome, and says the end to the barrier.
     *
     * @param query holds its message; now owned by the implementation
     */
    void ask(SentCommand query);
}
