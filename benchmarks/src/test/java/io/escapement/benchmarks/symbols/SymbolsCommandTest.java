package io.escapement.benchmarks.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SymbolsCommandTest {
    @Test
    void shouldLoseNothingAndHealWhenConnectionDiesAndRingFloods() {
        final int exit = new CommandLine(new SymbolsCommand())
                .execute(
                        "--symbols=30",
                        "--deep=10",
                        "--rate=2000",
                        "--seconds=2",
                        "--per-connection=40",
                        "--slow-us=4000",
                        "--slots=2048");

        assertThat(exit).isZero();
    }

    @Test
    void shouldReadRequestAsGatewayWritesIt() {
        final PublicRequest request = PublicRequest.of(
                "{\"req_id\":\"g7\",\"op\":\"subscribe\",\"args\":[\"tickers.AUSDT\",\"kline.3.AUSDT\"]}");

        assertThat(request.op()).isEqualTo("subscribe");
        assertThat(request.id()).isEqualTo("g7");
        assertThat(request.topics()).containsExactly("tickers.AUSDT", "kline.3.AUSDT");
    }
}
