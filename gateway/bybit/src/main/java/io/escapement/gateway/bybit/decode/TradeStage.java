package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.PublicTradeEncoder;
import io.escapement.codecs.sbe.Side;
import io.escapement.gateway.bybit.port.InboundPort;
import io.escapement.gateway.bybit.port.InputPriority;

/** The prints of one frame, read and not yet published; one array per field. */
final class TradeStage {
    /** Prints in one frame; the venue sends no more. */
    static final int MAX_TRADES = InboundPort.MAX_CLAIM;

    final long[] timeNs = new long[MAX_TRADES];
    final long[] price = new long[MAX_TRADES];
    final long[] size = new long[MAX_TRADES];
    final long[] crossSequence = new long[MAX_TRADES];
    final long[] idHigh = new long[MAX_TRADES];
    final long[] idLow = new long[MAX_TRADES];
    final Side[] side = new Side[MAX_TRADES];
    final Bool[] block = new Bool[MAX_TRADES];
    final Bool[] rpi = new Bool[MAX_TRADES];
    int count;
    int instrumentId;
    long exchangeTimeNs;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PublicTradeEncoder encoder = new PublicTradeEncoder();

    /**
     * Publishes what was read.
     *
     * @param inbound takes it
     * @param receiveTimeNs engine time of the messages
     * @return messages published, 0 if there was no room
     */
    int publish(InboundPort inbound, long receiveTimeNs) {
        final int trades = count;
        final long claim = inbound.claim(InputPriority.MARKET, trades);
        if (claim < 0) {
            return 0;
        }
        for (int i = 0; i < trades; i++) {
            encoder.wrapAndApplyHeader(inbound.slot(claim + i), 0, header)
                    .receiveTimeNs(receiveTimeNs)
                    .exchangeTimeNs(exchangeTimeNs)
                    .instrumentId(instrumentId)
                    .tradeTimeNs(timeNs[i])
                    .price(price[i])
                    .size(size[i])
                    .takerSide(side[i])
                    .blockTrade(block[i])
                    .rpi(rpi[i])
                    .crossSequence(crossSequence[i]);
            encoder.tradeId().high(idHigh[i]).low(idLow[i]);
            encoder.last(i == trades - 1 ? Bool.YES : Bool.NO);
            inbound.length(claim + i, MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength());
        }
        inbound.publish(claim, trades);
        return trades;
    }
}
