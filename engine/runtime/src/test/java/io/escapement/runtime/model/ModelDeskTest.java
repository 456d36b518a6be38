package io.escapement.runtime.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.journal.BlobStore;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalIdentity;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDeskTest {
    private static final byte[] PAPER = TestBundle.of("PAPER", 0, "BTCUSDT");

    @TempDir
    private Path folder;

    private final List<String> published = new ArrayList<>();
    private Journal journal;
    private JournalModels models;

    @BeforeEach
    void openJournal() {
        journal = Journal.create(
                folder.resolve("journal"),
                new JournalContext(),
                new JournalIdentity("test", "commit", "0".repeat(64), ""));
        models = new JournalModels(journal.blobs(), "0".repeat(64));
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    @Test
    void shouldStoreAndOfferTheBundleBeforeTheInputIsWritten() throws IOException {
        final String sha256 = BlobStore.sha256(PAPER);

        assertThat(ask(RunMode.PAPER, ModelRole.LIVE, file(PAPER)).accepted()).isTrue();
        assertThat(published).containsExactly(sha256 + " LIVE ada: better, stored true, ready true");
        assertThat(new JournalModels(journal.blobs(), "0".repeat(64)).find(sha256))
                .isNotNull();
    }

    @Test
    void shouldRefuseWhatIsDamagedMissingOrOfTheWrongStageAndSayWhy() throws IOException {
        final byte[] damaged = PAPER.clone();
        damaged[100] ^= 1;

        assertThat(ask(RunMode.PAPER, ModelRole.LIVE, file(damaged)).text())
                .endsWith("model bundle is damaged: its SHA-256 does not match; fetch or train it again");
        assertThat(ask(RunMode.PAPER, ModelRole.LIVE, "/nowhere/at.all").text())
                .startsWith("can't read /nowhere/at.all");
        assertThat(ask(RunMode.MAINNET, ModelRole.LIVE, file(PAPER)).text())
                .isEqualTo("its stage is PAPER, which never trades real money; promote it first");
        assertThat(ask(RunMode.TESTNET, ModelRole.LIVE, file(TestBundle.of("RESEARCH", 0, "BTCUSDT")))
                        .text())
                .isEqualTo("its stage is RESEARCH, which never trades outside paper and backtest; promote it first");
        assertThat(ask(RunMode.PAPER, ModelRole.LIVE, "").text())
                .startsWith("a live model is replaced, not taken away");
        assertThat(published).isEmpty();
        assertThat(journal.blobs().names()).isEmpty();
    }

    @Test
    void shouldNotReadWhatIsFarTooLargeForABundleOrNoFile() throws IOException {
        final Path large = folder.resolve("bars.csv");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }

        assertThat(ask(RunMode.PAPER, ModelRole.LIVE, large.toString()).text())
                .endsWith("bars.csv has 3072 MiB, a bundle at most 32; name the bundle");
        assertThat(ask(RunMode.PAPER, ModelRole.SHADOW, folder.toString()).text())
                .endsWith(" is no file; name the bundle");
        assertThat(published).isEmpty();
    }

    @Test
    void shouldLetAnyStageBeAShadowAndEndIt() throws IOException {
        assertThat(ask(RunMode.MAINNET, ModelRole.SHADOW, file(PAPER)).accepted())
                .isTrue();
        assertThat(ask(RunMode.MAINNET, ModelRole.SHADOW, "").accepted()).isTrue();
        assertThat(published).hasSize(2);
        assertThat(published.get(1)).startsWith(" SHADOW ada: better");
    }

    @Test
    void shouldCarryRequestsAndAnswersWhole() throws IOException {
        final ModelRequest request = new ModelRequest(7, ModelRole.SHADOW, "/a/ä b.bundle", "ada", "why not");
        assertThat(ModelRequest.decode(request.encode())).isEqualTo(request);

        final Path answer = request.answerFile(folder);
        new ModelAnswer(false, "two\nlines").write(answer);
        assertThat(ModelAnswer.read(answer)).isEqualTo(new ModelAnswer(false, "two lines"));
    }

    private ModelAnswer ask(RunMode mode, ModelRole role, String file) {
        final ModelDesk desk = new ModelDesk(
                models,
                mode,
                (sha256, of, who, why) -> published.add(sha256 + " " + of + " " + who + ": " + why + ", stored "
                        + journal.blobs().contains(sha256) + ", ready " + (models.find(sha256) != null)));
        return desk.handle(new ModelRequest(1, role, file, "ada", "better"));
    }

    private String file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "model", ".bundle"), content)
                .toString();
    }
}
