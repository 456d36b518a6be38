package io.escapement.trainer.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.task.TaskText;
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

class JobsCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        final List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.add("--store");
        words.add(folder.resolve("jobs.db").toString());
        return TrainerMain.execute(
                words.toArray(String[]::new), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void shouldEnterListShowCancelAndRetry() {
        assertThat(
                        run(
                                "submit fit data=x registry=y symbols=BTCUSDT,ETHUSDT model.boost.rounds=7 core.a.b=c --priority 3"))
                .isZero();
        assertThat(out).hasToString("job 1 entered" + System.lineSeparator());
        assertThat(run("submit fit core.a.b=c data=x model.boost.rounds=7 registry=y symbols=BTCUSDT,ETHUSDT"))
                .isZero();
        assertThat(out.toString()).startsWith("job 1 does that already");

        assertThat(run("jobs --state QUEUED,RUNNING --json")).isZero();
        final JsonNode jobs = TaskText.read(out.toString());
        assertThat(jobs).hasSize(1);
        assertThat(jobs.get(0).path("priority").asInt()).isEqualTo(3);
        assertThat(run("jobs show 1 --json")).isZero();
        assertThat(TaskText.read(out.toString()).path("request"))
                .hasToString(
                        "{\"core\":{\"a.b\":\"c\"},\"data\":\"x\",\"model\":{\"boost\":{\"rounds\":7}},\"registry\":\"y\","
                                + "\"symbols\":[\"BTCUSDT\",\"ETHUSDT\"]}");

        assertThat(run("jobs cancel 1")).isZero();
        assertThat(out.toString()).startsWith("job 1 is CANCELLED");
        assertThat(run("jobs log 1 --follow")).isEqualTo(1);
        assertThat(run("jobs retry 1")).isZero();
        assertThat(run("jobs")).isZero();
        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.length() <= 100)
                .last()
                .asString()
                .startsWith("     1  fit       QUEUED        3    0%");
    }

    @Test
    void shouldDoWhatIsQueuedAndEndWithAnEmptyQueue() {
        run("submit fit data=" + folder.resolve("none") + " registry=y");

        assertThat(run("worker --until-empty --name w")).isZero();

        assertThat(out.toString()).contains("job 1 fit begins, attempt 1", "job 1 fit failed: no history folder");
        assertThat(run("jobs show 1")).isZero();
        assertThat(out.toString()).contains("failed 1 of 1 tries", "worker   w", "error    no history folder");
    }

    @Test
    void shouldDeleteWhatHasEnded() {
        run("submit fit data=x registry=y");
        run("submit fit data=x registry=z");
        run("jobs cancel 1");

        assertThat(run("jobs prune --older 30d")).isZero();
        assertThat(out).hasToString("0 jobs deleted, with 0 pieces and 0 lines of logs" + System.lineSeparator());
        assertThat(run("jobs prune --older 0")).isZero();
        assertThat(out.toString()).startsWith("1 jobs deleted, with 0 pieces and ");
        assertThat(run("jobs show 1")).isEqualTo(1);
        assertThat(run("jobs show 2")).isZero();
        assertThat(run("jobs prune --older soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no duration such as 90s, 15m, 12h, 2d or 0");
    }

    @Test
    void shouldReadARequestFromAFile() throws Exception {
        final Path file = Files.writeString(folder.resolve("request.json"), "{\"data\":\"x\",\"registry\":\"y\"}");

        assertThat(run("submit fit @" + file)).isZero();
        Files.writeString(file, "{\"data\":\"x\",");
        assertThat(run("submit fit @" + file)).isEqualTo(1);
        assertThat(err.toString()).startsWith("train: " + file + " is not JSON: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            submit dance | train: no kind of job is named 'dance'; there are
            submit fit data | train: 'data' is not name=value
            submit fit data=x data=y registry=z | train: 'data' is given twice
            submit fit data=x regstry=y | train: fit request: unknown field 'regstry'; there are
            submit fit data=x | train: fit request: 'registry' is missing
            submit fit data=x registry=y --priority 5000 | train: priority=5000, -1000 to 1000 are handled
            jobs show 7 | train: there is no job 7; train jobs lists them
            jobs cancel 7 | train: there is no job 7; train jobs lists them
            jobs --kind dance | train: no kind of job is named 'dance'
            worker --threads 0 | train: --threads is 0, 1 to 256 are handled
            worker --kinds dance | train: no kind of job is named 'dance'
            serve --bind 0.0.0.0 | train: the API has no login and listens to this machine only
            serve --port 70000 | train: --port is 70000, 0 to 65535 are handled
            """)
    void shouldSayInOneLineWhatIsWrong(String line, String message) {
        assertThat(run(line)).isEqualTo(1);
        assertThat(err.toString().strip()).startsWith(message).doesNotContain("\n");
    }
}
