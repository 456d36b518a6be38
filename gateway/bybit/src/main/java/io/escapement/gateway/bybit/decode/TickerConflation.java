package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.Decimal64Decoder;
import io.escapement.codecs.sbe.Decimal64Encoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.TickerDecoder;
import io.escapement.codecs.sbe.TickerEncoder;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Tickers that wait for room: of each instrument one, into which later ones are merged field by field. Nothing is lost
 * but what has been overtaken. Allocates with the first ticker of an instrument. One thread.
 */
public final class TickerConflation {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + TickerEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer[] pending;
    private final boolean[] waiting;
    private final int[] order;
    private final TickerDecoder decoder = new TickerDecoder();
    private final TickerEncoder encoder = new TickerEncoder();
    private int first;
    private int count;

    /**
     * Nothing waiting.
     *
     * @param instruments bound of ids
     */
    public TickerConflation(int instruments) {
        pending = new UnsafeBuffer[instruments];
        waiting = new boolean[instruments];
        order = new int[instruments];
    }

    /**
     * Keeps the ticker of a frame that found no room.
     *
     * @param source has just decoded it
     * @return true if it was merged into an earlier one
     */
    public boolean keep(FrameDecoder source) {
        final int id = source.instrumentId();
        if (pending[id] == null) {
            pending[id] = new UnsafeBuffer(new byte[LENGTH]);
        }
        decoder.wrap(
                source.tickerBuffer(),
                source.tickerOffset() + MessageHeaderEncoder.ENCODED_LENGTH,
                TickerEncoder.BLOCK_LENGTH,
                TickerEncoder.SCHEMA_VERSION);
        final boolean merges = waiting[id] && decoder.snapshot() != Bool.YES;
        if (merges) {
            merge(pending[id]);
        } else {
            pending[id].putBytes(0, source.tickerBuffer(), source.tickerOffset(), LENGTH);
        }
        encoder.wrap(pending[id], MessageHeaderEncoder.ENCODED_LENGTH).exchangeTimeNs(source.exchangeTimeNs());
        if (!waiting[id]) {
            waiting[id] = true;
            order[(first + count++) % order.length] = id;
        }
        return merges;
    }

    /**
     * Publishes those that wait, longest first, as far as there is room.
     *
     * @param inbound takes them
     * @param clock stamps them
     * @return messages published
     */
    public int publish(InboundPort inbound, GatewayClock clock) {
        int published = 0;
        while (count > 0) {
            final long slot = inbound.claim(InputPriority.MARKET, 1);
            if (slot < 0) {
                return published;
            }
            final int id = order[first];
            final MutableDirectBuffer buffer = inbound.slot(slot);
            buffer.putBytes(0, pending[id], 0, LENGTH);
            decoder.wrap(
                    pending[id],
                    MessageHeaderEncoder.ENCODED_LENGTH,
                    TickerEncoder.BLOCK_LENGTH,
                    TickerEncoder.SCHEMA_VERSION);
            encoder.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                    .receiveTimeNs(clock.stamp(decoder.exchangeTimeNs()));
            inbound.length(slot, LENGTH);
            inbound.publish(slot, 1);
            waiting[id] = false;
            first = (first + 1) % order.length;
            count--;
            published++;
        }
        return published;
    }

    /**
     * Whether any ticker waits.
     *
     * @return true when none does
     */
    public boolean isEmpty() {
        return count == 0;
    }

    private void merge(UnsafeBuffer into) {
        encoder.wrap(into, MessageHeaderEncoder.ENCODED_LENGTH);
        final long none = Long.MIN_VALUE;
        if (decoder.crossSequence() != none) {
            encoder.crossSequence(decoder.crossSequence());
        }
        if (decoder.lastPrice() != none) {
            encoder.lastPrice(decoder.lastPrice());
        }
        if (decoder.markPrice() != none) {
            encoder.markPrice(decoder.markPrice());
        }
        if (decoder.indexPrice() != none) {
            encoder.indexPrice(decoder.indexPrice());
        }
        if (decoder.bidPrice() != none) {
            encoder.bidPrice(decoder.bidPrice());
        }
        if (decoder.bidSize() != none) {
            encoder.bidSize(decoder.bidSize());
        }
        if (decoder.askPrice() != none) {
            encoder.askPrice(decoder.askPrice());
        }
        if (decoder.askSize() != none) {
            encoder.askSize(decoder.askSize());
        }
        mergeSlow();
    }

    /** Fields that change seldom. */
    private void mergeSlow() {
        final long none = Long.MIN_VALUE;
        if (decoder.fundingRate() != none) {
            encoder.fundingRate(decoder.fundingRate());
        }
        if (decoder.nextFundingTimeNs() != none) {
            encoder.nextFundingTimeNs(decoder.nextFundingTimeNs());
        }
        if (decoder.fundingIntervalHours() != Integer.MIN_VALUE) {
            encoder.fundingIntervalHours(decoder.fundingIntervalHours());
        }
        if (decoder.previousPrice24h() != none) {
            encoder.previousPrice24h(decoder.previousPrice24h());
        }
        if (decoder.highPrice24h() != none) {
            encoder.highPrice24h(decoder.highPrice24h());
        }
        if (decoder.lowPrice24h() != none) {
            encoder.lowPrice24h(decoder.lowPrice24h());
        }
        if (decoder.change24h() != none) {
            encoder.change24h(decoder.change24h());
        }
        merge(decoder.openInterest(), encoder.openInterest());
        merge(decoder.volume24h(), encoder.volume24h());
        merge(decoder.turnover24h(), encoder.turnover24h());
    }

    private static void merge(Decimal64Decoder from, Decimal64Encoder into) {
        if (from.mantissa() != Long.MIN_VALUE) {
            into.mantissa(from.mantissa()).exponent(from.exponent());
        }
    }
}
