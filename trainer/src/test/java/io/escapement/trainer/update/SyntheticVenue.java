package io.escapement.trainer.update;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.market.MarketSource;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.Bar;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the trainer asks of a venue, told of a synthetic market: 120 days of it, of some symbols fewer. */
final class SyntheticVenue implements AutoCloseable {
    private static final long MINUTE_MS = 60_000L;
    private static final long DAY_MS = 86_400_000L;
    private static final int PAGE = 1_000;

    private final List<String> symbols;
    private final MarketSource market;
    private final HttpServer server;
    private final Map<String, Integer> days = new TreeMap<>();
    private long nowMs;

    SyntheticVenue(String... symbols) throws IOException {
        this.symbols = List.of(symbols);
        market = SyntheticMarket.create(3, this.symbols, SyntheticMarket.DEFAULT_HISTORY_DAYS, 1);
        nowMs = market.startMs() - 10 * DAY_MS;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its clock, and with it the newest closed bar. */
    void advanceDays(int count) {
        nowMs += count * DAY_MS;
    }

    long nowMs() {
        return nowMs;
    }

    /** A symbol that is younger than the others. */
    void listedFor(String symbol, int count) {
        days.put(symbol, count);
    }

    private void answer(HttpExchange exchange) throws IOException {
        final String path = exchange.getRequestURI().getPath();
        final Map<String, String> query = Arrays.stream(
                        String.valueOf(exchange.getRequestURI().getQuery()).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        final String list = path.endsWith("kline")
                ? bars(query)
                : path.endsWith("instruments-info") ? instrument(query.get("symbol")) : "[]";
        final byte[] body = ("{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"list\":" + list + "},\"time\":" + nowMs
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String instrument(String symbol) {
        return symbols.contains(symbol)
                ? "[{\"symbol\":\"" + symbol + "\",\"priceFilter\":{\"tickSize\":\"0.01\"},\"fundingInterval\":480}]"
                : "[]";
    }

    private String bars(Map<String, String> query) {
        final String symbol = query.get("symbol");
        final long firstMs = nowMs - days.getOrDefault(symbol, 1_000) * DAY_MS;
        final int minutes = Integer.parseInt(query.get("interval"));
        final List<Bar> bars = market.bars(symbols.indexOf(symbol))
                .query(
                        minutes,
                        Math.max(firstMs, Long.parseLong(query.get("start"))),
                        Math.min(nowMs - minutes * MINUTE_MS, Long.parseLong(query.get("end"))),
                        PAGE,
                        true);
        return bars.stream()
                .sorted((a, b) -> Long.compare(b.openTimeMs(), a.openTimeMs()))
                .map(SyntheticVenue::row)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String row(Bar bar) {
        return "[\"" + bar.openTimeMs() + "\",\"" + price(bar.open()) + "\",\"" + price(bar.high()) + "\",\""
                + price(bar.low()) + "\",\"" + price(bar.close()) + "\",\"" + amount(bar.volume()) + "\",\""
                + amount(bar.turnover()) + "\"]";
    }

    private static String price(long value) {
        return BigDecimal.valueOf(value, FixedPoint.SCALE_DIGITS).toPlainString();
    }

    private static String amount(long value) {
        return BigDecimal.valueOf(value, -Bar.VOLUME_EXPONENT).toPlainString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
