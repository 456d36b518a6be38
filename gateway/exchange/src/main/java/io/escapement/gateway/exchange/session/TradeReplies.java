package io.escapement.gateway.exchange.session;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.command.Batch;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.json.Traces;
import io.escapement.venue.model.CommandResult;

/** The replies of the trade socket: camel case, codes like REST, limits in a header of their own. */
final class TradeReplies {
    private final Traces traces = new Traces();

    /** Auth, and what is refused before it is read. */
    void plain(JsonWriter json, SocketRequest request, int code, String text, String connectionId) {
        open(json, request, code, text, request.op());
        json.key("connId").text(connectionId).endObject();
    }

    void pong(JsonWriter json, SocketRequest request, String connectionId, long nowMs) {
        open(json, request, 0, "OK", "pong");
        json.key("data").list().numberText(nowMs).endList();
        json.key("connId").text(connectionId).endObject();
    }

    /** The venue's answer to an order command. */
    void result(
            JsonWriter json,
            SocketRequest request,
            CommandResult result,
            String connectionId,
            int limit,
            int requestsLeft) {
        open(json, request, result.retCode(), result.retMsg(), request.op());
        json.key("data").object();
        if (result.accepted() && result.orderId() != null) {
            json.key("orderId").uuid(result.orderId().high(), result.orderId().low());
            json.key("orderLinkId").text(result.orderLinkId());
        }
        json.endObject();
        json.key("retExtInfo").object().endObject();
        close(json, connectionId, result.timeMs(), limit, requestsLeft, result.timeMs());
    }

    /** The venue's answers to the orders of a batch. */
    void batch(
            JsonWriter json,
            SocketRequest request,
            Batch batch,
            String connectionId,
            long nowMs,
            int limit,
            int requestsLeft) {
        open(json, request, 0, "OK", request.op());
        json.key("data");
        batch.writeResult(json);
        json.key("retExtInfo");
        batch.writeCodes(json);
        close(json, connectionId, nowMs, limit, requestsLeft, nowMs);
    }

    /** An order command refused before the venue saw it. */
    void refusal(
            JsonWriter json,
            SocketRequest request,
            RequestException refusal,
            String connectionId,
            long nowMs,
            int limit,
            int requestsLeft) {
        open(json, request, refusal.code(), refusal.getMessage(), request.op());
        json.key("data").object().endObject();
        json.key("retExtInfo").object().endObject();
        close(json, connectionId, nowMs, limit, requestsLeft, refusal.resetMs() > 0 ? refusal.resetMs() : nowMs);
    }

    private static void open(JsonWriter json, SocketRequest request, int code, String text, String op) {
        json.clear().object();
        if (request.requestId() != null) {
            json.key("reqId").text(request.requestId());
        }
        json.key("retCode").number(code);
        json.key("retMsg").text(text);
        json.key("op").text(op);
    }

    private void close(JsonWriter json, String connectionId, long nowMs, int limit, int requestsLeft, long resetMs) {
        json.key("header").object();
        json.key("X-Bapi-Limit").numberText(limit);
        json.key("X-Bapi-Limit-Status").numberText(requestsLeft);
        json.key("X-Bapi-Limit-Reset-Timestamp").numberText(resetMs);
        json.key("Traceid").text(traces.next(nowMs));
        json.key("Timenow").numberText(nowMs);
        json.endObject();
        json.key("connId").text(connectionId).endObject();
    }
}
