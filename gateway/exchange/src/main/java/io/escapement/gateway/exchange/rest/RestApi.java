package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.auth.Credentials;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.command.RateWindow;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.Venue;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.HashMap;
import java.util.Map;

/**
 * Answers REST requests: finds the route, checks the signature, wraps the result in the venue's envelope. Business
 * errors come with HTTP 200, as there.
 */
public final class RestApi {
    private static final int ROUTE_NOT_FOUND = 10017;

    /** One route. A null window marks a public one, which is neither signed nor counted. */
    private record Route(Endpoint endpoint, RateWindow window) {}

    private final Venue venue;
    private final Gatekeeper gatekeeper;
    private final Map<String, Route> routes = new HashMap<>();
    private final JsonWriter json = new JsonWriter();

    /**
     * Creates the API of a venue.
     *
     * @param venue asked and commanded
     * @param credentials of the account
     * @param clock judges stamps
     * @param reader of command bodies
     */
    public RestApi(Venue venue, Credentials credentials, ClockRule clock, CommandReader reader) {
        this.venue = venue;
        gatekeeper = new Gatekeeper(credentials, clock);
        new MarketEndpoints(venue).register(this);
        new AccountEndpoints(venue).register(this);
        new PositionEndpoints(venue, reader).register(this);
        new OrderEndpoints(venue, reader).register(this);
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
        int requestsLeft = 0;
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
                requestsLeft = Math.max(0, window.take(venue.nowMs()));
            }
            json.clear().object().key("retCode").number(0).key("retMsg").text("OK");
            json.key("result");
            route.endpoint().answer(request, json);
            json.key("retExtInfo");
            route.endpoint().extra(json);
        } catch (final RequestException e) {
            json.clear().object().key("retCode").number(e.code()).key("retMsg").text(e.getMessage());
            json.key("result").object().endObject();
            json.key("retExtInfo").object().endObject();
        }
        json.key("time").number(venue.nowMs()).endObject();
        return response(status, window, requestsLeft);
    }

    /** Adds a route that anybody may ask. */
    void open(String path, Endpoint endpoint) {
        routes.put("GET " + path, new Route(endpoint, null));
    }

    /** Adds a signed query. */
    void query(String path, int requestsASecond, Endpoint endpoint) {
        routes.put("GET " + path, new Route(endpoint, new RateWindow(requestsASecond)));
    }

    /** Adds a signed command. */
    void command(String path, int requestsASecond, Endpoint endpoint) {
        routes.put("POST " + path, new Route(endpoint, new RateWindow(requestsASecond)));
    }

    private FullHttpResponse response(HttpResponseStatus status, RateWindow window, int requestsLeft) {
        final FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(json.array(), 0, json.length()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json; charset=utf-8")
                .set("Timenow", venue.nowMs());
        if (window != null) {
            response.headers()
                    .set("X-Bapi-Limit", window.limit())
                    .set("X-Bapi-Limit-Status", requestsLeft)
                    .set("X-Bapi-Limit-Reset-Timestamp", venue.nowMs());
        }
        return response;
    }
}
