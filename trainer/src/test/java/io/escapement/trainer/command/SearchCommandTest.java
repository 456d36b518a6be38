package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.search.Histories;
import io.escapement.trainer.table.TableFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldSearchExportAndGoOn() throws IOException {
        Histories.zigzag(folder.resolve("history"), "AUSDT", 60, 1);
        final Path space = folder.resolve("space.yaml");
        Files.writeString(
                space, "vary:\n  strategy.trend.targetAtr: 1..30:0.5\nfix:\n  strategy.scalp.enabled: false\n");
        final Path table = folder.resolve("trials.csv");

        assertThat(run("--space", space.toString(), "--trials", "12", "--out", table.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "AUSDT, 5,760 bars of 15 m; 12 trials",
                        "in sample  score",
                        "held out   score",
                        "deflated for 12 trials",
                        "strategy.trend.targetAtr",
                        "revision 1, stage RESEARCH",
                        "bar·trials in");
        assertThat(new TableFile(table).columns()).contains("trial", "score", "fold_5", "strategy.trend.targetAtr");
        assertThat(new TableFile(table).numbers("trial")).hasSize(12);

        out.getBuffer().setLength(0);
        assertThat(resume("--trials", "16")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("16 trials", "revision 2");

        assertThat(resume("--seed", "2")).isEqualTo(1);
        assertThat(err.toString()).contains("train: --seed can't be said of a search that goes on");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            --vary fit.dept # train: unknown parameter fit.dept; did you mean fit.depth?
            --trials 5 # train: nothing to search: no parameter is varied
            --vary fit.depth --trials 0 # train: trials is 0, at least 1 is needed
            --vary fit.depth --hold-out 0.9 # train: hold-out is 0.9, above 0 to 0.5 is handled
            --vary fit.depth --vary risk.perTrade=0.001..0.01 # train: model parameters (fit.depth) and the core's (risk.perTrade) are not searched together
            --vary risk.perTrade=0.001..0.01 # train: trials are sessions here, and the core trades by a model only
            --vary risk.perTrade=0.001..0.01 --by signals # train: what is varied makes no difference to trials by SIGNALS; judge by SESSION
            --vary strategy.trend.*Atr --method grid --trials 20 --levels 3 # train: the grid has 27 points, the budget is 20 trials
            --vary strategy.trend.stopAtr --out x.txt # train: can't tell what kind of table
            --space none.yaml # train: can't read none.yaml: no such file, or no permission
            --vary strategy.trend.intervalMinutes=3|5 # train: strategy.trend.intervalMinutes: the history has bars of none of 3|5; fetch some
            """)
    void shouldSayInOneLineWhatIsWrong(String line, String message) {
        Histories.noise(folder.resolve("history"), "AUSDT", 20, 1);

        assertThat(run(line.split(" "))).isEqualTo(1);
        assertThat(err.toString()).startsWith(message);
        assertThat(folder.resolve("search")).doesNotExist();
    }

    private int run(String... words) {
        final List<String> all = new ArrayList<>(
                List.of("search", "--data", folder.resolve("history").toString(), "--threads", "2", "--folder"));
        all.add(folder.resolve("search").toString());
        all.addAll(List.of("--configurations", folder.resolve("configurations").toString()));
        all.addAll(List.of(words));
        return TrainerMain.execute(all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private int resume(String... words) {
        final List<String> all = new ArrayList<>(List.of("search", "--resume", "--folder"));
        all.add(folder.resolve("search").toString());
        all.addAll(List.of("--configurations", folder.resolve("configurations").toString()));
        all.addAll(List.of(words));
        return TrainerMain.execute(all.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
