package io.escapement.gateway.exchange.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.auth.ClockRule;
import io.escapement.gateway.exchange.command.Batch;
import io.escapement.gateway.exchange.command.CommandReader;
import io.escapement.gateway.exchange.fault.RequestFate;
import io.escapement.gateway.exchange.fault.RequestFaults;
import io.escapement.gateway.exchange.limit.AccountLimits;
import io.escapement.gateway.exchange.limit.Limits;
import io.escapement.gateway.exchange.limit.RateWindow;
import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.venue.model.CommandResult;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code /v5/trade}: orders, one request and one answer each, after an auth. */
public final class TradeSession extends SocketSession {
    private static final int NOT_AUTHENTICATED = 10007;
    private static final int BAD_PARAMETER = 10001;
    private static final int BAD_STAMP = 10002;
    private static final int UNKNOWN_OP = 10404;
    private static final int AUTHENTICATED_TWICE = 20001;
    private static final int DUPLICATE_REQUEST = 20006;
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
    private final Limits limits;
    private final RateWindow ownWindow;
    private final Set<String> requestIds = new LinkedHashSet<>();

    /** Requests that were answered by a fault while they take effect. */
    private final Set<SocketRequest> unheard = new HashSet<>();

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
     * @param limits of account and address
     */
    public TradeSession(
            SocketLink link,
            SocketLogin login,
            CommandDesk desk,
            CommandReader reader,
            ClockRule clock,
            RequestFaults faults,
            Limits limits) {
        super(link);
        this.login = login;
        this.desk = desk;
        this.reader = reader;
        this.clock = clock;
        this.faults = faults;
        this.limits = limits;
        ownWindow = limits.address().socketCommands();
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
        if (unheard.remove(request)) {
            return;
        }
        replies.result(json, request, result, link.connectionId(), limit(request), requestsLeft);
        link.text(json);
    }

    /** The venue's answers to a batch; likewise. */
    void onBatch(SocketRequest request, Batch batch, int requestsLeft) {
        if (unheard.remove(request)) {
            return;
        }
        replies.batch(json, request, batch, link.connectionId(), clock.marketMs(), limit(request), requestsLeft);
        link.text(json);
    }

    private int limit(SocketRequest request) {
        return limits.account().command(request.op()).limit();
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
        final RateWindow window = limits.account().command(request.op());
        if (!authenticated) {
            answer(request, NOT_AUTHENTICATED, "User authentication failed.");
        } else if (window == null) {
            answer(request, UNKNOWN_OP, "op type is not found");
        } else if (isTooLong(request.requestId())) {
            answer(request, BAD_PARAMETER, "params error: reqId must have at most 36 characters");
        } else if (!isNew(request.requestId())) {
            answer(request, DUPLICATE_REQUEST, "Duplicate reqId");
        } else {
            final int tooFast = limits.address().commandRefusal(ownWindow);
            if (tooFast != 0) {
                answer(request, tooFast, "Too many visits!");
            } else {
                command(request, window);
            }
        }
    }

    private void command(SocketRequest request, RateWindow window) {
        try {
            checkClock(request.header());
            faults.check(true, request.op());
            final RequestFate fate = faults.trade(request.op());
            if (fate.reaches()) {
                submit(request, window);
            }
            if (fate != RequestFate.GOOD) {
                unheard.add(request);
                throw new RequestException(fate.code(), "Server error.");
            }
        } catch (final RequestException e) {
            replies.refusal(json, request, e, link.connectionId(), clock.marketMs(), window.limit(), window.left());
            reply();
        }
    }

    private void submit(SocketRequest request, RateWindow window) throws RequestException {
        if (request.args().size() != 1) {
            throw new RequestException(BAD_PARAMETER, "params error: args must hold one element");
        }
        final JsonNode body = request.args().get(0);
        if (!CATEGORIES.contains(body.path("category").asText())) {
            throw new RequestException(UNKNOWN_OP, "category is not correct");
        }
        final String name = request.op().substring(ORDER_PREFIX.length());
        if (name.endsWith(BATCH_SUFFIX)) {
            final Batch batch = reader.batch(name.substring(0, name.length() - BATCH_SUFFIX.length()), body);
            batch.limitTo(
                    limits.account().take(window, batch.size()),
                    AccountLimits.RATE_LIMITED,
                    AccountLimits.RATE_LIMITED_TEXT);
            desk.submit(this, request, batch, window.left());
        } else {
            limits.account().take(window, 1);
            desk.submit(this, request, reader.order(name, body), window.left());
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
