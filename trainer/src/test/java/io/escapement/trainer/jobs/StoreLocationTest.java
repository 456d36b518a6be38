package io.escapement.trainer.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {
    private static final Map<String, String> LOGIN =
            Map.of("ESCAPEMENT_JOBS_USER", "trainer", "ESCAPEMENT_JOBS_PASSWORD", "secret");

    @TempDir
    private Path folder;

    @Test
    void shouldTakeTheLoginFromTheEnvironmentAndPrintNothingOfIt() {
        final StoreLocation location = StoreLocation.of("jdbc:postgresql://db/jobs?sslmode=require", LOGIN);

        assertThat(location.login()).containsEntry("user", "trainer").containsEntry("password", "secret");
        assertThat(location.jdbcUrl()).isEqualTo("jdbc:postgresql://db/jobs?sslmode=require");
        assertThat(location).hasToString("jdbc:postgresql://db/jobs");
    }

    @Test
    void shouldTakeAFileByItsName() {
        assertThat(StoreLocation.of("jdbc:sqlite:var/jobs.db", LOGIN)).hasToString("var/jobs.db");
        assertThat(StoreLocation.of("/srv/jobs.db", Map.of()).jdbcUrl()).startsWith("jdbc:sqlite:/srv/jobs.db?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:mysql://db/jobs", "postgresql://db/jobs", "jobs.db?mode=ro"})
    void shouldRefuseWhatIsNoStore(String text) {
        assertThatThrownBy(() -> StoreLocation.of(text, Map.of()))
                .isInstanceOf(TrainerException.class)
                .hasMessage("no job store can be at '" + text
                        + "'; name a file, or jdbc:postgresql://HOST[:PORT]/DATABASE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/jobs?user=a&password=hunter2",
                "jdbc:postgresql://a:hunter2@db/jobs",
                "postgresql://a:hunter2@db/jobs"
            })
    void shouldRefuseAPasswordInTheAddressWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> StoreLocation.of(text, Map.of()))
                .hasMessage("a job store's address holds no password, others could read it there; set"
                        + " ESCAPEMENT_JOBS_PASSWORD instead");
    }

    @Test
    void shouldSayInOneLineWhyAFileIsNoStore() throws IOException {
        final Path text = Files.writeString(
                folder.resolve("notes.txt"), "not a database, but long enough to be read as one\n".repeat(40));

        assertThatThrownBy(() -> open(text.toString()))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith(
                        "the job store " + text + " is not a job store; name another file with --store (");
        assertThatThrownBy(() -> open(text.resolve("below").toString()))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("name another with --store");
        assertThatThrownBy(() -> open(folder.toString()))
                .isInstanceOf(TrainerException.class)
                .hasMessageStartingWith("the job store " + folder + " can't be opened");
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE,5,,is locked by another program",
        "SQLITE,2570,,can't be read or written",
        "SQLITE,13,,is on a full disk",
        "SQLITE,8,,may not be written",
        "POSTGRESQL,0,28P01,refuses the login",
        "POSTGRESQL,0,53100,'is out of connections, memory or disk'",
        "POSTGRESQL,0,XX000,failed: the driver's words"
    })
    void shouldTellWhatADriversCodeMeans(Dialect dialect, int code, String state, String meaning) {
        final StoreLocation location =
                StoreLocation.of(dialect == Dialect.SQLITE ? "jobs.db" : "jdbc:postgresql://db/jobs", Map.of());

        assertThat(StoreFailure.of(location, new SQLException("the driver's words", state, code)))
                .hasMessageStartingWith("the job store " + location + " " + meaning);
    }

    @Test
    void shouldSayWhatIsWrongWithAServer() {
        final String good = TestEngine.POSTGRESQL.fresh(folder).jdbcUrl();

        assertThatThrownBy(() -> open(good.replaceFirst("store\\d+", "nowhere")))
                .isInstanceOf(TrainerException.class)
                .hasMessageContaining("/nowhere is not there; create it with createdb");
        assertThatThrownBy(() -> open(good.replace("user=postgres", "user=nobody")))
                .hasMessageContaining(" refuses the login; set ESCAPEMENT_JOBS_USER and ESCAPEMENT_JOBS_PASSWORD");
        assertThatThrownBy(() -> open("jdbc:postgresql://localhost:1/jobs"))
                .hasMessageContaining(" can't be reached; is the server running, and host and port right?");
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseAStoreOfANewerTrainer(TestEngine engine) {
        final StoreLocation location = engine.fresh(folder);
        try (JobDatabase database = JobDatabase.open(location, 2)) {
            database.call(statements -> statements.update("UPDATE job_schema SET version = '99' WHERE version = '1'"));
        }

        assertThatThrownBy(() -> JobDatabase.open(location, 2))
                .isInstanceOf(TrainerException.class)
                .hasMessage(
                        "the job store " + location + " is of a newer trainer (schema 99, this one knows 1); use that"
                                + " trainer, or name another store");
    }

    private static void open(String text) {
        JobDatabase.open(StoreLocation.of(text, Map.of()), 2).close();
    }
}
