package io.escapement.gateway.exchange.row;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.venue.model.WalletView;
import java.util.List;

/** The account as the row of the wallet topic and of the balance query: cross margin, one coin, one USDT is one USD. */
public final class WalletRow {
    /** The venue gives rates with four digits. */
    private static final long RATE_STEP = FixedPoint.ONE / 10_000;

    private static final String ONLY_COIN = "USDT";
    private static final WalletView NOTHING = new WalletView(0, 0, 0, 0, 0, 0, 0, 0);

    private WalletRow() {}

    /**
     * Writes a row.
     *
     * @param json receives one object
     * @param wallet to write
     * @param coins to be listed; of all but USDT there is nothing
     */
    public static void write(JsonWriter json, WalletView wallet, List<String> coins) {
        final long initialMargin = wallet.positionMargin() + wallet.orderMargin();
        final long initialRate = rate(initialMargin, wallet.equity());
        final long maintenanceRate = rate(wallet.maintenanceMargin(), wallet.equity());
        json.object();
        json.key("accountIMRate").decimal(initialRate);
        json.key("accountMMRate").decimal(maintenanceRate);
        json.key("accountIMRateByMp").decimal(initialRate);
        json.key("accountMMRateByMp").decimal(maintenanceRate);
        json.key("totalEquity").decimal(wallet.equity());
        json.key("totalWalletBalance").decimal(wallet.walletBalance());
        json.key("totalMarginBalance").decimal(wallet.equity());
        json.key("totalAvailableBalance").decimal(wallet.available());
        json.key("totalPerpUPL").decimal(wallet.unrealisedPnl());
        json.key("totalInitialMargin").decimal(initialMargin);
        json.key("totalMaintenanceMargin").decimal(wallet.maintenanceMargin());
        json.key("totalInitialMarginByMp").decimal(initialMargin);
        json.key("totalMaintenanceMarginByMp").decimal(wallet.maintenanceMargin());
        json.key("coin").list();
        for (final String coin : coins) {
            coin(json, coin, coin.equals(ONLY_COIN) ? wallet : NOTHING);
        }
        json.endList();
        json.key("accountLTV").text("0");
        json.key("accountType").text("UNIFIED");
        json.endObject();
    }

    private static void coin(JsonWriter json, String coin, WalletView wallet) {
        json.object();
        json.key("coin").text(coin);
        json.key("equity").decimal(wallet.equity());
        json.key("usdValue").decimal(wallet.equity());
        json.key("walletBalance").decimal(wallet.walletBalance());
        json.key("availableToWithdraw").text("");
        json.key("availableToBorrow").text("");
        json.key("borrowAmount").text("0");
        json.key("accruedInterest").text("0");
        json.key("totalOrderIM").decimal(wallet.orderMargin());
        json.key("totalPositionIM").decimal(wallet.positionMargin());
        json.key("totalPositionMM").decimal(wallet.maintenanceMargin());
        json.key("unrealisedPnl").decimal(wallet.unrealisedPnl());
        json.key("cumRealisedPnl").decimal(wallet.cumulativeRealisedPnl());
        json.key("bonus").text("0");
        json.key("collateralSwitch").bool(true);
        json.key("marginCollateral").bool(true);
        json.key("locked").text("0");
        json.key("spotHedgingQty").text("0");
        json.key("spotBorrow").text("0");
        json.endObject();
    }

    private static long rate(long margin, long equity) {
        if (equity <= 0) {
            return 0;
        }
        return FixedPoint.floorToStep(FixedPoint.divide(margin, equity, Rounding.DOWN), RATE_STEP);
    }
}
