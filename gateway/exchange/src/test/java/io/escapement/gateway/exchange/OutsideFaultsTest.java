package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the account without the client's doing. */
class OutsideFaultsTest {
    private static final double SPEED = 20;

    @TempDir
    Path folder;

    private TestExchange exchange;
    private TestClient client;

    @BeforeEach
    void open() {
        exchange = TestExchange.free(TestExchange.flat(folder), SPEED);
        client = exchange.client();
        client.openPrivate();
        client.ask(client.privateSocket(), client.auth(""));
        client.ask(client.privateSocket(), "{\"op\":\"subscribe\",\"args\":[\"order\"]}");
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void shouldPlaceAnOrderByHand() {
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Sell,qty=2,price=101.0");

        final JsonNode order = client.next().json().at("/data/0");
        assertThat(order.get("orderStatus").asText()).isEqualTo("New");
        assertThat(order.get("orderLinkId").asText()).isEmpty();
        assertThat(order.get("side").asText()).isEqualTo("Sell");
        assertThat(order.get("qty").asText()).isEqualTo("2");
    }

    @Test
    void shouldCloseAPositionByHand() {
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=3");
        assertThat(size()).isEqualTo("3");

        exchange.fault("kind=close-outside,symbol=BTCUSDT,qty=1");
        assertThat(size()).isEqualTo("2");
        exchange.fault("kind=close-outside,symbol=BTCUSDT");
        assertThat(size()).isEqualTo("0");
        assertThatThrownBy(() -> exchange.fault("kind=close-outside,symbol=BTCUSDT"))
                .hasMessageContaining("there is no position: symbol=BTCUSDT");
    }

    @Test
    void shouldCancelByHand() {
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=1,price=98.0");
        exchange.fault("kind=order-outside,symbol=XRPUSDT,side=Buy,qty=10,price=1.9900");
        assertThat(openOrders()).isEqualTo(2);

        exchange.fault("kind=cancel-outside,symbol=BTCUSDT");
        assertThat(openOrders()).isEqualTo(1);
        exchange.fault("kind=cancel-outside");
        assertThat(openOrders()).isZero();
    }

    @Test
    void shouldMoveMoneyInAndOut() {
        exchange.fault("kind=deposit,amount=250.5");
        assertThat(cash()).isEqualByComparingTo("10250.5");
        exchange.fault("kind=withdrawal,amount=10000");
        assertThat(cash()).isEqualByComparingTo("250.5");
        assertThatThrownBy(() -> exchange.fault("kind=withdrawal,amount=251"))
                .hasMessageContaining("there is no more to withdraw than 250.5");
        assertThat(client.signedGet("/v5/account/transaction-log", "accountType=UNIFIED")
                        .at("/result/list/0/type")
                        .asText())
                .isEqualTo("TRANSFER_OUT");
    }

    @Test
    void shouldLiquidate() {
        assertThatThrownBy(() -> exchange.fault("kind=liquidation"))
                .hasMessageContaining("there is no position to liquidate");
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=10");
        exchange.fault("kind=liquidation");

        TestExchange.await(() -> size().equals("0"));
        assertThat(executionTypes()).contains("BustTrade");
    }

    @Test
    void shouldDeleverage() {
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Sell,qty=3");
        exchange.fault("kind=adl,symbol=BTCUSDT,qty=1");
        assertThat(size()).isEqualTo("2");
        exchange.fault("kind=adl,symbol=BTCUSDT");
        assertThat(size()).isEqualTo("0");

        assertThat(executionTypes()).startsWith("AdlTrade", "AdlTrade");
    }

    @Test
    void shouldDelistAnInstrument() {
        exchange.fault("kind=order-outside,symbol=XRPUSDT,side=Buy,qty=10");
        exchange.fault("kind=delisting,symbol=XRPUSDT,late=60s");

        final JsonNode leaving = client.get(
                        "/v5/market/instruments-info?category=linear&symbol=XRPUSDT&status=Delivering")
                .at("/result/list/0");
        assertThat(leaving.get("status").asText()).isEqualTo("Delivering");
        assertThat(leaving.get("deliveryTime").asLong()).isGreaterThan(TestExchange.START_MS);
        assertThatThrownBy(() -> exchange.fault("kind=order-outside,symbol=XRPUSDT,side=Buy,qty=10"))
                .hasMessageContaining("30228");
        TestExchange.await(() -> client.get("/v5/market/instruments-info?category=linear&symbol=XRPUSDT&status=Closed")
                        .at("/result/list")
                        .size()
                == 1);
        assertThat(client.signedGet("/v5/position/list", "category=linear&symbol=XRPUSDT")
                        .at("/result/list/0/size")
                        .asText())
                .isEqualTo("0");
    }

    @Test
    void shouldChangeThePriceStep() {
        exchange.fault("kind=tick-change,symbol=BTCUSDT,price=0.5");

        assertThat(client.get("/v5/market/instruments-info?category=linear&symbol=BTCUSDT")
                        .at("/result/list/0/priceFilter/tickSize")
                        .asText())
                .isEqualTo("0.5");
        assertThatThrownBy(() -> exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=1,price=98.3"))
                .hasMessageContaining("the venue refuses: 10001");
        exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=1,price=98.5");
    }

    @Test
    void shouldSayWhyItCannotBeDone() {
        assertThatThrownBy(() -> exchange.fault("kind=order-outside,symbol=NONE,side=Buy,qty=1"))
                .hasMessageContaining("no such instrument: symbol=NONE");
        assertThatThrownBy(() -> exchange.fault("kind=order-outside,symbol=BTCUSDT,side=Buy,qty=0.00001"))
                .hasMessageContaining("the venue refuses: 10001");
    }

    private String size() {
        return client.signedGet("/v5/position/list", "category=linear&symbol=BTCUSDT")
                .at("/result/list/0/size")
                .asText();
    }

    private BigDecimal cash() {
        return new BigDecimal(client.signedGet("/v5/account/wallet-balance", "accountType=UNIFIED")
                .at("/result/list/0/totalWalletBalance")
                .asText());
    }

    private List<String> executionTypes() {
        final List<String> types = new ArrayList<>();
        client.signedGet("/v5/execution/list", "category=linear")
                .at("/result/list")
                .forEach(row -> types.add(row.get("execType").asText()));
        return types;
    }

    private int openOrders() {
        return client.signedGet("/v5/order/realtime", "category=linear&settleCoin=USDT")
                .at("/result/list")
                .size();
    }
}
