package io.escapement.gateway.exchange.rest;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.row.InstrumentRow;
import io.escapement.gateway.exchange.row.Prices;
import io.escapement.gateway.exchange.row.RiskTierRow;
import io.escapement.gateway.exchange.row.TickerRow;
import io.escapement.gateway.exchange.row.Words;
import io.escapement.venue.Venue;
import io.escapement.venue.model.BookView;
import io.escapement.venue.model.FundingRate;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import io.escapement.venue.model.PriceLimit;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.RiskTier;
import io.escapement.venue.model.TradePrint;
import java.util.List;

/** {@code /v5/market}: what anybody may ask. */
final class MarketEndpoints {
    private static final long NS_PER_MS = 1_000_000;
    private static final long MS_PER_SECOND = 1_000;
    private static final int INSTRUMENTS_DEFAULT = 500;
    private static final int ROWS_MAX = 1_000;
    private static final int RISK_SYMBOLS = 15;
    private static final int FUNDING_MAX = 200;
    private static final int TRADES_DEFAULT = 500;
    private static final int LEVELS_DEFAULT = 25;
    private static final int LEVELS_MAX = 1_000;

    private final Venue venue;
    private final ClockRule clock;

    MarketEndpoints(Venue venue, ClockRule clock) {
        this.venue = venue;
        this.clock = clock;
    }

    void register(RestApi api) {
        api.open("/v5/market/time", this::time);
        api.open("/v5/market/instruments-info", this::instruments);
        api.open("/v5/market/tickers", this::tickers);
        api.open("/v5/market/orderbook", this::orderBook);
        api.open("/v5/market/recent-trade", this::recentTrades);
        api.open("/v5/market/risk-limit", this::riskLimits);
        api.open("/v5/market/price-limit", this::priceLimit);
        api.open("/v5/market/funding/history", this::fundingHistory);
    }

    private void time(RestRequest request, JsonWriter json) {
        final long now = clock.marketMs();
        json.object()
                .key("timeSecond")
                .numberText(now / MS_PER_SECOND)
                .key("timeNano")
                .numberText(now * NS_PER_MS)
                .endObject();
    }

    private void instruments(RestRequest request, JsonWriter json) throws RequestException {
        final boolean linear = Symbols.isLinear(request);
        final int limit = request.limit(INSTRUMENTS_DEFAULT, ROWS_MAX);
        final String status = request.parameter("status");
        final String baseCoin = request.parameter("baseCoin");
        final String symbol = request.parameter("symbol");
        if (linear && !symbol.isEmpty()) {
            Symbols.required(venue, request);
        }
        final String wanted = status.isEmpty() ? InstrumentStatus.TRADING.word() : status;
        final List<InstrumentRules> all = !linear
                ? List.of()
                : venue.instruments().stream()
                        .filter(rules -> rules.status().word().equals(wanted))
                        .filter(rules -> symbol.isEmpty() || rules.symbol().equals(symbol))
                        .filter(rules -> baseCoin.isEmpty() || rules.baseCoin().equals(baseCoin))
                        .toList();
        final int start = Page.start(request.parameter("cursor"), 0);
        final int end = Math.min(all.size(), start + limit);
        json.object()
                .key("category")
                .text(request.parameter("category"))
                .key("list")
                .list();
        for (int i = start; i < end; i++) {
            InstrumentRow.write(json, all.get(i));
        }
        json.endList();
        json.key("nextPageCursor")
                .text(end < all.size() ? Page.cursor(end) : "")
                .endObject();
    }

    private void recentTrades(RestRequest request, JsonWriter json) throws RequestException {
        final InstrumentRules rules = Symbols.required(venue, request);
        final int limit = request.limit(TRADES_DEFAULT, ROWS_MAX);
        json.object().key("category").text("linear").key("list").list();
        for (final TradePrint trade : venue.recentTrades(rules.instrumentId(), limit)) {
            json.object();
            json.key("execId").uuid(trade.id().high(), trade.id().low());
            json.key("symbol").text(rules.symbol());
            json.key("price").decimal(trade.price(), Prices.digits(rules.tickSize()));
            json.key("size").decimal(trade.size(), Prices.digits(rules.lotSize()));
            json.key("side").text(Words.of(trade.takerSide()));
            json.key("time").numberText(trade.timeMs());
            json.key("isBlockTrade").bool(false);
            json.key("isRPITrade").bool(false);
            json.key("seq").numberText(trade.crossSequence());
            json.endObject();
        }
        json.endList().endObject();
    }

    private void priceLimit(RestRequest request, JsonWriter json) throws RequestException {
        final InstrumentRules rules = Symbols.required(venue, request);
        final PriceLimit limit = venue.priceLimit(rules.instrumentId());
        final int digits = Prices.digits(rules.tickSize());
        json.object().key("symbol").text(rules.symbol());
        json.key("buyLmt").decimal(limit == null ? FixedPoint.NULL : limit.buyLimit(), digits);
        json.key("sellLmt").decimal(limit == null ? FixedPoint.NULL : limit.sellLimit(), digits);
        json.key("ts").numberText(clock.marketMs()).endObject();
    }

    /** A start needs an end; an end alone, or neither, gives the newest. */
    private void fundingHistory(RestRequest request, JsonWriter json) throws RequestException {
        final InstrumentRules rules = Symbols.required(venue, request);
        final long start = request.number("startTime", -1);
        final long end = request.number("endTime", -1);
        if (start >= 0 && end < 0 || start > end && end >= 0) {
            throw new RequestException(RetCode.PARAMETER, "params error: endTime invalid");
        }
        final int limit = request.limit(FUNDING_MAX, FUNDING_MAX);
        json.object().key("category").text("linear").key("list").list();
        for (final FundingRate rate : venue.fundingHistory(rules.instrumentId(), start, end, limit)) {
            json.object();
            json.key("symbol").text(rules.symbol());
            json.key("fundingRate").decimal(rate.rate());
            json.key("fundingRateTimestamp").numberText(rate.timeMs());
            json.endObject();
        }
        json.endList().endObject();
    }

    /** The tiers of a symbol, else of all, fifteen symbols a page. */
    private void riskLimits(RestRequest request, JsonWriter json) throws RequestException {
        final boolean linear = Symbols.isLinear(request);
        final List<InstrumentRules> all = !linear
                ? List.of()
                : request.parameter("symbol").isEmpty()
                        ? venue.instruments()
                        : List.of(Symbols.required(venue, request));
        final int start = Page.start(request.parameter("cursor"), 0);
        final int end = Math.min(all.size(), start + RISK_SYMBOLS);
        json.object()
                .key("category")
                .text(request.parameter("category"))
                .key("list")
                .list();
        for (int i = start; i < end; i++) {
            final List<RiskTier> tiers = venue.riskTiers(all.get(i).instrumentId());
            for (int tier = 0; tier < tiers.size(); tier++) {
                RiskTierRow.write(json, all.get(i).symbol(), tiers.get(tier), tier == 0);
            }
        }
        json.endList();
        json.key("nextPageCursor")
                .text(end < all.size() ? Page.cursor(end) : "")
                .endObject();
    }

    private void tickers(RestRequest request, JsonWriter json) throws RequestException {
        final boolean linear = Symbols.isLinear(request);
        final String baseCoin = request.parameter("baseCoin");
        final List<InstrumentRules> wanted = !linear
                ? List.of()
                : request.parameter("symbol").isEmpty()
                        ? venue.instruments()
                        : List.of(Symbols.required(venue, request));
        json.object()
                .key("category")
                .text(request.parameter("category"))
                .key("list")
                .list();
        for (final InstrumentRules rules : wanted) {
            if (baseCoin.isEmpty() || rules.baseCoin().equals(baseCoin)) {
                json.object();
                TickerRow.write(
                        json,
                        rules,
                        Prices.digits(rules.tickSize()),
                        venue.ticker(rules.instrumentId()),
                        TickerRow.QUERIED);
                json.key("predictedDeliveryPrice").text("");
                json.key("basisRate")
                        .text("")
                        .key("basis")
                        .text("")
                        .key("basisRateYear")
                        .text("");
                json.key("deliveryFeeRate").text("").key("deliveryTime").text("0");
                json.endObject();
            }
        }
        json.endList().endObject();
    }

    private void orderBook(RestRequest request, JsonWriter json) throws RequestException {
        final InstrumentRules rules = Symbols.required(venue, request);
        final int depth = request.limit(LEVELS_DEFAULT, LEVELS_MAX);
        final BookView book = venue.book(rules.instrumentId(), depth);
        final int price = Prices.digits(rules.tickSize());
        final int size = Prices.digits(rules.lotSize());
        final int levels = Math.min(depth, book.levels());
        json.object().key("s").text(rules.symbol()).key("b").list();
        for (int i = 0; i < levels; i++) {
            json.list()
                    .decimal(book.bidPrice(i), price)
                    .decimal(book.bidSize(i), size)
                    .endList();
        }
        json.endList().key("a").list();
        for (int i = 0; i < levels; i++) {
            json.list()
                    .decimal(book.askPrice(i), price)
                    .decimal(book.askSize(i), size)
                    .endList();
        }
        json.endList();
        json.key("ts").number(venue.nowMs());
        json.key("u").number(book.updateId());
        json.key("seq").number(book.crossSequence());
        json.key("cts").number(book.matchTimeMs()).endObject();
    }
}
