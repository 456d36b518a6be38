package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.escapement.trainer.history.HistoryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Import and check, as typed. */
class CheckCommandTest {
    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    @Test
    void shouldImportFilesByTheirNamesAndCallThemFit() throws IOException {
        final Path file = csv("BTCUSDT_1h_2026.csv", 24, -1);
        assertThat(train("import", "--data", folder.toString(), file.toString()))
                .isZero();
        assertThat(out.toString()).contains("BTCUSDT").contains("60 m").contains("24 bars, 24 added, 0 changed");
        assertThat(new HistoryFolder(folder).read("BTCUSDT", 60)).hasSize(24);

        assertThat(train("check", "--data", folder.toString(), "--min-days", "1"))
                .isZero();
        assertThat(out.toString()).contains("100.00%").contains("fit").doesNotContain("UNFIT");
    }

    @Test
    void shouldCallAShortHistoryUnfitAndSayItInJson() throws IOException {
        train(
                "import",
                "--data",
                folder.toString(),
                csv("BTCUSDT_1h.csv", 24, -1).toString());
        assertThat(train("check", "--data", folder.toString(), "--json")).isEqualTo(3);
        final JsonNode json = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(json.path("bars").asInt()).isEqualTo(24);
        assertThat(json.path("fit").asBoolean()).isFalse();
        assertThat(json.path("faults").get(0).asText()).isEqualTo("1.0 days, 90 are needed");
    }

    @Test
    void shouldImportNothingOfAFileWithABadRowAndFindItByCheck() throws IOException {
        final Path file = csv("BTCUSDT_1h.csv", 24, 12);
        assertThat(train("import", "--data", folder.toString(), file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("line 14: prices or volume that can't be");
        assertThat(new HistoryFolder(folder).series()).isEmpty();

        assertThat(train("check", "--csv", file.toString(), "--min-days", "1")).isEqualTo(3);
        assertThat(out.toString())
                .contains("1 rows with prices or volume that can't be")
                .contains("the first bad row is line 14");
    }

    @Test
    void shouldAskForWhatANameDoesNotSay() throws IOException {
        final Path file = csv("bars.csv", 24, -1);
        assertThat(train("import", "--data", folder.toString(), file.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("give --symbol and --interval");
        assertThat(train(
                        "import",
                        "--data",
                        folder.toString(),
                        "--symbol",
                        "XUSDT",
                        "--interval",
                        "60",
                        file.toString()))
                .isZero();
        assertThat(train("check", "--data", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("fetch or import history first");
    }

    @Test
    void shouldImportFundingRates() throws IOException {
        final Path file = Files.writeString(
                folder.resolve("BTCUSDT_8h.csv"),
                "funding_time_ms,funding_rate\n1702886400000,0.0001\n1702915200000,-0.00010731\n");
        assertThat(train("import", "--funding", "--data", folder.toString(), file.toString()))
                .isZero();
        assertThat(new HistoryFolder(folder).funding("BTCUSDT").get(1).rate()).isEqualByComparingTo("-0.00010731");
    }

    /** Hourly bars, one of them impossible. */
    private Path csv(String name, int bars, int bad) throws IOException {
        final StringBuilder text = new StringBuilder("open_time_ms,open,high,low,close,volume\n");
        for (int i = 0; i < bars; i++) {
            text.append(i * 3_600_000L).append(i == bad ? ",1,0.5,1,1,1\n" : ",1,2,0.5,1.1,7\n");
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private int train(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        return TrainerMain.execute(words, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
