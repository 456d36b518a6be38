package io.escapement.gateway.bybit.market;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.gateway.bybit.decode.Listing;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.publish.InputPublisher;
import io.escapement.gateway.bybit.query.VenueQueries;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.settings.MarketSettings;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What an instrument needs before its streams: definition, fee rates, closed bars. Blocks; the thread of its queries.
 *
 * <p>Every method throws {@link RestException} when an answer is missing.
 */
public final class InstrumentLoader {
    private final VenueQueries queries;
    private final InputPublisher publisher;
    private final SymbolTable symbols;
    private final MarketSettings settings;
    private final BarLedger ledger;
    private final boolean account;

    /**
     * For one thread.
     *
     * @param queries of that thread
     * @param publisher of that thread
     * @param symbols by id
     * @param settings intervals and length of the warm-up
     * @param ledger told of the bars
     * @param account whether there is one that knows its fee rates
     */
    public InstrumentLoader(
            VenueQueries queries,
            InputPublisher publisher,
            SymbolTable symbols,
            MarketSettings settings,
            BarLedger ledger,
            boolean account) {
        this.queries = queries;
        this.publisher = publisher;
        this.symbols = symbols;
        this.settings = settings;
        this.ledger = ledger;
        this.account = account;
    }

    /**
     * Publishes all of it, for an instrument that joins a running engine.
     *
     * @param instrumentId dense id
     * @param timeMs the venue's time
     * @return false when the venue does not list it
     */
    public boolean load(int instrumentId, long timeMs) {
        if (!define(instrumentId)) {
            return false;
        }
        feeRates(instrumentId);
        for (final int minutes : settings.intervals()) {
            warmUp(instrumentId, minutes, timeMs);
        }
        return true;
    }

    /**
     * Publishes the definitions of many instruments with few requests.
     *
     * @return what the venue lists
     */
    public Listing defineAll() {
        return queries.listing(true);
    }

    /**
     * Publishes the fee rates of many instruments with one request; for those it does not tell, the ordinary ones.
     *
     * @param instruments dense ids
     */
    public void feeRatesOfAll(List<Integer> instruments) {
        final BitSet told = account ? queries.feeRates() : new BitSet();
        for (final int id : instruments) {
            if (!told.get(id)) {
                publisher.defaultFeeRates(id);
            }
        }
    }

    /**
     * Publishes the definition.
     *
     * @param instrumentId dense id
     * @return false when the venue does not list it
     */
    public boolean define(int instrumentId) {
        return queries.instrument(symbols.symbol(instrumentId));
    }

    /**
     * Publishes the account's fee rates, or the ordinary ones.
     *
     * @param instrumentId dense id
     */
    public void feeRates(int instrumentId) {
        if (!account || !queries.feeRates(symbols.symbol(instrumentId))) {
            publisher.defaultFeeRates(instrumentId);
        }
    }

    /**
     * Publishes closed bars of one interval, oldest first.
     *
     * @param instrumentId dense id
     * @param minutes interval
     * @param timeMs the venue's time
     */
    public void warmUp(int instrumentId, int minutes, long timeMs) {
        if (settings.warmUpBars() == 0) {
            return;
        }
        final long intervalMs = TimeUnit.MINUTES.toMillis(minutes);
        final long openMs = timeMs / intervalMs * intervalMs;
        final int count = queries.bars(
                instrumentId,
                symbols.symbol(instrumentId),
                minutes,
                DataSource.WARM_UP,
                openMs - settings.warmUpBars() * intervalMs,
                openMs - intervalMs);
        if (count > 0) {
            ledger.entered(instrumentId, minutes, queries.lastBarOpenNs());
        }
    }
}
