package io.escapement.gateway.bybit.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
    private static final long BAN_NS = TimeUnit.MINUTES.toNanos(10);

    private long nowNs = 1_000;
    private final RateLimits limits = new RateLimits(() -> nowNs, 0, true, BAN_NS);

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 20", "2, 40", "3, 60", "5, 60"})
    void shouldAllowPlacementsByVipLevel(int level, int allowed) {
        final RateLimits account = new RateLimits(() -> nowNs, level, true, BAN_NS);

        assertThat(taken(account, LimitGroup.CREATE, Urgency.URGENT, false)).isEqualTo(allowed);
    }

    @Test
    void shouldKeepTokensForWhatReducesRiskWhenEntriesCrowd() {
        assertThat(taken(limits, LimitGroup.CREATE, Urgency.ENTRY, false)).isEqualTo(8);
        assertThat(taken(limits, LimitGroup.CREATE, Urgency.URGENT, false)).isEqualTo(2);
    }

    @Test
    void shouldCountEndpointsApart() {
        taken(limits, LimitGroup.CREATE, Urgency.URGENT, false);

        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, false)).isZero();
    }

    @Test
    void shouldKeepAddressesReserveForOrdersWhenQueriesCrowd() {
        assertThat(taken(limits, LimitGroup.PUBLIC, Urgency.QUERY, true)).isEqualTo(480);
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, true)).isZero();
    }

    @Test
    void shouldLetTokensReturnAfterTheWindow() {
        taken(limits, LimitGroup.FEE_RATES, Urgency.QUERY, true);
        nowNs += TimeUnit.MILLISECONDS.toNanos(1_050);

        assertThat(taken(limits, LimitGroup.FEE_RATES, Urgency.QUERY, true)).isEqualTo(5);
    }

    @Test
    void shouldCloseEndpointUntilResetWhenVenueRefuses() {
        limits.onRefused(LimitGroup.CREATE, 400);

        assertThat(limits.take(LimitGroup.CREATE, Urgency.URGENT, false)).isEqualTo(400);
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, false)).isZero();
        nowNs += 400;
        assertThat(limits.take(LimitGroup.CREATE, Urgency.URGENT, false)).isZero();
    }

    @Test
    void shouldCloseEndpointForASecondWhenVenueDoesNotSayUntilWhen() {
        limits.onRefused(LimitGroup.CREATE, 0);

        assertThat(limits.take(LimitGroup.CREATE, Urgency.URGENT, false)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void shouldStopAllHttpForItsTimeWhenBanned() {
        final AtomicInteger told = new AtomicInteger();
        limits.whenBanned(told::incrementAndGet);
        limits.onBan();
        limits.onBan();

        assertThat(told).hasValue(1);
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, true)).isEqualTo(BAN_NS);
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, false)).isZero();
        nowNs += BAN_NS;
        assertThat(limits.isBanned()).isFalse();
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, true)).isZero();
    }

    @Test
    void shouldMakeWaitLongerWithEachTroubleButNotForUrgentRequests() {
        limits.onTrouble();
        assertThat(limits.take(LimitGroup.POSITIONS, Urgency.QUERY, true)).isEqualTo(500_000_000L);
        limits.onTrouble();
        assertThat(limits.take(LimitGroup.POSITIONS, Urgency.QUERY, true)).isEqualTo(1_000_000_000L);
        assertThat(limits.take(LimitGroup.CANCEL, Urgency.URGENT, true)).isZero();
        limits.onAnswer();
        assertThat(limits.take(LimitGroup.POSITIONS, Urgency.QUERY, true)).isZero();
    }

    @Test
    void shouldOnlyHeedBansWhenTimeIsTheMarkets() {
        final RateLimits market = new RateLimits(() -> nowNs, 0, false, BAN_NS);
        for (int i = 0; i < 1_000; i++) {
            assertThat(market.take(LimitGroup.CREATE, Urgency.ENTRY, true)).isZero();
        }
        market.onBan();
        assertThat(market.take(LimitGroup.CREATE, Urgency.ENTRY, true)).isEqualTo(BAN_NS);
    }

    private static int taken(RateLimits limits, LimitGroup group, Urgency urgency, boolean http) {
        int count = 0;
        while (count < 1_000 && limits.take(group, urgency, http) == 0) {
            count++;
        }
        return count;
    }
}
