package io.escapement.gateway.exchange.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.row.TransactionRow;
import io.escapement.gateway.exchange.row.WalletRow;
import io.escapement.venue.Venue;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RetCode;
import java.util.List;

/** {@code /v5/account}: the unified account, in cross margin; and what general clients ask about key and coins first. */
final class AccountEndpoints {
    private static final int BALANCE_RATE = 50;
    private static final int FEE_RATE = 5;
    private static final int LOG_RATE = 25;
    private static final int LOG_DEFAULT = 20;
    private static final int LOG_MAX = 50;
    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final int KEY_RATE = 10;
    private static final int COIN_RATE = 5;
    private static final int UNIFIED_2 = 5;
    private static final String UNIFIED = "UNIFIED";

    private final Venue venue;

    AccountEndpoints(Venue venue) {
        this.venue = venue;
    }

    void register(RestApi api) {
        api.query("/v5/account/wallet-balance", BALANCE_RATE, this::wallet);
        api.query("/v5/account/info", BALANCE_RATE, this::info);
        api.query("/v5/account/fee-rate", FEE_RATE, this::feeRates);
        api.query("/v5/account/transaction-log", LOG_RATE, this::transactions);
        api.query("/v5/account/user-setting-config", BALANCE_RATE, this::settings);
        api.command("/v5/account/set-limit-px-action", KEY_RATE, this::setPriceAction);
        api.query("/v5/user/query-api", KEY_RATE, this::key);
        api.query("/v5/asset/coin/query-info", COIN_RATE, this::coins);
    }

    private void wallet(RestRequest request, JsonWriter json) throws RequestException {
        accountType(request.parameter("accountType"));
        final String coins = request.parameter("coin");
        json.object().key("list").list();
        WalletRow.write(json, venue.wallet(), coins.isEmpty() ? List.of("USDT") : List.of(coins.split(",")));
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

    private void settings(RestRequest request, JsonWriter json) {
        json.object();
        json.key("lpaSpot").bool(false);
        json.key("lpaPerp").bool(venue.refusesBeyondBand());
        json.key("smsef").bool(false);
        json.key("fmsef").bool(false);
        json.endObject();
    }

    /** Whether a limit price beyond the band is moved to its edge, or refused. */
    private void setPriceAction(RestRequest request, JsonWriter json) throws RequestException {
        final JsonNode modify = request.body().path("modifyEnable");
        if (!request.body().path("category").asText().equals("linear") || !modify.isBoolean()) {
            throw new RequestException(RetCode.PARAMETER, "params error: category or modifyEnable invalid");
        }
        venue.refusesBeyondBand(!modify.asBoolean());
        json.object().endObject();
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

    private void transactions(RestRequest request, JsonWriter json) throws RequestException {
        accountType(request.parameter("accountType").isEmpty() ? UNIFIED : request.parameter("accountType"));
        final boolean linear = request.parameter("category").isEmpty() || Symbols.isLinear(request);
        final String currency = request.parameter("currency");
        final String baseCoin = request.parameter("baseCoin");
        final String type = request.parameter("type");
        final int limit = request.limit(LOG_DEFAULT, LOG_MAX);
        final TimeRange range = TimeRange.of(request, new TimeRange(venue.nowMs() - DAY_MS, venue.nowMs()));
        final boolean transfers = request.parameter("category").isEmpty() && baseCoin.isEmpty();
        final List<InstrumentRules> instruments = venue.instruments();
        json.object();
        Page.writeNewestFirst(
                json,
                request,
                limit,
                linear && (currency.isEmpty() || currency.equals("USDT"))
                        ? venue.transactions(Long.MIN_VALUE, Long.MAX_VALUE)
                        : List.of(),
                row -> range.contains(row.timeMs())
                        && (type.isEmpty() || row.type().name().equals(type))
                        && (row.instrumentId() < 0
                                ? transfers
                                : baseCoin.isEmpty()
                                        || instruments
                                                .get(row.instrumentId())
                                                .baseCoin()
                                                .equals(baseCoin)),
                row -> TransactionRow.write(
                        json,
                        row.instrumentId() < 0
                                ? ""
                                : instruments.get(row.instrumentId()).symbol(),
                        row));
        json.endObject();
    }

    private static void accountType(String type) throws RequestException {
        if (!type.equals(UNIFIED)) {
            throw new RequestException(RetCode.PARAMETER, "params error: accountType only support UNIFIED");
        }
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
