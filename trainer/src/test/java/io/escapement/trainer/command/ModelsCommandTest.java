package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.trainer.registry.PlantedModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    @Test
    void shouldSayWhatToDoWhenThereAreNoModels() {
        assertThat(models("list")).isZero();
        assertThat(out.toString()).contains("no models yet; train fit --out FILE, then train models publish FILE");
        assertThat(models("best", "--symbols", "BTCUSDT")).isEqualTo(1);
        assertThat(err.toString()).contains("no model of stage PAPER or further covers BTCUSDT");
        assertThat(models("show", "3")).isEqualTo(1);
        assertThat(models("publish", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("can't read bundle");
    }

    @Test
    void shouldAskForTheVersionOnceMoreBeforeAModelGoesLive() throws IOException {
        final Path file = Files.write(folder.resolve("m.bundle"), PlantedModels.good(5, "BTCUSDT"));
        assertThat(models("publish", file.toString())).isZero();
        assertThat(models("promote", "1", "--to", "PAPER")).isZero();
        assertThat(models("promote", "2", "--to", "CANARY")).isZero();

        assertThat(models("promote", "3", "--to", "LIVE")).isEqualTo(1);
        assertThat(err.toString()).contains("say it again: --to LIVE --confirm 3");
        assertThat(models("promote", "3", "--to", "LIVE", "--confirm", "2")).isEqualTo(1);
        assertThat(models("promote", "3", "--to", "LIVE", "--confirm", "3")).isZero();
        assertThat(out.toString()).contains("LIVE  from model 3");

        assertThat(models("diff", "3", "4")).isZero();
        assertThat(out.toString()).contains("stage  CANARY  →  LIVE").contains("2 differences");
        assertThat(models("coverage")).isZero();
        assertThat(out.toString()).contains("BTCUSDT").contains("model 4, LIVE, 83 days");
        assertThat(models("show", "4")).isZero();
        assertThat(out.toString()).contains("4, promoted from 3").contains("stage       LIVE");
    }

    @Test
    void shouldExplainItselfWithoutASubcommand() {
        assertThat(models()).isZero();
        assertThat(out.toString()).contains("publish", "promote", "coverage");
    }

    private int models(String... words) {
        out = new StringWriter();
        err = new StringWriter();
        final String[] all = new String[words.length == 0 ? 1 : words.length + 3];
        all[0] = "models";
        if (words.length > 0) {
            System.arraycopy(words, 0, all, 1, words.length);
            all[words.length + 1] = "--registry";
            all[words.length + 2] = folder.resolve("models").toString();
        }
        return TrainerMain.execute(all, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
