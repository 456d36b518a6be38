package io.escapement.gateway.exchange.rest;

import io.escapement.gateway.exchange.RequestException;
import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.stream.Topics;
import io.escapement.venue.Venue;
import io.escapement.venue.model.Bar;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.RetCode;
import java.util.List;

/** {@code /v5/market/…kline}: bars of trades. */
final class KlineEndpoints {
    private static final int DEFAULT = 200;
    private static final int MAX = 1_000;

    private final Venue venue;

    KlineEndpoints(Venue venue) {
        this.venue = venue;
    }

    void register(RestApi api) {
        api.open("/v5/market/kline", this::klines);
    }

    private void klines(RestRequest request, JsonWriter json) throws RequestException {
        final InstrumentRules rules = Symbols.required(venue, request);
        final int minutes = Topics.intervalMinutes(request.parameter("interval"));
        if (minutes < 0 || !venue.hasInterval(rules.instrumentId(), minutes)) {
            throw new RequestException(
                    RetCode.PARAMETER, "params error: interval invalid " + request.parameter("interval"));
        }
        final List<Bar> bars = venue.klines(
                rules.instrumentId(),
                minutes,
                request.number("start", -1),
                request.number("end", -1),
                request.limit(DEFAULT, MAX));
        json.object().key("symbol").text(rules.symbol()).key("category").text("linear");
        json.key("list").list();
        for (int i = bars.size() - 1; i >= 0; i--) {
            final Bar bar = bars.get(i);
            json.list()
                    .numberText(bar.openTimeMs())
                    .decimal(bar.open())
                    .decimal(bar.high())
                    .decimal(bar.low())
                    .decimal(bar.close())
                    .decimal64(bar.volume(), Bar.VOLUME_EXPONENT)
                    .decimal64(bar.turnover(), Bar.VOLUME_EXPONENT)
                    .endList();
        }
        json.endList().endObject();
    }
}
