package io.escapement.venue.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentsInfoTest {
    private static final long ONE = FixedPoint.ONE;

    private static List<InstrumentRules> read(String text, int firstId) {
        final byte[] body = text.getBytes(StandardCharsets.UTF_8);
        return InstrumentsInfo.read(body, body.length, firstId);
    }

    private static String row(String symbol, String contract, String quote) {
        return "{\"symbol\":\"" + symbol + "\",\"contractType\":\"" + contract + "\",\"status\":\"Delivering\","
                + "\"baseCoin\":\"ABC\",\"quoteCoin\":\"" + quote + "\",\"launchTime\":\"1600000000000\","
                + "\"deliveryTime\":\"1800000000000\",\"leverageFilter\":{\"minLeverage\":\"1\",\"maxLeverage\":"
                + "\"25.00\",\"leverageStep\":\"0.01\"},\"priceFilter\":{\"minPrice\":\"0.05\",\"maxPrice\":\"9999\","
                + "\"tickSize\":\"0.05\"},\"lotSizeFilter\":{\"maxOrderQty\":\"800\",\"minOrderQty\":\"0.2\","
                + "\"qtyStep\":\"0.1\",\"maxMktOrderQty\":\"300\",\"minNotionalValue\":\"7\",\"extra\":[1,{}]},"
                + "\"unifiedMarginTrade\":true,\"fundingInterval\":240,\"upperFundingRate\":\"0.003\","
                + "\"lowerFundingRate\":\"-0.003\",\"riskParameters\":{\"priceLimitRatioX\":\"0.02\","
                + "\"priceLimitRatioY\":\"0.04\"},\"preListingInfo\":null}";
    }

    private static String answer(String... rows) {
        return "{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{\"category\":\"linear\",\"list\":["
                + String.join(",", rows) + "],\"nextPageCursor\":\"\"},\"retExtInfo\":{},\"time\":1}";
    }

    @Test
    void shouldTakeUsdtPerpetualsWithAllTheirRules() {
        final List<InstrumentRules> rules = read(
                answer(
                        row("ABCPERP", "LinearPerpetual", "USDC"),
                        row("ABCUSDT-26DEC25", "LinearFutures", "USDT"),
                        row("ABCUSDT", "LinearPerpetual", "USDT")),
                4);
        // Half of the least initial margin of 1/25.
        assertThat(rules)
                .containsExactly(new InstrumentRules(
                        4,
                        "ABCUSDT",
                        "ABC",
                        5_000_000,
                        10_000_000,
                        20_000_000,
                        800 * ONE,
                        300 * ONE,
                        7 * ONE,
                        5_000_000,
                        9_999 * ONE,
                        25 * ONE,
                        1_000_000,
                        2_000_000,
                        240,
                        300_000,
                        1_600_000_000_000L,
                        InstrumentStatus.DELIVERING,
                        1_800_000_000_000L,
                        2_000_000,
                        4_000_000));
    }

    @Test
    void shouldSayWhatIsWrongWithAnAnswer() {
        assertThatThrownBy(() -> read("{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":{}}", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Too many visits!");
        assertThatThrownBy(() ->
                        read(answer(row("ABCUSDT", "LinearPerpetual", "USDT").replace("\"0.05\"", "\"\"")), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ABCUSDT")
                .hasMessageNotContaining("\n");
        assertThatThrownBy(() -> read("<html>", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReadTheVenuesOwnAnswer() throws IOException {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        assumeTrue(root != null, "ESCAPEMENT_REAL_DATA is not set");
        final Path file = Path.of(root, "bybit", "frames", "http_instruments_info_linear.json");
        assumeTrue(Files.exists(file), "no frames in " + root);
        final byte[] body = Files.readAllBytes(file);
        final List<InstrumentRules> rules = InstrumentsInfo.read(body, body.length, 0);
        assertThat(rules).isNotEmpty().allMatch(each -> each.tickSize() > 0 && each.lotSize() > 0);
    }
}
