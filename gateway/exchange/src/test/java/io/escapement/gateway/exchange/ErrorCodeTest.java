package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.client.TestClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The venue's codes as a client meets them by REST, on a market that stands at 100. */
class ErrorCodeTest {
    private static final String BTC = "\"category\":\"linear\",\"symbol\":\"BTCUSDT\"";
    private static final String BUY = BTC + ",\"side\":\"Buy\",\"orderType\":\"Limit\",\"price\":\"98\",\"qty\":\"1\"";

    private TestExchange exchange;
    private TestClient client;

    @BeforeEach
    void open(@TempDir Path folder) {
        exchange = TestExchange.stepping(TestExchange.flat(folder));
        client = exchange.client();
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "side":"Buy"   | "side":"Down"                      | 10001  | params error: side invalid
            "price":"98"   | "price":"0.00000001"               | 110003 | Order price is out of permissible range
            "qty":"1"      | "qty":"0.001"                      | 10001  | The number of contracts exceeds minimum limit allowed
            "price":"98","qty":"1" | "price":"2","qty":"1"      | 110094 | Order does not meet minimum order value 5USDT
            "qty":"1"      | "qty":"2000"                       | 110007 | ab not enough for new order
            "qty":"1"      | "qty":"1","reduceOnly":true        | 110017 | current position is zero, cannot fix reduce-only order qty
            "qty":"1"      | "qty":"1","positionIdx":1          | 10001  | position idx not match position mode
            "qty":"1"      | "qty":"1","positionIdx":3          | 10001  | position idx not match position mode
            "qty":"1"      | "qty":"1","triggerPrice":"99","triggerDirection":1  | 110092 | expect Rising
            "qty":"1"      | "qty":"1","triggerPrice":"101","triggerDirection":2 | 110093 | expect Falling
            "orderType":"Limit" | "orderType":"Market","slippageToleranceType":"TickSize","slippageTolerance":"0.5" | 110108 | slippageTolerance
            "orderType":"Limit" | "orderType":"Market","slippageToleranceType":"Percent","slippageTolerance":"11" | 110109 | slippageTolerance
            "qty":"1"      | "qty":"1","smpType":"Odd"          | 10001  | params error: smpType invalid
            "qty":"1"      | "qty":"1","tpslMode":"Half"        | 10001  | params error: tpslMode invalid
            "qty":"1"      | "qty":"1","bboSideType":"Queue"    | 10001  | params error: bboSideType is not supported here
            """)
    void shouldRefuseAnOrderInTheVenuesWords(String good, String bad, int code, String text) {
        final JsonNode reply = client.post("/v5/order/create", "{" + BUY.replace(good, bad) + "}");

        assertThat(reply.get("retCode").asInt()).as("%s", reply).isEqualTo(code);
        assertThat(reply.get("retMsg").asText()).startsWith(text);
        assertThat(reply.get("result").isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            order/amend           | "orderLinkId":"never","price":"97"          | 110001 | order not exists or too late to replace
            order/cancel          | "orderLinkId":"never"                       | 110001 | order not exists or too late to cancel
            order/cancel          | "orderId":"no-uuid"                         | 110001 | order not exists or too late to cancel
            order/cancel          | "qty":"1"                                   | 10001  | params error: OrderId or orderLinkId is required
            order/amend           | "orderLinkId":"a","qty":"x"                 | 10001  | params error: qty invalid
            order/cancel-all      | "orderFilter":"Odd"                         | 10001  | params error: orderFilter invalid
            position/set-leverage | "buyLeverage":"10","sellLeverage":"10"      | 110043 | leverage not modified
            position/set-leverage | "buyLeverage":"900","sellLeverage":"900"    | 110013 | ''
            position/set-leverage | "buyLeverage":"9","sellLeverage":"8"        | 10001  | params error: buyLeverage and sellLeverage must be equal
            position/switch-mode  | "mode":0                                    | 110025 | Position mode is not modified
            position/switch-mode  | "mode":1                                    | 10001  | params error: position_mode invalid
            position/trading-stop | "tpslMode":"Full","stopLoss":"90"           | 10001  | can not set tp/sl/ts for zero position
            account/set-limit-px-action | "modifyEnable":"yes"                  | 10001  | params error
            """)
    void shouldRefuseACommandInTheVenuesWords(String path, String fields, int code, String text) {
        final JsonNode reply = client.post("/v5/" + path, "{" + BTC + "," + fields + "}");

        assertThat(reply.get("retCode").asInt()).as("%s", reply).isEqualTo(code);
        assertThat(reply.get("retMsg").asText()).startsWith(text);
    }

    @Test
    void shouldRefuseAClientIdUsedBefore() {
        final String order = "{" + BUY + ",\"orderLinkId\":\"twice\"}";
        client.post("/v5/order/create", order);

        assertThat(client.post("/v5/order/create", order).toString())
                .contains("\"retCode\":110072,\"retMsg\":\"OrderLinkedID is duplicate\"");
    }

    @Test
    void shouldRefuseASwitchOfModeWithOrdersOrAPosition() {
        client.post("/v5/order/create", "{" + BUY + "}");
        assertThat(switchMode()).isEqualTo(110028);
        client.post("/v5/order/cancel-all", "{" + BTC + "}");
        client.post("/v5/order/create", "{" + BUY.replace("Limit", "Market") + "}");
        assertThat(switchMode()).isEqualTo(110024);
    }

    @Test
    void shouldRefuseWhatIsTooMany() {
        for (int i = 0; i < 10; i++) {
            client.post("/v5/order/create", "{" + BUY + ",\"triggerPrice\":\"99\",\"triggerDirection\":2}");
        }
        assertThat(code("order/create", BUY + ",\"triggerPrice\":\"99\",\"triggerDirection\":2"))
                .isEqualTo(110009);
        client.post("/v5/order/create", "{" + BUY.replace("Limit", "Market").replace("\"1\"", "\"40\"") + "}");
        final String stop = BTC + ",\"tpslMode\":\"Partial\",\"positionIdx\":0,\"slSize\":\"1\",\"stopLoss\":\"9";
        for (int i = 0; i < 20; i++) {
            assertThat(code("position/trading-stop", stop + i % 10 + "\"")).isZero();
        }
        assertThat(code("position/trading-stop", stop + "5\"")).isEqualTo(110061);
    }

    @Test
    void shouldSayThatAStopIsAsItWas() {
        client.post("/v5/order/create", "{" + BUY.replace("Limit", "Market") + "}");
        final String stop = BTC + ",\"tpslMode\":\"Full\",\"positionIdx\":0,\"stopLoss\":\"90\"";

        assertThat(code("position/trading-stop", stop)).isZero();
        assertThat(code("position/trading-stop", stop)).isEqualTo(34040);
    }

    @Test
    void shouldMoveOrRefusePricesBeyondTheBandAsTheAccountIsSet() {
        final String high = BUY.replace("98", "120");
        assertThat(code("order/create", high)).isZero();
        client.post("/v5/account/set-limit-px-action", "{\"category\":\"linear\",\"modifyEnable\":false}");

        assertThat(code("order/create", high)).isEqualTo(30208);
        assertThat(code("order/create", high.replace("Buy", "Sell").replace("120", "80")))
                .isEqualTo(30209);
        assertThat(client.signedGet("/v5/account/user-setting-config", "")
                        .get("result")
                        .get("lpaPerp")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void shouldNameEveryAnswer() {
        final String first =
                client.getRaw("/v5/market/time").headers().firstValue("traceid").orElse("");
        final String second =
                client.getRaw("/v5/market/time").headers().firstValue("traceid").orElse("");

        assertThat(first).matches("[0-9a-f]{32}");
        assertThat(second).matches("[0-9a-f]{32}").isNotEqualTo(first);
        assertThat(client.postRaw("/v5/order/create", "{" + BUY + "}").headers().map())
                .containsKeys("x-bapi-limit", "x-bapi-limit-status", "x-bapi-limit-reset-timestamp", "timenow");
    }

    private int switchMode() {
        return code("position/switch-mode", BTC + ",\"mode\":3");
    }

    private int code(String path, String fields) {
        return client.post("/v5/" + path, "{" + fields + "}").get("retCode").asInt();
    }
}
