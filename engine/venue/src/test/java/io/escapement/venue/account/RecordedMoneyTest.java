package io.escapement.venue.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.Side;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PositionView;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The model's money against the venue's own messages; runs where {@code ESCAPEMENT_REAL_DATA} names the folder. */
class RecordedMoneyTest {
    private static final long ONE = FixedPoint.ONE;

    private Path folder;
    private String frame;

    @BeforeEach
    void findFrames() {
        final String root = System.getenv("ESCAPEMENT_REAL_DATA");
        assumeTrue(root != null, "ESCAPEMENT_REAL_DATA is not set");
        folder = Path.of(root, "bybit", "frames");
        assumeTrue(Files.isDirectory(folder), "no frames in " + folder);
    }

    private void read(String name) throws IOException {
        frame = Files.readString(folder.resolve(name + ".json"));
    }

    /** A number of the frame at 1e-8: the last one of that name, which is the row of interest in all these. */
    private long number(String key) {
        final Matcher matcher =
                Pattern.compile('"' + key + "\"\\s*:\\s*\"([^\"]*)\"").matcher(frame);
        String text = null;
        while (matcher.find()) {
            text = matcher.group(1);
        }
        assertThat(text).as(key).isNotNull();
        return new BigDecimal(text).movePointRight(8).longValueExact();
    }

    private static Account account(long takerRate, long maintenanceRate) {
        final InstrumentRules rules = new InstrumentRules(
                0,
                "ABCUSDT",
                "ABC",
                ONE / 10_000,
                ONE / 1_000,
                ONE / 1_000,
                1_000_000 * ONE,
                1_000_000 * ONE,
                5 * ONE,
                ONE / 10_000,
                1_000_000 * ONE,
                50 * ONE,
                ONE / 100,
                maintenanceRate,
                480,
                ONE / 200,
                1);
        return new Account(
                new InstrumentRules[] {rules}, 1_000 * ONE, 10 * ONE, takerRate, ChargeRounding.VENUE_FAVOUR);
    }

    private PositionView buy(Account account, long feeRate) {
        final long value = number("positionValue");
        account.book(0, Side.BUY, number("size"), value, account.charge(value, feeRate), 1, 1);
        account.mark(0, number("markPrice"));
        return account.positionView(0);
    }

    @Test
    void shouldTieUpWhatTheVenueDidOfALongWithTaxesInItsFee() throws IOException {
        read("real_ws_position_solusdt_long");
        // 0.055 % and the tax of 0.0099 %.
        final PositionView view = buy(account(64_900, ONE / 200), 55_000);
        assertThat(view.initialMargin()).isEqualTo(number("positionIMByMp"));
        assertThat(view.maintenanceMargin()).isEqualTo(number("positionMMByMp"));
        assertThat(view.unrealisedPnl()).isEqualTo(number("unrealisedPnl"));
        assertThat(view.entryPrice()).isEqualTo(number("entryPrice"));
    }

    @Test
    void shouldTieUpWhatTheVenueDidOfALongWithATenthOfAPercentOfFee() throws IOException {
        read("real_ws_position_btcperp_long");
        final PositionView view = buy(account(100_000, ONE / 250), 100_000);
        assertThat(view.initialMargin()).isEqualTo(number("positionIM"));
        assertThat(view.maintenanceMargin()).isEqualTo(number("positionMM"));
        assertThat(view.unrealisedPnl()).isEqualTo(number("unrealisedPnl"));
        assertThat(view.currentRealisedPnl()).isEqualTo(number("curRealisedPnl"));
        assertThat(view.breakEvenPrice()).isEqualTo(number("breakEvenPrice"));
    }

    @Test
    void shouldReserveWhatTheVenueDidForAnOrder() throws IOException {
        read("real_ws_order_xrpusdt_new");
        final long price = number("price");
        final long size = number("qty");
        read("real_ws_wallet_on_order_placed");
        assertThat(account(55_000, ONE * 3 / 400).orderMargin(0, Side.BUY, price, size))
                .isEqualTo(number("totalOrderIM"));
    }

    @Test
    void shouldChargeTheVenuesFees() throws IOException {
        final Account account = account(55_000, ONE / 200);
        read("real_ws_execution_solusdt_fok_taker");
        assertThat(account.charge(number("execValue"), 55_000)).isEqualTo(number("execFee"));
        read("real_ws_order_deactivated_trailing_plus_filled_close");
        assertThat(account.charge(number("cumExecValue"), 55_000)).isEqualTo(number("cumExecFee"));
        read("real_ws_execution_two_fills_one_message");
        assertThat(account.charge(number("execValue"), number("feeRate"))).isEqualTo(number("execFee"));
    }

    @Test
    void shouldPayTheVenuesFunding() throws IOException {
        read("real_http_execution_list_funding");
        final Account account = account(55_000, ONE / 200);
        assertThat(Account.value(number("execPrice"), number("execQty"))).isEqualTo(number("execValue"));
        // The row's rate is cut to 0.000002; by the payment it was 0.00000296.
        assertThat(account.charge(number("execValue"), 296)).isEqualTo(number("execFee"));
    }

    @Test
    void shouldBookTheVenuesClosedProfit() throws IOException {
        read("real_ws_order_deactivated_trailing_plus_filled_close");
        final Account account = account(55_000, ONE / 200);
        final long size = number("cumExecQty");
        // It had been bought at the price that the order saw when it was made.
        final long cost = Account.value(number("lastPriceOnCreated"), size);
        account.book(0, Side.BUY, size, cost, account.charge(cost, 55_000), 1, 1);
        final long value = number("cumExecValue");
        final Position closed = account.book(0, Side.SELL, size, value, number("cumExecFee"), 2, 2);
        assertThat(closed.closedPnl()).isEqualTo(number("closedPnl"));
    }
}
