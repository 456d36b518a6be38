package io.escapement.gateway.exchange.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.gateway.exchange.json.JsonWriter;
import io.escapement.gateway.exchange.net.SocketLink;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleWatchTest {
    private final IdleWatch watch = new IdleWatch();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final SocketLink link = new SocketLink(channel, "c");

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @CsvSource({
        "max_active_time=30s,30",
        "max_active_time=1m,60",
        "a=b&max_active_time=600s&c=d,600",
        "'',600",
        "max_active_time=29s,600",
        "max_active_time=11m,600",
        "max_active_time=x,600"
    })
    void shouldReadTheTimeAskedFor(String query, int seconds) {
        assertThat(IdleWatch.seconds(query)).isEqualTo(seconds);
    }

    @Test
    void shouldCutWhatIsSilentForItsTime() {
        watch.add(link, "max_active_time=1m");
        watch.scan();
        watch.scan();
        assertThat(link.isOpen()).as("after 30 s of silence").isTrue();
        watch.scan();
        assertThat(link.isOpen()).as("after 60 s of silence").isFalse();
    }

    @Test
    void shouldTakeDataOfTheServerForLife() {
        watch.add(link, "max_active_time=30s");
        for (int i = 0; i < 5; i++) {
            link.textNow(new JsonWriter().object().endObject());
            watch.scan();
        }
        assertThat(link.isOpen()).isTrue();
        watch.scan();
        assertThat(link.isOpen()).isFalse();
    }

    @Test
    void shouldGiveTenMinutesByDefault() {
        watch.add(link, null);
        for (int i = 0; i < 20; i++) {
            watch.scan();
        }
        assertThat(link.isOpen()).isTrue();
        watch.scan();
        assertThat(link.isOpen()).isFalse();
    }
}
