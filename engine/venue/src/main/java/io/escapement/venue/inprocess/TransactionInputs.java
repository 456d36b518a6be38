package io.escapement.venue.inprocess;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.id.ClientOrderIds;
import io.escapement.codecs.id.IdHash;
import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.TransactionKind;
import io.escapement.codecs.sbe.TransactionRowEncoder;
import io.escapement.venue.model.TransactionType;
import io.escapement.venue.model.TransactionView;
import io.escapement.venue.model.VenueId;
import java.nio.charset.StandardCharsets;

/** Encodes rows of the transaction log as the gateway would after decoding them. */
final class TransactionInputs {
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NONE = FixedPoint.NULL;

    /** How the exchange numbers its rows: account, symbol or coin, sequence. */
    private static final String ID_PREFIX = "90210001_";

    private static final VenueId NO_ID = new VenueId(0, 0);

    private final InputArena arena;
    private final byte[] instance;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TransactionRowEncoder encoder = new TransactionRowEncoder();

    TransactionInputs(InputArena arena, String instance) {
        this.arena = arena;
        this.instance = instance.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Encodes a row.
     *
     * @param instrumentId the core's; -1: none of its own
     * @param symbol of the instrument; empty: about the account
     * @param row of the log
     * @param last whether it ends an answer
     * @param nowNs engine time
     * @param channel to wait on
     */
    void row(int instrumentId, String symbol, TransactionView row, boolean last, long nowNs, int channel) {
        final boolean account = symbol.isEmpty();
        final int at = arena.begin();
        encoder.wrapAndApplyHeader(arena.buffer(), at, header)
                .receiveTimeNs(nowNs)
                .exchangeTimeNs(nowNs)
                .instrumentId(instrumentId < 0 ? Integer.MIN_VALUE : instrumentId)
                .last(last ? Bool.YES : Bool.NO)
                .kind(kind(row.type()))
                .coin("USDT")
                .side(row.side())
                .price(account ? NONE : row.price())
                .size(row.quantity())
                .positionSize(row.size())
                .fee(row.fee())
                .funding(row.type() == TransactionType.SETTLEMENT ? row.funding() : NONE)
                .cashFlow(row.cashFlow())
                .change(row.change())
                .cashBalance(row.cashBalance())
                .feeRate(account ? NONE : row.feeRate())
                .transactionTimeNs(row.timeMs() * NS_PER_MS);
        final byte[] id =
                (ID_PREFIX + (account ? "USDT" : symbol) + "_" + row.sequence()).getBytes(StandardCharsets.US_ASCII);
        encoder.transactionId().high(IdHash.high(id, 0, id.length)).low(IdHash.low(id, 0, id.length));
        final VenueId execution = row.tradeId() == null ? NO_ID : row.tradeId();
        encoder.executionId().high(execution.high()).low(execution.low());
        final VenueId order = row.orderId() == null ? NO_ID : row.orderId();
        encoder.orderId().high(order.high()).low(order.low());
        clientOrderId(row.orderLinkId());
        arena.add(MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength(), channel);
    }

    private void clientOrderId(String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        final long epoch = ClientOrderIds.parseEpoch(instance, bytes, 0, bytes.length);
        if (epoch == ClientOrderIds.NOT_OURS) {
            encoder.clientOrderId().epoch(Integer.MIN_VALUE).sequence(NONE).leg((short) 0);
        } else {
            encoder.clientOrderId()
                    .epoch((int) epoch)
                    .sequence(ClientOrderIds.parseSequence(instance, bytes, 0, bytes.length))
                    .leg((short) ClientOrderIds.parseLeg(instance, bytes, 0, bytes.length));
        }
    }

    private static TransactionKind kind(TransactionType type) {
        return switch (type) {
            case TRADE -> TransactionKind.TRADE;
            case SETTLEMENT -> TransactionKind.SETTLEMENT;
            case TRANSFER_IN -> TransactionKind.TRANSFER_IN;
            case TRANSFER_OUT -> TransactionKind.TRANSFER_OUT;
            case LIQUIDATION -> TransactionKind.LIQUIDATION;
            case ADL -> TransactionKind.ADL;
            case DELIVERY -> TransactionKind.DELIVERY;
        };
    }
}
