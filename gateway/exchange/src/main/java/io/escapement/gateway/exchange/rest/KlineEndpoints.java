package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.stream.Topics;
import io.escapement.venue.Venue;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PriceKind;
import io.escapement.venue.model.RetCode;
import java.util.List;

/** {@code /v5/market/…kline}: bars of trades, of mark and index prices and of the premium. */
final class KlineEndpoints {
    private static final int DEFAULT = 200;
    private static final int MAX = 1_000;

    private final Venue venue;

    KlineEndpoints(Venue venue) {
        this.venue = venue;
    }

    void register(RestApi api) {
        api.open("/v5/market/kline", this::klines);
        api.open("/v5/market/mark-price-kline", (request, json) -> priceKlines(PriceKind.MARK, request, json));
        api.open("/v5/market/index-price-kline", (request, json) -> priceKlines(PriceKind.INDEX, request, json));
        api.open(
                "/v5/market/premium-index-price-kline",
                (request, json) -> priceKlines(PriceKind.PREMIUM, request, json));
    }

    private void klines(RestRequest request, JsonWriter json) throws RequestException {
        final InstrumentRules rules = Symbols.required(venue, request);
        final List<Bar> bars = venue.klines(
                rules.instrumentId(),
                interval(rules, request),
                request.number("start", -1),
                request.number("end", -1),
                request.limit(DEFAULT, MAX));
        open(rules, json);
        for (int i = bars.size() - 1; i >= 0; i--) {
            final Bar bar = bars.get(i);
            prices(bar, json.list());
            json.decimal64(bar.volume(), Bar.VOLUME_EXPONENT)
                    .decimal64(bar.turnover(), Bar.VOLUME_EXPONENT)
                    .endList();
        }
        json.endList().endObject();
    }

    /** Bars of a price that nobody trades at: without volumes. */
    private void priceKlines(PriceKind kind, RestRequest request, JsonWriter json) throws RequestException {
        final InstrumentRules rules = Symbols.required(venue, request);
        final List<Bar> bars = venue.priceKlines(
                kind,
                rules.instrumentId(),
                interval(rules, request),
                request.number("start", -1),
                request.number("end", -1),
                request.limit(DEFAULT, MAX));
        open(rules, json);
        for (int i = bars.size() - 1; i >= 0; i--) {
            prices(bars.get(i), json.list());
            json.endList();
        }
        json.endList().endObject();
    }

    private int interval(InstrumentRules rules, RestRequest request) throws RequestException {
        final int minutes = Topics.intervalMinutes(request.parameter("interval"));
        if (minutes < 0 || !venue.hasInterval(rules.instrumentId(), minutes)) {
            throw new RequestException(
                    RetCode.PARAMETER, "params error: interval invalid " + request.parameter("interval"));
        }
        return minutes;
    }

    private static void open(InstrumentRules rules, JsonWriter json) {
        json.object().key("symbol").text(rules.symbol()).key("category").text("linear");
        json.key("list").list();
    }

    private static void prices(Bar bar, JsonWriter json) {
        json.numberText(bar.openTimeMs())
                .decimal(bar.open())
                .decimal(bar.high())
                .decimal(bar.low())
                .decimal(bar.close());
    }
}
