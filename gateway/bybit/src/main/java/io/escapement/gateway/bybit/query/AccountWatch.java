package io.escapement.gateway.bybit.query;

import io.escapement.codecs.sbe.MarginMode;
import io.escapement.codecs.sbe.PositionMode;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.publish.InputPublisher;

/**
 * Watches how the account is set up: cross margin in one-way mode is how we trade, and all else is told.
 *
 * <p>Blocks; one thread at a time.
 */
public final class AccountWatch {
    private MarginMode told = MarginMode.CROSS;

    /**
     * Asks for the margin mode and tells when it has changed, or is not cross at first.
     *
     * @param queries of the calling thread
     * @param publisher of the calling thread
     * @return the mode, null value where the environment does not tell it
     */
    public synchronized MarginMode checkMargin(VenueQueries queries, InputPublisher publisher) {
        final MarginMode mode = queries.marginMode();
        if (mode != MarginMode.NULL_VAL && mode != told) {
            publisher.accountState(InputPublisher.NO_INSTRUMENT, mode, PositionMode.NULL_VAL);
            told = mode;
        }
        return mode;
    }

    /**
     * Asks for the position mode of instruments and tells those in hedge mode.
     *
     * @param queries of the calling thread
     * @param publisher of the calling thread
     * @param symbols of the run
     */
    public void checkPositionModes(VenueQueries queries, InputPublisher publisher, SymbolTable symbols) {
        for (int i = 0; i < symbols.size(); i++) {
            if (queries.isHedged(symbols.symbol(i))) {
                publisher.accountState(i, MarginMode.NULL_VAL, PositionMode.HEDGE);
            }
        }
    }
}
