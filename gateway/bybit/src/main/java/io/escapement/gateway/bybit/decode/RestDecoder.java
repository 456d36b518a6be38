package io.escapement.gateway.bybit.decode;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.gateway.bybit.port.GatewayClock;
import io.escapement.gateway.bybit.port.InboundPort;

/**
 * Decodes REST answers: first the envelope with {@link #read}, then the rows with the method that fits what was asked.
 *
 * <p>Rows are published oldest first (the venue sends most lists newest first), the last one marked. Belongs to one
 * thread.
 */
public final class RestDecoder {
    /**
     * A decoder.
     *
     * @param symbols known instruments; also names our instance in client order ids
     * @param clock stamps the messages
     * @param inbound takes them
     */
    public RestDecoder(SymbolTable symbols, GatewayClock clock, InboundPort inbound) {}

    /**
     * Reads the envelope; the body is kept until the next call.
     *
     * @param body holds the answer
     * @param offset of its first byte
     * @param length in bytes
     * @return {@link Verdict#REPLY}, or why it was refused
     */
    public Verdict read(byte[] body, int offset, int length) {
        return Verdict.MALFORMED;
    }

    /** @return {@code retCode}; 0 is success */
    public int code() {
        return -1;
    }

    /** @return {@code retMsg}; allocates */
    public String text() {
        return "";
    }

    /** @return the envelope's {@code time} in nanoseconds, {@link Long#MIN_VALUE} if it had none */
    public long exchangeTimeNs() {
        return Long.MIN_VALUE;
    }

    /** @return cursor of the next page as it is to be sent, empty if this was the last; allocates */
    public String nextPageCursor() {
        return "";
    }

    /** @return messages published by the last row method */
    public int messages() {
        return 0;
    }

    /** @return verdict on publishing {@code InstrumentDefinition} rows of {@code market/instruments-info} */
    public Verdict instruments() {
        return Verdict.EMPTY;
    }

    /** @return verdict on publishing {@code FeeRates} rows of {@code account/fee-rate} */
    public Verdict feeRates() {
        return Verdict.EMPTY;
    }

    /**
     * Publishes {@code Bar} rows of {@code market/kline} that are closed at the envelope's time, oldest first.
     *
     * @param instrumentId asked for
     * @param intervalMinutes asked for
     * @param source {@code WARM_UP}, {@code BACKFILL} or {@code QUERY}
     * @param fromNs earliest open time wanted, {@link Long#MIN_VALUE} for no bound
     * @param toNs latest open time wanted, {@link Long#MAX_VALUE} for no bound
     * @return the verdict
     */
    public Verdict bars(int instrumentId, int intervalMinutes, DataSource source, long fromNs, long toNs) {
        return Verdict.EMPTY;
    }

    /** @return verdict on publishing {@code OrderUpdate} rows of {@code order/realtime} or {@code order/history} */
    public Verdict orders() {
        return Verdict.EMPTY;
    }

    /** @return verdict on publishing {@code Fill} rows of {@code execution/list}, funding rows included */
    public Verdict fills() {
        return Verdict.EMPTY;
    }

    /** @return verdict on publishing {@code PositionUpdate} rows of {@code position/list} */
    public Verdict positions() {
        return Verdict.EMPTY;
    }

    /** @return verdict on publishing {@code WalletUpdate} rows of {@code account/wallet-balance}, one a coin */
    public Verdict wallet() {
        return Verdict.EMPTY;
    }
}
