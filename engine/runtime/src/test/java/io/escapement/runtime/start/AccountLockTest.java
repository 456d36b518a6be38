package io.escapement.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLockTest {
    private static final URI VENUE = URI.create("https://api.venue.example");

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseASecondEngineOfTheSameAccountWhateverItsSession() {
        try (AccountLock first = AccountLock.take(folder, VENUE, "key-1", Path.of("/sessions/one"))) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> AccountLock.take(folder, VENUE, "key-1", Path.of("/sessions/two")))
                    .isInstanceOf(AccountLock.TakenException.class)
                    .hasMessage("another engine trades this account: process "
                            + ProcessHandle.current().pid()
                            + ", session /sessions/one; stop it first, or use a key of another account");
        }
    }

    @Test
    void shouldRefuseASecondEngineInAProcessOfItsOwn() throws Exception {
        try (AccountLock first = AccountLock.take(folder, VENUE, "key-1", Path.of("/sessions/one"))) {
            final Process second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherProcess.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            final String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(said)
                    .startsWith("another engine trades this account: process "
                            + ProcessHandle.current().pid());
            assertThat(first).isNotNull();
        }
    }

    /** An engine's process, as far as the lock is concerned: says whether the account was free. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) {
            try (AccountLock lock = AccountLock.take(Path.of(arguments[0]), VENUE, "key-1", Path.of("/sessions/two"))) {
                System.out.println("free: " + (lock != null));
            } catch (final AccountLock.TakenException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void shouldRefuseASecondEngineThatCallsTheVenueByAnotherName() {
        try (AccountLock first = AccountLock.take(folder, URI.create("http://127.0.0.1:8098"), "key-1", folder)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> AccountLock.take(folder, URI.create("http://localhost:8098"), "key-1", folder))
                    .isInstanceOf(AccountLock.TakenException.class);
        }
    }

    @Test
    void shouldLetOtherAccountsAndOtherVenuesTradeBesideIt() {
        try (AccountLock first = AccountLock.take(folder, VENUE, "key-1", folder);
                AccountLock second = AccountLock.take(folder, VENUE, "key-2", folder);
                AccountLock third =
                        AccountLock.take(folder, URI.create("https://api-test.venue.example"), "key-1", folder)) {
            assertThat(List.of(first, second, third)).doesNotContainNull();
        }
    }

    @Test
    void shouldBeFreeAgainWhenTheFirstEngineHasEnded() {
        AccountLock.take(folder, VENUE, "key-1", folder).close();
        assertThat(folder).isEmptyDirectory();
        AccountLock.take(folder, VENUE, "key-1", folder).close();
    }

    @Test
    void shouldNotShowTheKeyInNameOrTextWhenHeld() throws IOException {
        try (AccountLock lock = AccountLock.take(folder, VENUE, "key-1", folder);
                Stream<Path> files = Files.list(folder)) {
            final Path file = files.findFirst().orElseThrow();
            assertThat(file.getFileName().toString()).doesNotContain("key-1");
            assertThat(Files.readString(file)).doesNotContain("key-1");
            assertThat(lock).isNotNull();
        }
    }
}
