package io.escapement.gateway.bybit.order;

import io.escapement.gateway.bybit.publish.SentCommand;

/** Carries out commands that go by REST; called on the event loop, returns at once. */
public interface RestCommands {
    /**
     * Takes over a command.
     *
     * <p>The implementation says begin and end to the barrier and publishes the outcome before the end.
     *
     * @param command what its outcome has to repeat; now owned by the implementation
     * @param templateId of the SBE output
     * @param message a copy of the SBE output, header included; now owned by the implementation
     */
    void submit(SentCommand command, int templateId, byte[] message);
}
