package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.Frame;
import io.escapement.gateway.exchange.client.TestClient;
import io.escapement.gateway.exchange.client.TestSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are cut or stand still, and the service that restarts. */
class ConnectionFaultsTest {
    private static final long QUIET_MS = 200;
    private static final double SPEED = 60;
    private static final String LIMIT = "{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"side\":\"Buy\","
            + "\"orderType\":\"Limit\",\"qty\":\"1\",\"price\":\"98.0\",\"orderLinkId\":\"A\"}";

    @TempDir
    Path folder;

    private TestExchange exchange;
    private TestClient client;

    @BeforeEach
    void open() {
        exchange = TestExchange.free(TestExchange.flat(folder), SPEED);
        client = exchange.client();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldCutOnlyWhichIsMeant() {
        for (final String which : new String[] {"public", "private", "trade"}) {
            try (TestClient own = exchange.client()) {
                own.connect("kline.1.BTCUSDT");
                exchange.fault("kind=drop,which=" + which);

                final Set<String> closed = new HashSet<>();
                Frame frame = own.next();
                while (frame.opcode() != Frame.CLOSE) {
                    frame = own.next();
                }
                closed.add(frame.socket().name());
                assertThat(closed).containsExactly(which);
            }
        }
    }

    @Test
    void shouldCutOnePublicSocketOfSeveral() {
        final TestSocket first = client.openPublic();
        final TestSocket second = client.openPublic();
        client.ask(second, "{\"op\":\"ping\"}");
        exchange.fault("kind=drop,which=public:0");

        final Frame frame = client.next();
        assertThat(frame.opcode()).isEqualTo(Frame.CLOSE);
        assertThat(frame.socket()).isSameAs(first);
        assertThat(client.ask(second, "{\"op\":\"ping\"}").get("ret_msg").asText())
                .isEqualTo("pong");
        second.close();
    }

    @Test
    void shouldCutRequestsAndLeaveSocketsAlone() throws IOException {
        final TestSocket socket = client.openPublic();
        try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), exchange.port())) {
            idle.setSoTimeout(10_000);
            idle.getOutputStream()
                    .write("GET /v5/market/time HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            exchange.fault("kind=drop,which=rest");

            idle.getInputStream().readAllBytes();
        }
        assertThat(client.ask(socket, "{\"op\":\"ping\"}").get("ret_msg").asText())
                .isEqualTo("pong");
    }

    @Test
    void shouldStrikeAgainAndAgain() {
        client.openPrivate();
        client.ask(client.privateSocket(), client.auth(""));
        client.ask(client.privateSocket(), "{\"op\":\"subscribe\",\"args\":[\"order\"]}");
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=1,price=98.0,every=20s");

        for (int i = 0; i < 3; i++) {
            assertThat(client.next().json().get("topic").asText()).isEqualTo("order");
        }
    }

    @Test
    void shouldCutAtItsTime() {
        client.openPrivate();
        exchange.fault("kind=drop,which=private,at=30s");

        assertThat(client.poll(QUIET_MS)).isNull();
        assertThat(client.next().opcode()).isEqualTo(Frame.CLOSE);
    }

    @Test
    void shouldStandStillAndGoOn() {
        final TestSocket socket = client.openPublic();
        exchange.fault("kind=stall,which=public,for=500");
        socket.send("{\"op\":\"ping\",\"req_id\":\"1\"}");

        assertThat(client.poll(QUIET_MS))
                .as("no pong from a socket that stands still")
                .isNull();
        assertThat(client.next().json().get("req_id").asText()).isEqualTo("1");
    }

    @Test
    void shouldHoldBackWhatIsPushedMeanwhile() {
        client.openPrivate();
        client.ask(client.privateSocket(), client.auth(""));
        client.ask(client.privateSocket(), "{\"op\":\"subscribe\",\"args\":[\"order\"]}");
        exchange.fault("kind=stall,which=private,for=500");
        client.post("/v5/order/create", LIMIT);

        assertThat(client.poll(QUIET_MS)).isNull();
        assertThat(client.next().json().get("topic").asText()).isEqualTo("order");
    }

    @Test
    void shouldLetTheMarketStepOnWithoutASocketThatStandsStill() {
        try (TestExchange stepping = TestExchange.stepping(TestExchange.flat(folder));
                TestClient own = stepping.client()) {
            own.connect("kline.1.BTCUSDT");
            own.stepUntil("public kline.1.BTCUSDT");
            stepping.fault("kind=stall,which=public,for=1h");
            stepping.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=1");

            assertThat(own.stepUntil("private execution").at("/data/0/symbol").asText())
                    .isEqualTo("BTCUSDT");
        }
    }

    @Test
    void shouldRestartWithTheAccountKept() {
        client.connect("orderbook.50.BTCUSDT");
        client.stepUntil("public orderbook.50.BTCUSDT");
        assertThat(client.post("/v5/order/create", LIMIT).get("retCode").asInt())
                .isZero();
        exchange.fault("kind=restart,late=300,for=200");

        assertThat(client.signedGet("/v5/account/info", "").get("retCode").asInt())
                .isEqualTo(10016);
        assertThat(refusalOnTheTradeSocket()).isEqualTo(10019);
        awaitClosed(3);
        TestExchange.await(this::isUp);

        try (TestClient again = exchange.client()) {
            again.openPublic();
            again.ask(again.publicSocket(), "{\"op\":\"subscribe\",\"args\":[\"orderbook.50.BTCUSDT\"]}");
            final JsonNode book = again.stepUntil("public orderbook.50.BTCUSDT");
            assertThat(book.get("type").asText()).isEqualTo("snapshot");
            assertThat(book.at("/data/u").asLong()).isEqualTo(1);
            assertThat(again.signedGet("/v5/order/realtime", "category=linear&symbol=BTCUSDT")
                            .at("/result/list/0/orderLinkId")
                            .asText())
                    .isEqualTo("A");
        }
    }

    private boolean isUp() {
        try (TestClient visitor = exchange.client()) {
            return visitor.get("/v5/market/time").get("retCode").asInt() == 0;
        } catch (final AssertionError e) {
            return false;
        }
    }

    private int refusalOnTheTradeSocket() {
        client.tradeSocket().send(TestClient.order("1", "order.create", LIMIT.replace("\"A\"", "\"B\"")));
        return client.stepUntil("trade order.create").get("retCode").asInt();
    }

    private void awaitClosed(int sockets) {
        int closed = 0;
        while (closed < sockets) {
            closed += client.next().opcode() == Frame.CLOSE ? 1 : 0;
        }
    }
}
