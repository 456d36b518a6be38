package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.BookDeltaEncoder;
import io.escapement.codecs.sbe.BookSnapshotEncoder;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import org.agrona.MutableDirectBuffer;

/**
 * One book message, read and not yet published. Levels lie as price and size by turns, bids and asks apart.
 *
 * <p>Publishing cuts it into parts of at most {@link #PART_LEVELS} levels a side. Snapshot and delta have one layout and
 * differ in their header only, so one encoder writes both.
 */
final class BookStage {
    /** Levels a side in one message. */
    static final int PART_LEVELS = 24;

    /** Levels a side in one frame. */
    static final int MAX_LEVELS = 2048;

    final long[] bids = new long[2 * MAX_LEVELS];
    final long[] asks = new long[2 * MAX_LEVELS];
    int bidCount;
    int askCount;
    boolean snapshot;
    int instrumentId;
    int depth;
    long exchangeTimeNs;
    long matchTimeNs;
    long updateId;
    long crossSequence;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookDeltaEncoder encoder = new BookDeltaEncoder();

    /**
     * Publishes what was read.
     *
     * @param inbound takes it
     * @param receiveTimeNs engine time of the messages
     * @return messages published, 0 if there was no room
     */
    int publish(InboundPort inbound, long receiveTimeNs) {
        final int levels = Math.max(bidCount, askCount);
        final int parts = Math.max(1, (levels + PART_LEVELS - 1) / PART_LEVELS);
        final long claim = inbound.claim(InputPriority.MARKET, parts);
        if (claim < 0) {
            return 0;
        }
        for (int part = 0; part < parts; part++) {
            encode(inbound.slot(claim + part), part, parts, receiveTimeNs);
            inbound.length(claim + part, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
        }
        inbound.publish(claim, parts);
        return parts;
    }

    private void encode(MutableDirectBuffer slot, int part, int parts, long receiveTimeNs) {
        encoder.wrapAndApplyHeader(slot, 0, header);
        if (snapshot) {
            header.templateId(BookSnapshotEncoder.TEMPLATE_ID);
        }
        encoder.receiveTimeNs(receiveTimeNs)
                .exchangeTimeNs(exchangeTimeNs)
                .instrumentId(instrumentId)
                .matchTimeNs(matchTimeNs)
                .updateId(updateId)
                .crossSequence(crossSequence)
                .depth(depth)
                .first(part == 0 ? Bool.YES : Bool.NO)
                .last(part == parts - 1 ? Bool.YES : Bool.NO);
        final int from = part * PART_LEVELS;
        final int bidEnd = Math.min(bidCount, from + PART_LEVELS);
        final BookDeltaEncoder.BidsEncoder bidGroup = encoder.bidsCount(Math.max(0, bidEnd - from));
        for (int i = from; i < bidEnd; i++) {
            bidGroup.next().price(bids[2 * i]).size(bids[2 * i + 1]);
        }
        final int askEnd = Math.min(askCount, from + PART_LEVELS);
        final BookDeltaEncoder.AsksEncoder askGroup = encoder.asksCount(Math.max(0, askEnd - from));
        for (int i = from; i < askEnd; i++) {
            askGroup.next().price(asks[2 * i]).size(asks[2 * i + 1]);
        }
    }
}
