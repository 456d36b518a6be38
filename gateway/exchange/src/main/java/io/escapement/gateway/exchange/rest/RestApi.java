package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.fault.RequestFaults;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.json.Traces;
import io.escapement.gateway.exchange.limit.AccountLimits;
import io.escapement.gateway.exchange.limit.RateWindow;
import io.escapement.venue.Venue;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers REST requests: finds the route, checks the signature, wraps the result in the venue's envelope. Business
 * errors come with HTTP 200, as there.
 */
public final class RestApi {
    private static final int ROUTE_NOT_FOUND = 10017;
    private static final int SERVER_TIMEOUT = 10000;
    private static final String PREFIX = "/v5/";
    private static final String TOO_FREQUENT = "access too frequent";

    /** One route. A null window marks a public one, which is neither signed nor counted by account. */
    private record Route(Endpoint endpoint, RateWindow window, boolean countsItself) {}

    private final Venue venue;
    private final ClockRule clock;
    private final RequestFaults faults;
    private final AccountLimits limits;
    private final Gatekeeper gatekeeper;
    private final Map<String, Route> routes = new HashMap<>();
    private final JsonWriter json = new JsonWriter();
    private final Traces traces = new Traces();

    /**
     * Creates the API of a venue.
     *
     * @param venue asked and commanded
     * @param credentials of the account
     * @param clock judges stamps
     * @param reader of command bodies
     * @param faults on command
     * @param limits of the account
     */
    public RestApi(
            Venue venue,
            Credentials credentials,
            ClockRule clock,
            CommandReader reader,
            RequestFaults faults,
            AccountLimits limits) {
        this.venue = venue;
        this.clock = clock;
        this.faults = faults;
        this.limits = limits;
        gatekeeper = new Gatekeeper(credentials, clock);
        new MarketEndpoints(venue, clock).register(this);
        new KlineEndpoints(venue).register(this);
        new AccountEndpoints(venue).register(this);
        new PositionEndpoints(venue).register(this);
        new OrderEndpoints(venue, reader, faults).register(this);
    }

    /**
     * Answers a request.
     *
     * @param http whole
     * @return the response without connection headers
     */
    public FullHttpResponse answer(FullHttpRequest http) {
        HttpResponseStatus status = HttpResponseStatus.OK;
        RateWindow window = null;
        long resetMs = 0;
        try {
            final RestRequest request = RestRequest.of(http);
            final Route route = routes.get(request.method() + " " + request.path());
            if (route == null) {
                status = HttpResponseStatus.NOT_FOUND;
                throw new RequestException(ROUTE_NOT_FOUND, "Route not found: " + request.path());
            }
            window = route.window();
            if (window != null) {
                gatekeeper.check(request, http.headers());
                faults.check(false, operation(request.path()));
                if (!route.countsItself()) {
                    limits.take(window, 1);
                }
            }
            json.clear().object().key("retCode").number(0).key("retMsg").text("OK");
            json.key("result");
            route.endpoint().answer(request, json);
            json.key("retExtInfo");
            route.endpoint().extra(json);
        } catch (final RequestException e) {
            refuse(e.code(), e.getMessage());
            resetMs = e.resetMs();
        }
        json.key("time").number(clock.marketMs()).endObject();
        return response(status, window, resetMs);
    }

    /**
     * What an operation is called on the trade socket.
     *
     * @param path of a request
     * @return {@code order.create} for {@code /v5/order/create}
     */
    public static String operation(String path) {
        return (path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path).replace('/', '.');
    }

    /** An answer that only says no. @param code the venue's @return the response */
    public FullHttpResponse refusal(int code) {
        refuse(code, code == SERVER_TIMEOUT ? "Server Timeout" : "Server error.");
        json.key("time").number(clock.marketMs()).endObject();
        return response(HttpResponseStatus.OK, null, 0);
    }

    /** An answer of what stands before the exchange rather than its own. @param status of HTTP @return the response */
    public FullHttpResponse broken(int status) {
        final HttpResponseStatus code = HttpResponseStatus.valueOf(status);
        final String text = status == HttpResponseStatus.FORBIDDEN.code() ? TOO_FREQUENT : code.reasonPhrase();
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, code, Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain");
        return response;
    }

    private void refuse(int code, String text) {
        json.clear().object().key("retCode").number(code).key("retMsg").text(text);
        json.key("result").object().endObject();
        json.key("retExtInfo").object().endObject();
    }

    /** Adds a route that anybody may ask. */
    void open(String path, Endpoint endpoint) {
        routes.put("GET " + path, new Route(endpoint, null, false));
    }

    /** Adds a signed query. */
    void query(String path, int requestsASecond, Endpoint endpoint) {
        routes.put("GET " + path, new Route(endpoint, window(path, requestsASecond), false));
    }

    /** Adds a signed command. */
    void command(String path, int requestsASecond, Endpoint endpoint) {
        routes.put("POST " + path, new Route(endpoint, window(path, requestsASecond), false));
    }

    /** Adds signed commands of which one request may hold several; the endpoint counts them. */
    void batch(String path, RateWindow window, Endpoint endpoint) {
        routes.put("POST " + path, new Route(endpoint, window, true));
    }

    /** What counts the requests to a path. */
    RateWindow window(String path, int requestsASecond) {
        return limits.window(operation(path), requestsASecond);
    }

    /** The account's limits, for endpoints that count for themselves. */
    AccountLimits limits() {
        return limits;
    }

    private FullHttpResponse response(HttpResponseStatus status, RateWindow window, long resetMs) {
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(json.array(), 0, json.length()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .set("Timenow", clock.marketMs())
                .set("Traceid", traces.next(clock.marketMs()));
        if (window != null) {
            response.headers()
                    .set("X-Bapi-Limit", window.limit())
                    .set("X-Bapi-Limit-Status", window.left())
                    .set("X-Bapi-Limit-Reset-Timestamp", resetMs > 0 ? resetMs : clock.marketMs());
        }
        return response;
    }
}
