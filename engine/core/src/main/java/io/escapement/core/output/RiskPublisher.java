package io.escapement.core.output;

import io.escapement.codecs.sbe.AccountReportEncoder;
import io.escapement.codecs.sbe.EntrySizedEncoder;
import io.escapement.codecs.sbe.SymbolReportEncoder;
import io.escapement.codecs.sbe.TradeClosedEncoder;

/**
 * Encodes entries, trades and the account as risk sees them. The caller sets every field of what {@code begin…} returns: the buffer is
 * reused.
 */
public final class RiskPublisher {
    private final OutputChannel channel;
    private final EntrySizedEncoder sized = new EntrySizedEncoder();
    private final TradeClosedEncoder trade = new TradeClosedEncoder();
    private final AccountReportEncoder report = new AccountReportEncoder();
    private final SymbolReportEncoder symbol = new SymbolReportEncoder();

    /**
     * A publisher.
     *
     * @param channel encodes into
     */
    public RiskPublisher(OutputChannel channel) {
        this.channel = channel;
    }

    /**
     * How an entry got its size.
     *
     * @return to be filled, its time set
     */
    public EntrySizedEncoder beginSized() {
        return sized.wrapAndApplyHeader(channel.buffer(), 0, channel.header()).engineTimeNs(channel.nowNs());
    }

    /** It is filled. */
    public void emitSized() {
        channel.emit(sized.encodedLength());
    }

    /**
     * A position went flat.
     *
     * @return to be filled, its time set
     */
    public TradeClosedEncoder beginTrade() {
        return trade.wrapAndApplyHeader(channel.buffer(), 0, channel.header()).engineTimeNs(channel.nowNs());
    }

    /** It is filled. */
    public void emitTrade() {
        channel.emit(trade.encodedLength());
    }

    /**
     * How the account stands.
     *
     * @return to be filled, its time set
     */
    public AccountReportEncoder beginReport() {
        return report.wrapAndApplyHeader(channel.buffer(), 0, channel.header()).engineTimeNs(channel.nowNs());
    }

    /** It is filled. */
    public void emitReport() {
        channel.emit(report.encodedLength());
    }

    /**
     * What one instrument earned.
     *
     * @return to be filled, its time set
     */
    public SymbolReportEncoder beginSymbol() {
        return symbol.wrapAndApplyHeader(channel.buffer(), 0, channel.header()).engineTimeNs(channel.nowNs());
    }

    /** It is filled. */
    public void emitSymbol() {
        channel.emit(symbol.encodedLength());
    }
}
