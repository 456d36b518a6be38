package io.escapement.gateway.exchange.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultTest {
    @Test
    void shouldReadWhatItWrites() {
        final Fault fault = Fault.parse("kind=stall, which=public:2, for=30s, at=5m");

        assertThat(fault.kind()).isEqualTo(FaultKind.STALL);
        assertThat(fault.text(FaultParameter.WHICH, "all")).isEqualTo("public:2");
        assertThat(fault.milliseconds(FaultParameter.FOR, 0)).isEqualTo(30_000);
        assertThat(fault.milliseconds(FaultParameter.AT, 0)).isEqualTo(300_000);
        assertThat(fault).hasToString("kind=stall,at=5m,which=public:2,for=30s");
        assertThat(Fault.parse(fault.toString())).hasToString(fault.toString());
    }

    @Test
    void shouldTakeTheSameValuesByName() {
        assertThat(Fault.of(Map.of("kind", "reject", "code", "10016")).number(FaultParameter.CODE, 0))
                .isEqualTo(10016);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop | a fault is written kind=…,name=value,…; there is no name=value in 'drop'",
                "which=private | a fault without kind; there are drop, stall, delay",
                "kind=explode | no fault of kind 'explode'; there are drop, stall, delay",
                "kind=drop,code=1 | a fault of kind drop takes no 'code'; it takes at, every, which",
                "kind=stall | a fault of kind stall needs for: add for=…",
                "kind=drop,which=none | a fault's which must be one of public, public:N, private, trade, rest, all: which=none",
                "kind=stall,for=soon | a fault's for must be a time as 1500, 90s, 5m or 2h: for=soon",
                "kind=delay,late=1,chance=1.5 | a fault's chance must be a number from 0 to 1: chance=1.5",
                "kind=duplicate,count=0 | a fault's count must be a whole number from 1: count=0",
                "kind=drop,kind=stall | a fault says kind twice: kind=drop,kind=stall"
            })
    void shouldSayInOneLineWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> Fault.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500", "1500ms, 1500", "90s, 90000", "5m, 300000", "2h, 7200000", "1d, 86400000"})
    void shouldReadTimes(String text, long ms) {
        assertThat(FaultParameter.milliseconds(text)).isEqualTo(ms);
    }
}
