package io.escapement.tools.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.StateHashEncoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.journal.SnapshotStore;
import io.escapement.tools.JournalMain;
import io.escapement.tools.SampleSession;
import io.escapement.tools.replay.RecordedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a session in which the core trades, taken beside it while it is recorded. */
class SnapshotToolsTest {
    private static final CoreConfiguration CONFIGURATION = CoreConfiguration.fromEntries(Map.of(
            "model.required",
            "false",
            "conviction.minProbability",
            "0",
            "exit.maxHoldMs",
            "7200000",
            "state.hashEvery",
            "500"));

    @TempDir
    static Path folder;

    private static final List<String> SAID = new ArrayList<>();

    private final StringWriter out = new StringWriter();

    /** Follows from the first moment at which there is a journal to follow. */
    private static final class Beside implements Runnable {
        private RecordedRun run;
        private Follower follower;

        @Override
        public void run() {
            if (follower == null) {
                run = RecordedRun.open(folder.resolve("journal"));
                follower = new Follower(run, SnapshotPace.parse("2000"), 2, SAID::add);
            }
            follower.step();
        }

        void close() {
            follower.close();
            run.close();
        }
    }

    @BeforeAll
    static void recordAndFollow() {
        final Beside beside = new Beside();
        SampleSession.record(folder.resolve("journal"), CONFIGURATION, List.of("BTCUSDT", "SOLUSDT"), 3, beside);
        beside.close();
    }

    @Test
    void shouldAcceptByTheLiveHashWhatAFollowerSnapsBesideTheRun() {
        assertThat(SAID.get(0)).isEqualTo("from the first input");
        assertThat(SAID.subList(1, SAID.size()))
                .hasSizeGreaterThan(3)
                .allMatch(line -> line.matches("snapshot [0-9,]+ accepted: state hash [0-9a-f]{16} is the live one.*"));
        try (JournalView view = Journal.openReadOnly(folder.resolve("journal"))) {
            assertThat(view.snapshots().newestFirst())
                    .as("older ones are deleted")
                    .hasSize(2);
        }
        assertThat(run("info")).isZero();
        assertThat(out.toString()).containsPattern("snapshots +[0-9]+ [0-9]+");
    }

    @Test
    void shouldSayTheRestOfTheSessionWhenReplayedFromTheSnapshot() {
        assertThat(run("replay", "--verify", "--from-snapshot")).isZero();

        assertThat(out.toString()).contains("from snapshot ").contains("replay identical: inputs=");
    }

    @Test
    void shouldSayTheSameWhenCutAndRestoredAtRandomPoints() {
        assertThat(run("cuts", "--points", "48")).isZero();

        assertThat(out.toString()).startsWith("cuts identical: cuts=48 ");
    }

    @Test
    void shouldUseTheOlderSnapshotWhenTheNewestIsDamaged() throws IOException {
        try (RecordedRun run = RecordedRun.open(folder.resolve("journal"))) {
            final List<SnapshotStore.Entry> entries = run.view().snapshots().newestFirst();
            final byte[] whole = Files.readAllBytes(entries.get(0).file());
            final byte[] damaged = whole.clone();
            damaged[damaged.length / 2] ^= 1;
            final List<String> said = new ArrayList<>();
            try {
                Files.write(entries.get(0).file(), damaged);
                final RestoredCore restored =
                        RestoredCore.newest(run, (c, i, b, o, l) -> {}, Long.MAX_VALUE, said::add);
                assertThat(restored.marks().sequence()).isEqualTo(entries.get(1).sequence());
                assertThat(said)
                        .containsExactly("snapshot " + entries.get(0).sequence()
                                + " passed over: snapshot damaged: its content does not match its hash");
            } finally {
                Files.write(entries.get(0).file(), whole);
            }
        }
    }

    @Test
    void shouldPassOverTheSnapshotOfAnotherSession() throws IOException {
        final Path other = folder.resolve("other");
        SampleSession.record(other, CONFIGURATION, List.of("BTCUSDT", "ETHUSDT"), 1);
        try (RecordedRun run = RecordedRun.open(other);
                RecordedRun followed = RecordedRun.open(folder.resolve("journal"))) {
            final SnapshotStore.Entry foreign =
                    followed.view().snapshots().newestFirst().get(1);
            run.view().snapshots().write(1_000, followed.view().snapshots().read(foreign), 9);
            final List<String> said = new ArrayList<>();

            final RestoredCore restored = RestoredCore.newest(run, (c, i, b, o, l) -> {}, Long.MAX_VALUE, said::add);

            assertThat(restored.marks().sequence()).isZero();
            assertThat(said).singleElement().asString().startsWith("snapshot 1000 passed over: snapshot ");
        }
    }

    @Test
    void shouldRefuseEverySnapshotBehindAStateHashThatDiffers() {
        // given a journal in which the live core said another hash at input 1,500, and the right ones before and after
        final Path forged = folder.resolve("forged");
        copyWithOneStateHashChanged(forged, 1_500);
        try (RecordedRun run = RecordedRun.open(forged)) {
            final List<String> said = new ArrayList<>();
            try (Follower follower = new Follower(run, SnapshotPace.parse("2000"), 2, said::add)) {
                // when
                Follower.Progress progress = Follower.Progress.MOVED;
                while (progress == Follower.Progress.MOVED) {
                    progress = follower.step();
                }
                // then
                assertThat(progress).isEqualTo(Follower.Progress.DIVERGED);
                assertThat(said).hasSize(2);
                assertThat(said.get(1)).matches("input 1,500: the live state hash is [0-9a-f]{16}, ours [0-9a-f]{16}");
                assertThat(run.view().snapshots().newestFirst()).isEmpty();
            }
        }
    }

    @Test
    void shouldRefuseAPaceThatIsNone() {
        assertThat(run("follow", "--every", "often")).isEqualTo(2);

        assertThat(out.toString()).contains("--every wants inputs, such as 50000, or minutes, such as 10m: often");
    }

    private static void copyWithOneStateHashChanged(Path to, long at) {
        try (JournalView view = Journal.openReadOnly(folder.resolve("journal"));
                JournalReader inputs = view.inputs();
                JournalReader outputs = view.outputs();
                Journal copy = Journal.create(to, new JournalContext().keeper(false), view.identity())) {
            copy.blobs().put(CONFIGURATION.canonicalText().getBytes(StandardCharsets.UTF_8));
            final MessageHeaderDecoder header = new MessageHeaderDecoder();
            final UnsafeBuffer message = new UnsafeBuffer(new byte[1024]);
            boolean more = outputs.next();
            while (inputs.next()) {
                copy.appendInput(inputs.sequence(), inputs.buffer(), inputs.offset(), inputs.length());
                while (more && outputs.sequence() == inputs.sequence()) {
                    message.putBytes(0, outputs.buffer(), outputs.offset(), outputs.length());
                    if (header.wrap(message, 0).templateId() == StateHashEncoder.TEMPLATE_ID
                            && outputs.sequence() == at) {
                        new StateHashEncoder()
                                .wrap(message, MessageHeaderDecoder.ENCODED_LENGTH)
                                .stateHash(1);
                    }
                    copy.appendOutput(outputs.sequence(), outputs.index(), message, 0, outputs.length());
                    more = outputs.next();
                }
            }
        }
    }

    private int run(String... arguments) {
        final List<String> all = new ArrayList<>(List.of(arguments));
        all.add(folder.resolve("journal").toString());
        return JournalMain.run(new PrintWriter(out, true), new PrintWriter(out, true), all.toArray(new String[0]));
    }
}
