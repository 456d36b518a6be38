package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.row.WalletRow;
import io.escapement.venue.Venue;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RetCode;
import java.util.Arrays;

/** {@code /v5/account}: the unified account, in cross margin; and what general clients ask about key and coins first. */
final class AccountEndpoints {
    private static final int BALANCE_RATE = 50;
    private static final int FEE_RATE = 5;
    private static final int KEY_RATE = 10;
    private static final int COIN_RATE = 5;
    private static final int UNIFIED_2 = 5;

    private final Venue venue;

    AccountEndpoints(Venue venue) {
        this.venue = venue;
    }

    void register(RestApi api) {
        api.query("/v5/account/wallet-balance", BALANCE_RATE, this::wallet);
        api.query("/v5/account/info", BALANCE_RATE, this::info);
        api.query("/v5/account/fee-rate", FEE_RATE, this::feeRates);
        api.query("/v5/user/query-api", KEY_RATE, this::key);
        api.query("/v5/asset/coin/query-info", COIN_RATE, this::coins);
    }

    private void wallet(RestRequest request, JsonWriter json) throws RequestException {
        final String type = request.parameter("accountType");
        if (!type.equals("UNIFIED")) {
            throw new RequestException(RetCode.PARAMETER, "params error: accountType only support UNIFIED");
        }
        final String coins = request.parameter("coin");
        final boolean withCoin =
                coins.isEmpty() || Arrays.asList(coins.split(",")).contains("USDT");
        json.object().key("list").list();
        WalletRow.write(json, venue.wallet(), withCoin);
        json.endList().endObject();
    }

    private void info(RestRequest request, JsonWriter json) {
        json.object();
        json.key("marginMode").text("REGULAR_MARGIN");
        json.key("updatedTime").numberText(venue.nowMs());
        json.key("unifiedMarginStatus").number(UNIFIED_2);
        json.key("dcpStatus").text("OFF");
        json.key("timeWindow").number(0);
        json.key("smpGroup").number(0);
        json.key("isMasterTrader").bool(false);
        json.key("spotHedgingStatus").text("OFF");
        json.endObject();
    }

    private void feeRates(RestRequest request, JsonWriter json) throws RequestException {
        final int wanted = Symbols.isLinear(request) ? Symbols.optional(venue, request) : -2;
        json.object()
                .key("category")
                .text(request.parameter("category"))
                .key("list")
                .list();
        for (final InstrumentRules rules : venue.instruments()) {
            if (wanted == -1 || wanted == rules.instrumentId()) {
                json.object();
                json.key("symbol").text(rules.symbol());
                json.key("takerFeeRate").decimal(venue.takerRate());
                json.key("makerFeeRate").decimal(venue.makerRate());
                json.endObject();
            }
        }
        json.endList().endObject();
    }

    private void key(RestRequest request, JsonWriter json) {
        json.object();
        json.key("id").text("1").key("note").text("simulated").key("readOnly").number(0);
        json.key("permissions").object();
        json.key("ContractTrade").list().text("Order").text("Position").endList();
        json.key("Spot").list().endList();
        json.key("Wallet").list().endList();
        json.key("Options").list().endList();
        json.endObject();
        json.key("ips").list().text("*").endList();
        json.key("type").number(1).key("deadlineDay").number(-1);
        json.key("unified").number(0).key("uta").number(1);
        json.key("isMaster").bool(true).key("vipLevel").text("No VIP");
        json.endObject();
    }

    /** Nothing can be deposited or withdrawn. */
    private void coins(RestRequest request, JsonWriter json) {
        json.object().key("rows").list().endList().endObject();
    }
}
