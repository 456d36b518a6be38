package io.escapement.gateway.bybit.query;

import io.escapement.codecs.sbe.DataSource;
import io.escapement.codecs.sbe.MarginMode;
import io.escapement.gateway.bybit.decode.Listing;
import io.escapement.gateway.bybit.decode.RestDecoder;
import io.escapement.gateway.bybit.decode.Verdict;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.GatewayCounters.Metric;
import io.escapement.gateway.bybit.publish.Refusals;
import io.escapement.gateway.bybit.rest.RequestClock;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestException;
import io.escapement.gateway.bybit.rest.RetCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Questions to the venue whose answers become inputs.
 *
 * <p>Lists come newest first and in pages; all pages are fetched before the oldest row is published. Blocks; one thread
 * at a time. Every method throws {@link RestException} when an answer is missing.
 */
public final class VenueQueries {
    private static final int KLINE_PAGE = 1_000;

    /** One less than the page at either end, since it is not documented whether the bounds are inclusive. */
    private static final int KLINE_STEP = KLINE_PAGE - 2;

    private static final int ATTEMPTS = 5;
    private static final long AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MAX_PAGES = 200;
    private static final long WINDOW_MS = TimeUnit.DAYS.toMillis(7);
    private static final int PARAMETER_ERROR = 10001;

    private final RestClient client;
    private final RestDecoder decoder;
    private final RequestClock clock;
    private final GatewayCounters counters;

    /**
     * For one thread.
     *
     * @param client asked; shared with other threads
     * @param decoder of its own
     * @param clock learns the venue's time
     * @param counters written here
     */
    public VenueQueries(RestClient client, RestDecoder decoder, RequestClock clock, GatewayCounters counters) {
        this.client = client;
        this.decoder = decoder;
        this.clock = clock;
        this.counters = counters;
    }

    /**
     * Asks for the time and sets the clock.
     *
     * @return the venue's time, milliseconds since the epoch
     */
    public long time() {
        read("/v5/market/time", get("/v5/market/time", "", false));
        final long timeMs = TimeUnit.NANOSECONDS.toMillis(decoder.exchangeTimeNs());
        clock.synchronise(timeMs);
        return timeMs;
    }

    /**
     * Publishes an instrument's definition.
     *
     * @param symbol of the venue
     * @return false when the venue does not list it
     */
    public boolean instrument(String symbol) {
        return publish("/v5/market/instruments-info", "category=linear&symbol=" + symbol, false, decoder::instruments)
                > 0;
    }

    /**
     * What the venue lists, with turnover and price.
     *
     * @param define publishes the definitions of our instruments, too, as far as they changed
     * @return all linear contracts
     */
    public Listing listing(boolean define) {
        final Listing listing = new Listing();
        for (final byte[] page : answers("/v5/market/instruments-info", "category=linear&limit=1000", false)) {
            read("/v5/market/instruments-info", page);
            accepted("/v5/market/instruments-info", decoder.listing(listing));
            if (define) {
                published("/v5/market/instruments-info", decoder.instruments(true));
            }
        }
        read("/v5/market/tickers", get("/v5/market/tickers", "category=linear", false));
        accepted("/v5/market/tickers", decoder.tickers(listing));
        return listing;
    }

    /**
     * Publishes that an instrument is closed, unless that is known.
     *
     * @param instrumentId of one that is not listed any more
     */
    public void close(int instrumentId) {
        published("(closed)", decoder.closed(instrumentId));
    }

    /**
     * Which instruments have an open order or a position. Publishes nothing.
     *
     * @return their symbols
     */
    public Set<String> inUse() {
        final Listing listing = new Listing();
        for (final byte[] page : answers("/v5/position/list", "category=linear&settleCoin=USDT&limit=200", true)) {
            read("/v5/position/list", page);
            accepted("/v5/position/list", decoder.inUse(listing));
        }
        for (final byte[] page :
                answers("/v5/order/realtime", "category=linear&settleCoin=USDT&openOnly=0&limit=50", true)) {
            read("/v5/order/realtime", page);
            accepted("/v5/order/realtime", decoder.inUse(listing));
        }
        return listing.used();
    }

    /**
     * Publishes the account's fee rates of all instruments in one request.
     *
     * @return those it told; none where the environment (demo) does not tell them
     */
    public BitSet feeRates() {
        try {
            publish("/v5/account/fee-rate", "category=linear", true, decoder::feeRates);
            return decoder.rated();
        } catch (final RestException e) {
            if (isNotTold(e)) {
                return new BitSet();
            }
            throw e;
        }
    }

    /**
     * Publishes the account's fee rates of an instrument.
     *
     * @param symbol of the venue
     * @return false when the environment (demo) does not tell them
     */
    public boolean feeRates(String symbol) {
        try {
            return publish("/v5/account/fee-rate", "category=linear&symbol=" + symbol, true, decoder::feeRates) > 0;
        } catch (final RestException e) {
            if (isNotTold(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Publishes closed bars, oldest first.
     *
     * @param instrumentId dense id
     * @param symbol of the venue
     * @param minutes interval
     * @param source said in the bars
     * @param firstMs first open time wanted
     * @param lastMs last open time wanted; bars not closed yet are left out
     * @return bars published
     */
    public int bars(int instrumentId, String symbol, int minutes, DataSource source, long firstMs, long lastMs) {
        final long intervalMs = TimeUnit.MINUTES.toMillis(minutes);
        int count = 0;
        for (long fromMs = firstMs; fromMs <= lastMs; fromMs += KLINE_STEP * intervalMs) {
            final long toMs = Math.min(lastMs, fromMs + (KLINE_STEP - 1) * intervalMs);
            final String query = "category=linear&symbol=" + symbol + "&interval=" + venueInterval(minutes) + "&start="
                    + fromMs + "&end=" + (toMs + intervalMs) + "&limit=" + KLINE_PAGE;
            final long fromNs = TimeUnit.MILLISECONDS.toNanos(fromMs);
            final long toNs = TimeUnit.MILLISECONDS.toNanos(toMs);
            count += publish(
                    "/v5/market/kline", query, false, () -> decoder.bars(instrumentId, minutes, source, fromNs, toNs));
        }
        return count;
    }

    /**
     * Open time of the newest bar that {@link #bars} published last.
     *
     * @return nanoseconds since the epoch, {@link Long#MIN_VALUE} before the first
     */
    public long lastBarOpenNs() {
        return decoder.lastBarOpenNs();
    }

    /**
     * Publishes all open orders.
     *
     * @return rows published
     */
    public int openOrders() {
        final String path = "/v5/order/realtime";
        return publish(
                new Pages(path, fetch(path, "category=linear&settleCoin=USDT&openOnly=0&limit=50"), decoder::orders));
    }

    /**
     * Publishes what the venue knows about one order: first among the open ones, then in the history.
     *
     * @param symbol of the venue
     * @param idParameter {@code orderLinkId=…} or {@code orderId=…}
     * @return rows published, 0 when it is found nowhere
     */
    public int order(String symbol, String idParameter) {
        final String query = "category=linear&symbol=" + symbol + '&' + idParameter;
        final int open = publish("/v5/order/realtime", query, true, decoder::orders);
        return open > 0 ? open : publish("/v5/order/history", query, true, decoder::orders);
    }

    /**
     * Publishes executions, funding included.
     *
     * @param sinceMs first execution time wanted
     * @param nowMs the venue's time
     * @return rows published
     */
    public int executions(long sinceMs, long nowMs) {
        return publish(fetchExecutions(sinceMs, nowMs));
    }

    /** Executions, not published yet. */
    Pages fetchExecutions(long sinceMs, long nowMs) {
        return windows("/v5/execution/list", "category=linear", 100, sinceMs, nowMs, decoder::fills);
    }

    /**
     * Publishes rows of the transaction log.
     *
     * @param fromMs first transaction time wanted
     * @param toMs last transaction time wanted
     * @return rows published
     */
    public int transactions(long fromMs, long toMs) {
        return publish(windows(
                "/v5/account/transaction-log",
                "accountType=UNIFIED&currency=USDT",
                50,
                fromMs,
                toMs,
                decoder::transactions));
    }

    /**
     * Publishes all positions that are not zero.
     *
     * @return rows published
     */
    public int positions() {
        return publish(fetchPositions());
    }

    /** Positions, not published yet. */
    Pages fetchPositions() {
        final String path = "/v5/position/list";
        return new Pages(path, fetch(path, "category=linear&settleCoin=USDT&limit=200"), decoder::positions);
    }

    /**
     * How the account is set up.
     *
     * @return the margin mode, null value where the environment does not tell it
     */
    public MarginMode marginMode() {
        try {
            return AccountProbe.marginMode(get("/v5/account/info", "", true));
        } catch (final RestException e) {
            if (isNotTold(e)) {
                return MarginMode.NULL_VAL;
            }
            throw e;
        }
    }

    /**
     * Whether an instrument is in hedge mode: flat positions have rows too when asked for by symbol.
     *
     * @param symbol of the venue
     * @return true when there are rows of a hedge position
     */
    public boolean isHedged(String symbol) {
        return AccountProbe.hasHedgeRows(get("/v5/position/list", "category=linear&symbol=" + symbol, true));
    }

    /** Publishes the wallet's USDT. */
    public void wallet() {
        publish("/v5/account/wallet-balance", "accountType=UNIFIED&coin=USDT", true, decoder::wallet);
    }

    /**
     * Looks at one order without publishing it: first among the open ones, then in the history.
     *
     * @param symbol of the venue
     * @param idParameter {@code orderLinkId=…} or {@code orderId=…}
     * @return what is found
     */
    OrderProbe probe(String symbol, String idParameter) {
        final String query = "category=linear&symbol=" + symbol + '&' + idParameter;
        final OrderProbe open = OrderProbe.of(get("/v5/order/realtime", query, true));
        return open.isFound() ? open : OrderProbe.of(get("/v5/order/history", query, true));
    }

    /** Waits before asking again. */
    void pause(long nanos) {
        client.pause(nanos);
    }

    /** Publishes what was fetched. */
    int publish(Pages pages) {
        int count = 0;
        for (final byte[] answer : pages.oldestFirst()) {
            read(pages.path(), answer);
            count += published(pages.path(), pages.rows().publish());
        }
        return count;
    }

    private Pages windows(String path, String query, int limit, long fromMs, long toMs, Rows rows) {
        final Pages pages = new Pages(path, List.of(), rows);
        for (long startMs = fromMs; startMs <= toMs; startMs += WINDOW_MS) {
            final long endMs = startMs + WINDOW_MS - 1;
            pages.add(fetch(path, query + "&startTime=" + startMs + "&endTime=" + endMs + "&limit=" + limit));
        }
        return pages;
    }

    /** All pages, newest first. */
    private List<byte[]> fetch(String path, String query) {
        return answers(path, query, true);
    }

    /** All pages, as they come. */
    private List<byte[]> answers(String path, String query, boolean signed) {
        final List<byte[]> answers = new ArrayList<>();
        String cursor = "";
        do {
            final String page = cursor.isEmpty() ? query : query + "&cursor=" + cursor;
            final byte[] answer = get(path, page, signed);
            read(path, answer);
            answers.add(answer);
            cursor = inQueryForm(decoder.nextPageCursor());
        } while (!cursor.isEmpty() && answers.size() < MAX_PAGES);
        if (!cursor.isEmpty()) {
            throw new RestException(
                    RestException.Kind.UNKNOWN, -1, "REST " + path + ": more than " + MAX_PAGES + " pages");
        }
        return answers;
    }

    private int publish(String path, String query, boolean signed, Rows rows) {
        read(path, get(path, query, signed));
        return published(path, rows.publish());
    }

    private int published(String path, Verdict verdict) {
        if (verdict.isRefusal()) {
            counters.add(Refusals.metric(verdict), 1);
            throw new RestException(RestException.Kind.UNKNOWN, -1, "REST " + path + ": answer refused: " + verdict);
        }
        final int count = verdict == Verdict.PUBLISHED ? decoder.messages() : 0;
        counters.add(Metric.INPUTS, count);
        return count;
    }

    private void read(String path, byte[] answer) {
        accepted(path, decoder.read(answer, 0, answer.length));
    }

    private void accepted(String path, Verdict verdict) {
        if (verdict.isRefusal()) {
            counters.add(Refusals.metric(verdict), 1);
            throw new RestException(RestException.Kind.UNKNOWN, -1, "REST " + path + ": answer refused: " + verdict);
        }
    }

    private byte[] get(String path, String query, boolean signed) {
        for (int attempt = 1; ; attempt++) {
            counters.add(Metric.REST_REQUESTS, 1);
            try {
                return signed ? client.getSigned(path, query) : client.get(path, query);
            } catch (final RestException e) {
                counters.add(Metric.REST_FAILURES, 1);
                if (!mayPass(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                // How long to wait the limits know; a venue that tells nothing gets a moment.
                client.pause(AGAIN_NS);
            }
        }
    }

    private static boolean isNotTold(RestException failure) {
        return RetCode.meaning(failure.code()) == RetCode.Meaning.NOT_OFFERED || failure.code() == PARAMETER_ERROR;
    }

    /** Whether asking again may help: too many requests, or a server in trouble. */
    private static boolean mayPass(RestException failure) {
        return RetCode.meaning(failure.code()) == RetCode.Meaning.RATE_LIMIT
                || RetCode.isFateUnknown(failure.code())
                || failure.kind() == RestException.Kind.UNKNOWN && failure.code() < -1;
    }

    /** Most cursors come percent-encoded already, and encoding twice breaks the signature; others are encoded here. */
    private static String inQueryForm(String cursor) {
        for (int i = 0; i < cursor.length(); i++) {
            final char letter = cursor.charAt(i);
            final boolean plain = letter >= '0' && letter <= '9'
                    || letter >= 'a' && letter <= 'z'
                    || letter >= 'A' && letter <= 'Z'
                    || "-._~%".indexOf(letter) >= 0;
            if (!plain) {
                return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            }
        }
        return cursor;
    }

    private static String venueInterval(int minutes) {
        return switch (minutes) {
            case 1440 -> "D";
            case 10080 -> "W";
            default -> Integer.toString(minutes);
        };
    }
}
