package io.escapement.venue.matching;

import io.escapement.venue.model.ExecutionView;
import io.escapement.venue.model.OrderView;
import io.escapement.venue.model.PositionView;
import io.escapement.venue.model.WalletView;
import java.util.List;

/** Where the private messages of a change go, to be heard later. */
public interface PrivateMessages {
    /** Rows of one match or settlement. */
    void executions(long crossSequence, List<ExecutionView> rows);

    /** Orders that changed. */
    void orders(long crossSequence, List<OrderView> rows);

    /** The position after the change. */
    void position(PositionView position);

    /**
     * The account after the change.
     *
     * @param instrumentId that it was caused by
     * @param wallet its state
     */
    void wallet(int instrumentId, WalletView wallet);
}
