package io.escapement.gateway.exchange.session;

import io.escapement.gateway.exchange.json.JsonWriter;

/** The replies of the public and the private stream, which differ in order of keys and in the pong. */
final class StreamReplies {
    private StreamReplies() {}

    /** A public stream's reply: {@code req_id} is empty when none was sent. */
    static void publicReply(JsonWriter json, SocketRequest request, String connectionId, boolean success, String text) {
        json.clear()
                .object()
                .key("success")
                .bool(success)
                .key("ret_msg")
                .text(text)
                .key("conn_id")
                .text(connectionId)
                .key("req_id")
                .text(request.requestId())
                .key("op")
                .text(request.op())
                .endObject();
    }

    /** A private stream's reply: {@code req_id} is absent when none was sent. */
    static void privateReply(
            JsonWriter json, SocketRequest request, String connectionId, boolean success, String text) {
        json.clear().object();
        requestId(json, request);
        json.key("success")
                .bool(success)
                .key("ret_msg")
                .text(text)
                .key("op")
                .text(request.op())
                .key("conn_id")
                .text(connectionId)
                .endObject();
    }

    /** A private stream's pong carries the time and the op {@code pong}. */
    static void privatePong(JsonWriter json, SocketRequest request, String connectionId, long nowMs) {
        json.clear().object();
        requestId(json, request);
        json.key("op")
                .text("pong")
                .key("args")
                .list()
                .numberText(nowMs)
                .endList()
                .key("conn_id")
                .text(connectionId)
                .endObject();
    }

    /** What either stream says to an op it does not know. */
    static void invalidOp(JsonWriter json, SocketRequest request, String connectionId) {
        json.clear()
                .object()
                .key("success")
                .bool(false)
                .key("ret_msg")
                .text("error:invalid op")
                .key("conn_id")
                .text(connectionId)
                .key("request")
                .object()
                .key("op")
                .text(request.op())
                .key("args");
        if (request.args().isEmpty()) {
            json.nothing();
        } else {
            json.list();
            request.args().forEach(arg -> json.text(arg.asText()));
            json.endList();
        }
        json.endObject().endObject();
    }

    private static void requestId(JsonWriter json, SocketRequest request) {
        if (request.requestId() != null) {
            json.key("req_id").text(request.requestId());
        }
    }
}
