package io.escapement.gateway.bybit.harness;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.gateway.bybit.BybitGateway;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.decode.SymbolTable;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.rest.Credentials;
import java.time.Duration;
import java.util.List;

/**
 * A gateway between a small venue and a recording engine: instruments AAAUSDT and BBBUSDT, bars of 3 minutes, the venue
 * standing at 1,750,000,000,000 ms, an account without orders and positions.
 */
public final class Fixture implements AutoCloseable {
    /** The venue's time in all REST answers, ms. */
    public static final long TIME_MS = 1_750_000_000_000L;

    /** First open time of the last closed 3-minute bar at {@link #TIME_MS}, ms. */
    public static final long LAST_BAR_MS = 1_749_999_780_000L;

    /** The venue. */
    public final MiniVenue venue = new MiniVenue();

    /** The engine. */
    public final RecordingEngine engine =
            new RecordingEngine(new SymbolTable(List.of("AAAUSDT", "BBBUSDT", "CCCUSDT"), "tst"));

    /** Written by the gateway. */
    public final GatewayCounters counters = new GatewayCounters();

    /** To be changed by a test before {@link #start}. */
    public final GatewayConfiguration configuration = new GatewayConfiguration();

    private BybitGateway gateway;

    /** Scripts a quiet account. */
    public Fixture() {
        configuration
                .addresses()
                .restUrl(venue.url("http", ""))
                .publicUrl(venue.url("ws", MiniVenue.PUBLIC))
                .privateUrl(venue.url("ws", MiniVenue.PRIVATE))
                .tradeUrl(venue.url("ws", MiniVenue.TRADE));
        configuration
                .account()
                .credentials(new Credentials(() -> "demo-key", () -> "demo-secret"))
                .instance("tst")
                .epoch(7);
        configuration.universe().symbols(List.of("AAAUSDT", "BBBUSDT"));
        configuration
                .market()
                .intervals(List.of(3))
                .topics(List.of("kline", "orderbook.50"))
                .warmUpBars(2);
        configuration
                .sockets()
                .connectTimeout(Duration.ofSeconds(5))
                .backoffMin(Duration.ofMillis(10))
                .backoffMax(Duration.ofMillis(50));
        configuration.clock(ClockSource.VENUE);
        venue.result("/v5/market/time", "{\"timeSecond\":\"1750000000\",\"timeNano\":\"1750000000000000000\"}");
        venue.answer("/v5/market/instruments-info", call -> MiniVenue.envelope(instrument(symbol(call))));
        venue.answer(
                "/v5/account/fee-rate",
                call -> MiniVenue.envelope("{\"list\":["
                        + (call.query().contains("symbol=")
                                ? rates(symbol(call))
                                : rates("AAAUSDT") + ',' + rates("BBBUSDT"))
                        + "]}"));
        venue.answer(
                "/v5/market/kline",
                call -> MiniVenue.envelope("{\"category\":\"linear\",\"symbol\":\""
                        + symbol(call) + "\",\"list\":[" + row(LAST_BAR_MS + 180_000, "12") + ','
                        + row(LAST_BAR_MS, "11")
                        + ',' + row(LAST_BAR_MS - 180_000, "10") + "]}"));
        venue.result("/v5/order/realtime", "{\"list\":[],\"nextPageCursor\":\"\",\"category\":\"linear\"}");
        venue.result("/v5/order/history", "{\"list\":[],\"nextPageCursor\":\"\",\"category\":\"linear\"}");
        venue.result("/v5/execution/list", "{\"list\":[],\"nextPageCursor\":\"\",\"category\":\"linear\"}");
        venue.result("/v5/position/list", "{\"list\":[],\"nextPageCursor\":\"\",\"category\":\"linear\"}");
        venue.result(
                "/v5/account/wallet-balance",
                "{\"list\":[{\"accountType\":\"UNIFIED\",\"totalEquity\":\"1000\",\"totalAvailableBalance\":\"900\","
                        + "\"coin\":[{\"coin\":\"USDT\",\"equity\":\"1000\",\"walletBalance\":\"1000\","
                        + "\"unrealisedPnl\":\"0\",\"cumRealisedPnl\":\"0\",\"totalOrderIM\":\"0\","
                        + "\"totalPositionIM\":\"0\",\"totalPositionMM\":\"0\"}]}]}");
        venue.result("/v5/account/info", "{\"marginMode\":\"REGULAR_MARGIN\",\"unifiedMarginStatus\":5}");
        venue.result("/v5/position/set-leverage", "{}");
    }

    /** Makes the gateway without starting it. @return this */
    public Fixture make() {
        gateway = new BybitGateway(configuration.conclude(), engine, counters);
        engine.connect(gateway.commands());
        return this;
    }

    /** Makes and starts. @return this */
    public Fixture start() {
        make();
        gateway.start(StartProgress.NONE);
        engine.awaitInput("\"channel\":\"PUBLIC\"");
        return this;
    }

    /** The gateway. @return null before it is made */
    public BybitGateway gateway() {
        return gateway;
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        engine.close();
        venue.close();
    }

    private static String symbol(MiniVenue.Call call) {
        return call.query().replaceAll(".*symbol=([A-Z]+).*", "$1");
    }

    private static String rates(String symbol) {
        return "{\"symbol\":\"" + symbol + "\",\"takerFeeRate\":\"0.0005\",\"makerFeeRate\":\"0.0001\"}";
    }

    /** A row of a bar's answer. @param openMs its first instant @param price all its prices @return JSON */
    public static String row(long openMs, String price) {
        return "[\"" + openMs + "\",\"" + price + "\",\"" + price + "\",\"" + price + "\",\"" + price
                + "\",\"5\",\"50\"]";
    }

    private static String instrument(String symbol) {
        return "{\"category\":\"linear\",\"list\":[" + listed(symbol, "0.1") + "],\"nextPageCursor\":\"\"}";
    }

    /** A row of the venue's list. @param symbol of it @param tick of its price @return JSON */
    public static String listed(String symbol, String tick) {
        return "{\"symbol\":\"" + symbol
                + "\",\"contractType\":\"LinearPerpetual\",\"status\":\"Trading\",\"baseCoin\":\"AAA\","
                + "\"quoteCoin\":\"USDT\",\"settleCoin\":\"USDT\",\"launchTime\":\"1600000000000\","
                + "\"deliveryTime\":\"0\",\"leverageFilter\":{\"minLeverage\":\"1\",\"maxLeverage\":\"50\","
                + "\"leverageStep\":\"0.01\"},\"priceFilter\":{\"minPrice\":\"0.1\",\"maxPrice\":\"9999\","
                + "\"tickSize\":\"" + tick + "\"},\"lotSizeFilter\":{\"minOrderQty\":\"0.01\",\"qtyStep\":\"0.01\","
                + "\"maxOrderQty\":\"500\",\"maxMktOrderQty\":\"100\",\"minNotionalValue\":\"5\"},"
                + "\"fundingInterval\":480}";
    }
}
