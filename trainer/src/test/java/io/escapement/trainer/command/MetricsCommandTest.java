package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.table.TableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path file;

    @BeforeEach
    void writeReturns() throws IOException {
        file = Files.writeString(folder.resolve("r.csv"), "day,r\n1,0.1\n2,-0.05\n3,0.02\n4,-0.1\n5,0.08\n");
    }

    @Test
    void shouldPrintEveryStatisticOfAColumn() {
        assertThat(metrics("--column", "r", "--periods-per-year", "250")).isZero();
        assertThat(out.toString())
                .containsPattern("total +0\\.036055")
                .containsPattern("sharpe_annual +1\\.863390")
                .containsPattern("max_drawdown +0\\.127900")
                .containsPattern("profit_factor +1\\.333333");
    }

    @Test
    void shouldSpeakJsonWithNullForWhatCannotBe() throws IOException {
        assertThat(metrics("--column", "r", "--json", "--risk-free", "20")).isZero();
        final JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.path("count").asInt()).isEqualTo(5);
        assertThat(json.path("minimum_track_record").isNull()).isTrue();
    }

    @Test
    void shouldWriteATableWhenAskedTo() {
        final Path table = folder.resolve("m.parquet");
        assertThat(metrics("--column", "r", "--kind", "trades", "--out", table.toString()))
                .isZero();
        // count and total lead.
        assertThat(new TableFile(table).numbers("value")).startsWith(5, 0.05);
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() {
        assertThat(metrics("--column", "x")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("train: table " + file + " has no column 'x'; it has day, r\n");
        assertThat(metrics("--column", "day")).isEqualTo(0);
        assertThat(metrics("--column", "r", "--trials", "0")).isEqualTo(1);
        assertThat(metrics()).isEqualTo(2);
    }

    private int metrics(String... options) {
        final String[] words = new String[options.length + 2];
        words[0] = "metrics";
        words[1] = file.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return TrainerMain.execute(words, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
