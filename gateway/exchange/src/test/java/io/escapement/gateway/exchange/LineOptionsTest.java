package io.escapement.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.venue.Latency;
import io.escapement.venue.VenueConfiguration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class LineOptionsTest {
    @Command
    private static final class Host {
        @Mixin
        private LineOptions line = new LineOptions();
    }

    private static VenueConfiguration venue(String... arguments) {
        final Host host = new Host();
        new CommandLine(host).parseArgs(arguments);
        return host.line.venue(100);
    }

    @Test
    void shouldBeTheDefaultsWhenNothingIsSaid() {
        assertThat(venue())
                .isEqualTo(VenueConfiguration.defaults()
                        .withInitialBalance(100)
                        .withLatency(new Latency(0, 5, 3, 4, 0, 1)));
    }

    @Test
    void shouldTakeWhatIsSaid() {
        assertThat(venue(
                        "--feed-latency=7",
                        "--order-latency=20",
                        "--match-latency=9",
                        "--jitter=4",
                        "--jitter-seed=11",
                        "--processing=2",
                        "--price-band=refuse"))
                .isEqualTo(VenueConfiguration.defaults()
                        .withInitialBalance(100)
                        .withLatency(new Latency(7, 20, 9, 10, 4, 11))
                        .withProcessingMs(2)
                        .withRefusalBeyondBand(true));
    }

    @Test
    void shouldNameWhatIsOutOfRange() {
        assertThatThrownBy(() -> venue("--order-latency=0"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("orderMs=0");
        assertThatThrownBy(() -> venue("--price-band=ignore")).isInstanceOf(ParameterException.class);
    }
}
