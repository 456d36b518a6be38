package io.escapement.core.order;

import io.escapement.codecs.sbe.ClientOrderIdDecoder;
import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.FindingKind;
import io.escapement.codecs.sbe.FindingPolicy;
import io.escapement.codecs.sbe.OrderUpdateDecoder;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * Open orders that are not ours: each is found once, and left, cancelled or quarantined as configured. Stops and targets
 * of positions carry no id of ours either, but are expected.
 */
final class ForeignOrders implements Persistent {
    private static final int REMEMBERED = 256;

    private final CommandDesk commands;
    private final FindingDesk findings;
    private final long[] high = new long[REMEMBERED];
    private final long[] low = new long[REMEMBERED];
    private int next;

    ForeignOrders(CommandDesk commands, FindingDesk findings) {
        this.commands = commands;
        this.findings = findings;
    }

    /** The venue tells about an order without an id of ours. */
    void onUpdate(OrderUpdateDecoder update) {
        if (!isPlain(update.stopKind()) || !OrderManager.isOpen(update)) {
            return;
        }
        final long idHigh = update.orderId().high();
        final long idLow = update.orderId().low();
        final boolean news = !isKnown(idHigh, idLow);
        final FindingPolicy policy = findings.policy(FindingKind.UNKNOWN_ORDER);
        if (news) {
            high[next] = idHigh;
            low[next] = idLow;
            next = (next + 1) % REMEMBERED;
            findings.report(
                    FindingKind.UNKNOWN_ORDER,
                    policy,
                    update.instrumentId(),
                    StatePublisher.NULL_VALUE,
                    StatePublisher.NULL_VALUE,
                    update.size(),
                    idHigh,
                    idLow);
        }
        // Still open in an answer: the cancel sent before did not do it.
        if (policy == FindingPolicy.CANCELLED && (news || update.source() == DataSource.QUERY)) {
            commands.cancelUnheld(
                    update.instrumentId(),
                    ClientOrderIdDecoder.epochNullValue(),
                    ClientOrderIdDecoder.sequenceNullValue(),
                    0,
                    idHigh,
                    idLow);
        }
    }

    @Override
    public void persist(StateIo io) {
        io.longs(high);
        io.longs(low);
        next = io.i32(next);
    }

    private boolean isKnown(long idHigh, long idLow) {
        for (int at = 0; at < REMEMBERED; at++) {
            if (high[at] == idHigh && low[at] == idLow) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(StopKind kind) {
        return kind == StopKind.NONE || kind == StopKind.STOP;
    }
}
