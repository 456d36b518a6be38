package io.escapement.gateway.exchange.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private long nowMs = 1_000_000;
    private final AddressLimits limits = new AddressLimits(new LimitSettings(true, 0, 600_000), () -> nowMs);

    @Test
    void shouldBanForTenMinutesBehindSixHundredRequestsInFiveSeconds() {
        for (int i = 0; i < 600; i++) {
            assertThat(limits.admitsRequest()).isTrue();
        }
        nowMs += 4_999;
        assertThat(limits.admitsRequest()).isFalse();
        nowMs += 599_999;
        assertThat(limits.admitsRequest()).isFalse();
        nowMs += 1;
        assertThat(limits.admitsRequest()).isTrue();
    }

    @Test
    void shouldAdmitSixHundredRequestsEveryFiveSeconds() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 600; i++) {
                assertThat(limits.admitsRequest()).isTrue();
            }
            nowMs += 5_000;
        }
    }

    @Test
    void shouldAdmitFiveHundredSocketsInFiveMinutes() {
        for (int i = 0; i < 500; i++) {
            assertThat(limits.admitsConnection()).isTrue();
        }
        assertThat(limits.admitsConnection()).isFalse();
        nowMs += 300_000;
        assertThat(limits.admitsConnection()).isTrue();
    }

    @Test
    void shouldRefuseASocketThatIsTooFastThenAllThenTheAddress() {
        final RateWindow first = limits.socketCommands();
        for (int i = 0; i < 200; i++) {
            assertThat(limits.commandRefusal(first)).isZero();
        }
        assertThat(limits.commandRefusal(first)).isEqualTo(20003);
        for (int i = 0; i < 799; i++) {
            limits.commandRefusal(first);
        }
        assertThat(limits.commandRefusal(limits.socketCommands())).isEqualTo(10429);
        for (int i = 0; i < 1_999; i++) {
            limits.commandRefusal(first);
        }
        assertThat(limits.commandRefusal(limits.socketCommands())).isEqualTo(10403);
        nowMs += 1_000;
        assertThat(limits.commandRefusal(first)).isZero();
    }
}
