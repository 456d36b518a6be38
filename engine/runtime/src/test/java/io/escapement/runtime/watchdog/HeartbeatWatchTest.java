package io.escapement.runtime.watchdog;

import static io.escapement.runtime.watchdog.HeartbeatWatch.Verdict.ALARM;
import static io.escapement.runtime.watchdog.HeartbeatWatch.Verdict.ALIVE;
import static io.escapement.runtime.watchdog.HeartbeatWatch.Verdict.IDLE;
import static io.escapement.runtime.watchdog.HeartbeatWatch.Verdict.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeartbeatWatchTest {
    private final HeartbeatWatch watch = new HeartbeatWatch(10_000);

    @Test
    void shouldRaiseOneAlarmWhenTheHeartStandsStillForLongerThanAllowed() {
        assertThat(watch.look(new Pulse(true, 50_000), 50_100)).isEqualTo(ALIVE);
        assertThat(watch.look(new Pulse(true, 50_000), 60_000)).isEqualTo(ALIVE);
        assertThat(watch.look(new Pulse(true, 50_000), 60_001)).isEqualTo(ALARM);
        assertThat(watch.look(new Pulse(true, 50_000), 60_501)).isEqualTo(SILENT);
    }

    @Test
    void shouldStayIdleWhenTheEngineStartsOrHasStoppedInGoodOrder() {
        assertThat(watch.look(new Pulse(false, 0), 60_000)).isEqualTo(IDLE);
        assertThat(watch.look(new Pulse(true, 60_000), 60_100)).isEqualTo(ALIVE);
        assertThat(watch.look(new Pulse(false, 60_000), 90_000)).isEqualTo(IDLE);
    }

    @Test
    void shouldRaiseAnotherAlarmWhenTheHeartBeatInBetween() {
        assertThat(watch.look(new Pulse(true, 50_000), 70_000)).isEqualTo(ALARM);
        assertThat(watch.look(new Pulse(true, 71_000), 71_100)).isEqualTo(ALIVE);
        assertThat(watch.look(new Pulse(true, 71_000), 90_000)).isEqualTo(ALARM);
    }

    @Test
    void shouldRaiseAnotherAlarmWhenASingleBeatIsAlreadyOldAgain() {
        assertThat(watch.look(new Pulse(true, 50_000), 70_000)).isEqualTo(ALARM);
        assertThat(watch.look(new Pulse(true, 71_000), 90_000)).isEqualTo(ALARM);
    }
}
