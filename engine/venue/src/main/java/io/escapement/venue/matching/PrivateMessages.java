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

    /** Orders that changed; sequence 0 if one changed by itself. */
    void orders(long crossSequence, List<OrderView> rows);

    /** The positions of the instrument after the change. */
    void positions(List<PositionView> rows);

    /** The account after the change. */
    void wallet(WalletView wallet);
}
