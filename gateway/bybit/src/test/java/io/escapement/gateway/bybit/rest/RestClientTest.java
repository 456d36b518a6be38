package io.escapement.gateway.bybit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.escapement.gateway.bybit.harness.MiniVenue;
import io.escapement.gateway.bybit.limit.LimitGroup;
import io.escapement.gateway.bybit.limit.RateLimits;
import io.escapement.gateway.bybit.limit.Urgency;
import io.escapement.gateway.bybit.net.SocketTransport;
import io.escapement.gateway.bybit.net.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestClientTest {
    private static final Credentials CREDENTIALS = new Credentials(() -> "demo-key", () -> "demo-secret");

    private final MiniVenue venue = new MiniVenue();
    private final AtomicLong timeMs = new AtomicLong(1_750_000_000_123L);
    private final Transport transport = new SocketTransport(Thread::new);
    private final RateLimits limits =
            new RateLimits(transport::nanoTime, 0, true, Duration.ofMinutes(10).toNanos());
    private final RestClient client = client(Duration.ofSeconds(5));

    @AfterEach
    void close() {
        client.close();
        transport.close();
        venue.close();
    }

    @Test
    void shouldSendQueryAsGivenAndUnsignedWhenDataIsPublic() {
        venue.result("/v5/market/time", "{\"timeSecond\":\"1750000000\"}");

        final byte[] answer = client.get("/v5/market/time", "a=b%2Cc");

        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"timeSecond\":\"1750000000\"");
        final MiniVenue.Call call = venue.calls.get(0);
        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.query()).isEqualTo("a=b%2Cc");
        assertThat(call.headers()).doesNotContainKey("X-BAPI-SIGN");
    }

    @Test
    void shouldCarryKeyTimeWindowAndSignatureWhenSigned() {
        venue.result("/v5/order/realtime", "{}");

        client.getSigned("/v5/order/realtime", "category=linear&symbol=AAAUSDT");

        assertThat(venue.calls.get(0).headers())
                .containsEntry("X-BAPI-API-KEY", "demo-key")
                .containsEntry("X-BAPI-TIMESTAMP", "1750000000123")
                .containsEntry("X-BAPI-RECV-WINDOW", "5000")
                .containsEntry("X-BAPI-SIGN", "541f03404cdf07d3f3b4537ea159e30cdac98816348eb44524fdde356e43661a");
    }

    @Test
    void shouldSendBodyAsJsonWhenPosting() {
        venue.result("/v5/order/create", "{}");

        client.postSigned("/v5/order/create", "{\"qty\":\"1\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(venue.calls.get(0).method()).isEqualTo("POST");
        assertThat(venue.calls.get(0).body()).isEqualTo("{\"qty\":\"1\"}");
        assertThat(venue.calls.get(0).headers()).containsEntry("content-type", "application/json");
    }

    @Test
    void shouldTellCodeWhenVenueRefusesWithHttp200() {
        venue.answer("/v5/position/set-leverage", call -> MiniVenue.error(110043, "leverage not modified"));

        final RestException refusal = catchThrowableOfType(
                RestException.class, () -> client.postSigned("/v5/position/set-leverage", new byte[] {'{', '}'}));

        assertThat(refusal.kind()).isEqualTo(RestException.Kind.REJECTED);
        assertThat(refusal.code()).isEqualTo(110043);
        assertThat(refusal).hasMessage("REST /v5/position/set-leverage: retCode=110043 leverage not modified");
    }

    @Test
    void shouldLeaveFateUnknownWhenServerTimesOut() {
        venue.answer("/v5/order/create", call -> MiniVenue.error(10000, "Server Timeout"));

        final RestException failure = catchThrowableOfType(
                RestException.class, () -> client.postSigned("/v5/order/create", new byte[] {'{', '}'}));

        assertThat(failure.kind()).isEqualTo(RestException.Kind.UNKNOWN);
    }

    @Test
    void shouldHideKeyAndOriginWhenSignatureIsRefused() {
        venue.answer(
                "/v5/order/realtime",
                call -> MiniVenue.error(10004, "error sign! origin_string[1750000000123demo-key5000a=b]"));

        assertThatThrownBy(() -> client.getSigned("/v5/order/realtime", "a=b"))
                .hasMessage(
                        "REST /v5/order/realtime: retCode=10004 error sign! origin_string[hidden], the signature is wrong: check the"
                                + " API secret");
    }

    @Test
    void shouldCorrectClockAndAskAgainWhenTimestampIsRefused() {
        final AtomicInteger attempts = new AtomicInteger();
        venue.answer(
                "/v5/order/realtime",
                call -> attempts.getAndIncrement() == 0
                        ? MiniVenue.error(10002, "invalid request")
                        : MiniVenue.envelope("{}"));

        client.getSigned("/v5/order/realtime", "");

        assertThat(venue.calls.get(1).headers()).containsEntry("X-BAPI-TIMESTAMP", "1750000000000");
    }

    @Test
    void shouldReadTheVenuesClockFromTheTextWhenOursIsAhead() {
        final AtomicInteger attempts = new AtomicInteger();
        venue.answer(
                "/v5/order/create",
                call -> attempts.getAndIncrement() == 0
                        ? MiniVenue.error(
                                10002,
                                "invalid request, please check your server timestamp or recv_window param. req_timestamp"
                                        + "[1750000002345],server_timestamp[1750000000777],recv_window[5000]")
                        : MiniVenue.envelope("{}"));

        client.postSigned("/v5/order/create", new byte[] {'{', '}'});

        assertThat(venue.calls.get(1).headers()).containsEntry("X-BAPI-TIMESTAMP", "1750000000777");
    }

    @Test
    void shouldTakeLimitsFromHeaders() {
        venue.headers.put("X-Bapi-Limit", "20");
        venue.headers.put("X-Bapi-Limit-Status", "0");
        venue.result("/v5/order/create", "{}");

        client.postSigned("/v5/order/create", new byte[] {'{', '}'});

        assertThat(limits.take(LimitGroup.CREATE, Urgency.URGENT, true)).isPositive();
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, true)).isZero();
    }

    @Test
    void shouldCloseTheEndpointUntilTheResetWhenTooManyRequestsWereMade() {
        venue.headers.put("X-Bapi-Limit-Reset-Timestamp", "1750000003123");
        venue.answer("/v5/position/list", call -> MiniVenue.error(10006, "Too many visits!"));

        assertThatThrownBy(() -> client.getSigned("/v5/position/list", "")).hasMessageContaining("retCode=10006");

        assertThat(limits.take(LimitGroup.POSITIONS, Urgency.QUERY, true))
                .isBetween(TimeUnit.SECONDS.toNanos(1), TimeUnit.SECONDS.toNanos(4));
        assertThat(limits.take(LimitGroup.WALLET, Urgency.QUERY, true)).isZero();
    }

    @Test
    void shouldSendNothingMoreWhenBanned() {
        venue.answer("/v5/market/time", call -> MiniVenue.http(403));
        final RestException first = catchThrowableOfType(RestException.class, () -> client.get("/v5/market/time", ""));

        final RestException second = catchThrowableOfType(RestException.class, () -> client.get("/v5/market/time", ""));

        assertThat(first.kind()).isEqualTo(RestException.Kind.NOT_SENT);
        assertThat(second.kind()).isEqualTo(RestException.Kind.NOT_SENT);
        assertThat(second).hasMessageContaining("HTTP 403");
        assertThat(venue.calls).hasSize(1);
    }

    @Test
    void shouldHoldBackQuestionsWhenTheServerIsInTrouble() {
        venue.answer("/v5/position/list", call -> MiniVenue.http(503));

        final RestException failure =
                catchThrowableOfType(RestException.class, () -> client.getSigned("/v5/position/list", ""));

        assertThat(failure.kind()).isEqualTo(RestException.Kind.UNKNOWN);
        assertThat(failure.code()).isEqualTo(-503);
        assertThat(limits.take(LimitGroup.WALLET, Urgency.QUERY, true)).isPositive();
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, true)).isZero();
    }

    @Test
    void shouldUseOneConnectionWhenAskingTwice() {
        venue.result("/v5/market/time", "{}");

        client.get("/v5/market/time", "");
        client.get("/v5/market/time", "");

        assertThat(venue.connections.get()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeLateAnswerForTheNextWhenTimedOut() {
        venue.answer("/slow", call -> null);
        venue.result("/quick", "{\"quick\":1}");
        try (RestClient hasty = client(Duration.ofMillis(50))) {
            final RestException failure = catchThrowableOfType(RestException.class, () -> hasty.get("/slow", ""));
            assertThat(failure.kind()).isEqualTo(RestException.Kind.UNKNOWN);
            assertThat(failure).hasMessage("REST /slow: no answer within 50 ms");

            assertThat(new String(hasty.get("/quick", ""), StandardCharsets.UTF_8))
                    .contains("quick");
        }
    }

    @Test
    void shouldSayNotSentWhenNobodyListens() {
        final URI gone = venue.url("http", "");
        venue.close();
        try (RestClient lonely = new RestClient(RestSettings.publicData(gone))) {
            final RestException failure =
                    catchThrowableOfType(RestException.class, () -> lonely.get("/v5/market/time", ""));
            assertThat(failure.kind()).isEqualTo(RestException.Kind.NOT_SENT);
            assertThat(failure).hasMessageContaining("can't reach the venue, check url and network");
        }
    }

    @Test
    void shouldRefuseWhenUrlIsPlainAndFarAway() {
        assertThatThrownBy(() -> new RestClient(RestSettings.publicData(URI.create("http://api.example.com"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("refusing an unencrypted connection to another machine");
    }

    private RestClient client(Duration timeout) {
        return new RestClient(
                new RestSettings(venue.url("http", ""), CREDENTIALS, 5_000, timeout),
                transport,
                new RequestClock() {
                    @Override
                    public long nowMs() {
                        return timeMs.get();
                    }

                    @Override
                    public void synchronise(long venueTimeMs) {
                        timeMs.set(venueTimeMs);
                    }

                    @Override
                    public void onReply(long venueTimeMs, long roundTripNs) {
                        timeMs.set(venueTimeMs);
                    }
                },
                limits);
    }
}
