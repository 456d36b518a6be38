package io.escapement.core.market;

import io.escapement.codecs.sbe.BookDeltaDecoder;
import io.escapement.codecs.sbe.BookDeltaEncoder;
import io.escapement.codecs.sbe.BookSnapshotDecoder;
import io.escapement.codecs.sbe.BookSnapshotEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Encodes book messages for tests; levels are pairs of price and size, plain numbers at 1e-8. */
public final class BookMessages {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16 * 1024]);
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BookSnapshotEncoder snapshotEncoder = new BookSnapshotEncoder();
    private final BookDeltaEncoder deltaEncoder = new BookDeltaEncoder();
    private final BookSnapshotDecoder snapshot = new BookSnapshotDecoder();
    private final BookDeltaDecoder delta = new BookDeltaDecoder();

    public BookSnapshotDecoder snapshot(
            int depth, long updateId, boolean first, boolean last, long[] bids, long[] asks) {
        snapshotEncoder
                .wrapAndApplyHeader(buffer, 0, headerEncoder)
                .receiveTimeNs(updateId * 1_000)
                .instrumentId(0)
                .updateId(updateId)
                .crossSequence(updateId * 10)
                .depth(depth)
                .first(first ? Bool.YES : Bool.NO)
                .last(last ? Bool.YES : Bool.NO);
        final BookSnapshotEncoder.BidsEncoder bidGroup = snapshotEncoder.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bidGroup.next().price(bids[i]).size(bids[i + 1]);
        }
        final BookSnapshotEncoder.AsksEncoder askGroup = snapshotEncoder.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            askGroup.next().price(asks[i]).size(asks[i + 1]);
        }
        return snapshot.wrapAndApplyHeader(buffer, 0, header);
    }

    public BookDeltaDecoder delta(int depth, long updateId, boolean first, boolean last, long[] bids, long[] asks) {
        deltaEncoder
                .wrapAndApplyHeader(buffer, 0, headerEncoder)
                .receiveTimeNs(updateId * 1_000)
                .instrumentId(0)
                .updateId(updateId)
                .crossSequence(updateId * 10)
                .depth(depth)
                .first(first ? Bool.YES : Bool.NO)
                .last(last ? Bool.YES : Bool.NO);
        final BookDeltaEncoder.BidsEncoder bidGroup = deltaEncoder.bidsCount(bids.length / 2);
        for (int i = 0; i < bids.length; i += 2) {
            bidGroup.next().price(bids[i]).size(bids[i + 1]);
        }
        final BookDeltaEncoder.AsksEncoder askGroup = deltaEncoder.asksCount(asks.length / 2);
        for (int i = 0; i < asks.length; i += 2) {
            askGroup.next().price(asks[i]).size(asks[i + 1]);
        }
        return delta.wrapAndApplyHeader(buffer, 0, header);
    }

    public static long[] levels(long... priceSizePairs) {
        return priceSizePairs;
    }
}
