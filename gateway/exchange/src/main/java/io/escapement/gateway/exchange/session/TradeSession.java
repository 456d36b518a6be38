package io.escapement.gateway.exchange.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.command.Batch;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.command.RateWindow;
import io.escapement.gateway.exchange.fault.RequestFaults;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.model.CommandResult;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code /v5/trade}: orders, one request and one answer each, after an auth. */
public final class TradeSession extends SocketSession {
    private static final int NOT_AUTHENTICATED = 10007;
    private static final int BAD_PARAMETER = 10001;
    private static final int BAD_STAMP = 10002;
    private static final int UNKNOWN_OP = 10404;
    private static final int AUTHENTICATED_TWICE = 20001;
    private static final int DUPLICATE_REQUEST = 20006;
    private static final int REQUESTS_A_SECOND = 10;
    private static final int REMEMBERED_REQUESTS = 10_000;
    private static final int MAX_REQUEST_ID_CHARACTERS = 36;
    private static final String ORDER_PREFIX = "order.";
    private static final String BATCH_SUFFIX = "-batch";
    private static final Set<String> CATEGORIES = Set.of("linear", "inverse", "spot", "option");

    private final SocketLogin login;
    private final CommandDesk desk;
    private final CommandReader reader;
    private final ClockRule clock;
    private final RequestFaults faults;
    private final TradeReplies replies = new TradeReplies();
    private final Map<String, RateWindow> windows = Map.of(
            "order.create", new RateWindow(REQUESTS_A_SECOND),
            "order.amend", new RateWindow(REQUESTS_A_SECOND),
            "order.cancel", new RateWindow(REQUESTS_A_SECOND),
            "order.create-batch", new RateWindow(REQUESTS_A_SECOND),
            "order.amend-batch", new RateWindow(REQUESTS_A_SECOND),
            "order.cancel-batch", new RateWindow(REQUESTS_A_SECOND));
    private final Set<String> requestIds = new LinkedHashSet<>();
    private boolean authenticated;

    /**
     * Starts a session that must authenticate first.
     *
     * @param link just opened
     * @param login checks who it is
     * @param desk takes the commands
     * @param reader reads them
     * @param clock judges stamps
     * @param faults on command
     */
    public TradeSession(
            SocketLink link,
            SocketLogin login,
            CommandDesk desk,
            CommandReader reader,
            ClockRule clock,
            RequestFaults faults) {
        super(link);
        this.login = login;
        this.desk = desk;
        this.reader = reader;
        this.clock = clock;
        this.faults = faults;
    }

    @Override
    public boolean isReady() {
        return authenticated;
    }

    @Override
    public void onClosed() {
        requestIds.clear();
    }

    @Override
    void answer(SocketRequest request) {
        switch (request.op()) {
            case "auth" -> authenticate(request);
            case "ping" -> {
                replies.pong(json, request, link.connectionId(), clock.marketMs());
                reply();
            }
            default -> command(request);
        }
    }

    /** The venue's answer, a latency after the request; leaves with the instant it belongs to. */
    void onResult(SocketRequest request, CommandResult result, int requestsLeft) {
        replies.result(json, request, result, link.connectionId(), REQUESTS_A_SECOND, requestsLeft);
        link.text(json);
    }

    /** The venue's answers to a batch; likewise. */
    void onBatch(SocketRequest request, Batch batch, int requestsLeft) {
        replies.batch(json, request, batch, link.connectionId(), clock.marketMs(), REQUESTS_A_SECOND, requestsLeft);
        link.text(json);
    }

    private void authenticate(SocketRequest request) {
        if (authenticated) {
            answer(request, AUTHENTICATED_TWICE, "Repeat auth");
            return;
        }
        final int code = login.check(request.args());
        authenticated = code == SocketLogin.OK;
        answer(request, code, authenticated ? "OK" : SocketLogin.text(code));
    }

    private void command(SocketRequest request) {
        if (faults.losesTradeRequest(request.op())) {
            return;
        }
        final RateWindow window = windows.get(request.op());
        if (!authenticated) {
            answer(request, NOT_AUTHENTICATED, "User authentication failed.");
        } else if (window == null) {
            answer(request, UNKNOWN_OP, "op type is not found");
        } else if (isTooLong(request.requestId())) {
            answer(request, BAD_PARAMETER, "params error: reqId must have at most 36 characters");
        } else if (!isNew(request.requestId())) {
            answer(request, DUPLICATE_REQUEST, "Duplicate reqId");
        } else {
            final int requestsLeft = Math.max(0, window.take(clock.marketMs()));
            try {
                checkClock(request.header());
                faults.check(true, request.op());
                submit(request, requestsLeft);
            } catch (final RequestException e) {
                replies.refusal(
                        json,
                        request,
                        e.code(),
                        e.getMessage(),
                        link.connectionId(),
                        clock.marketMs(),
                        REQUESTS_A_SECOND,
                        requestsLeft);
                reply();
            }
        }
    }

    private void submit(SocketRequest request, int requestsLeft) throws RequestException {
        if (request.args().size() != 1) {
            throw new RequestException(BAD_PARAMETER, "params error: args must hold one element");
        }
        final JsonNode body = request.args().get(0);
        if (!CATEGORIES.contains(body.path("category").asText())) {
            throw new RequestException(UNKNOWN_OP, "category is not correct");
        }
        final String name = request.op().substring(ORDER_PREFIX.length());
        if (name.endsWith(BATCH_SUFFIX)) {
            final String each = name.substring(0, name.length() - BATCH_SUFFIX.length());
            desk.submit(this, request, reader.batch(each, body), requestsLeft);
        } else {
            desk.submit(this, request, reader.order(name, body), requestsLeft);
        }
    }

    private void checkClock(JsonNode header) throws RequestException {
        final String stamp = header.path("X-BAPI-TIMESTAMP").asText("");
        final long windowMs = header.path("X-BAPI-RECV-WINDOW").asLong(ClockRule.DEFAULT_WINDOW_MS);
        if (!stamp.matches("\\d{1,18}") || !clock.accepts(Long.parseLong(stamp), windowMs)) {
            throw new RequestException(BAD_STAMP, clock.refusal(stamp, Long.toString(windowMs)));
        }
    }

    private static boolean isTooLong(String requestId) {
        return requestId != null && requestId.length() > MAX_REQUEST_ID_CHARACTERS;
    }

    private boolean isNew(String requestId) {
        if (requestId == null || requestId.isEmpty()) {
            return true;
        }
        if (requestIds.size() >= REMEMBERED_REQUESTS) {
            requestIds.remove(requestIds.iterator().next());
        }
        return requestIds.add(requestId);
    }

    private void answer(SocketRequest request, int code, String text) {
        replies.plain(json, request, code, text, link.connectionId());
        reply();
    }
}
