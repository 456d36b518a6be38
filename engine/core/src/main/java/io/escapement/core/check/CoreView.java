package io.escapement.core.check;

import io.escapement.core.finding.Quarantine;
import io.escapement.core.guard.Links;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.OrderTable;
import io.escapement.core.position.AccountMode;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.StopGuard;
import io.escapement.core.position.VenuePositions;
import io.escapement.core.risk.Account;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.signal.SignalTable;

/**
 * The rooms of a core to look at, never to change: what a checker or a simulation compares with its own books.
 *
 * @param instruments definitions
 * @param positions our positions and what they earned
 * @param venuePositions the venue's latest word on them
 * @param stops which positions lack a stop
 * @param orders orders that are not over
 * @param commands commands without an outcome
 * @param signals signals that are not learned from
 * @param account equity
 * @param killSwitch limits
 * @param quarantine instruments kept apart
 * @param mode one-way or hedge
 * @param links connections and gaps
 */
public record CoreView(
        InstrumentTable instruments,
        PositionBook positions,
        VenuePositions venuePositions,
        StopGuard stops,
        OrderTable orders,
        CommandDesk commands,
        SignalTable signals,
        Account account,
        KillSwitch killSwitch,
        Quarantine quarantine,
        AccountMode mode,
        Links links) {}
