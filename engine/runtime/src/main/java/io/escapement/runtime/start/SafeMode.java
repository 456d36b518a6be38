package io.escapement.runtime.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a session's folder remembers of a recovery that failed.
 *
 * <p>An input that makes the core fail is journaled before it is applied, so every later start fails at it as well. The
 * first failure might have been the machine's; the second one at the same input is the input's. Then the journal is put
 * aside, whole, for those who mend the core, and the engine starts in a new one without trading: the venue says what is
 * open, and an operator decides.
 */
public final class SafeMode {
    private static final String JOURNAL = "journal";

    private final Path folder;
    private final Path mark;
    private final Path untold;

    /**
     * The memory of a session.
     *
     * @param folder of the session
     */
    public SafeMode(Path folder) {
        this.folder = folder;
        this.mark = folder.resolve("recovery-failed");
        this.untold = folder.resolve("safe-mode");
    }

    /**
     * Whether the last recovery failed at the same input.
     *
     * @param failure of this recovery
     * @return true the second time
     */
    public boolean isRepeated(PoisonedInputException failure) {
        try {
            return Files.exists(mark) && Files.readString(mark).strip().equals(Long.toString(failure.sequence()));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read " + mark + "; remove it or make it readable", e);
        }
    }

    /**
     * Remembers a first failure for the next start.
     *
     * @param failure of this recovery
     */
    public void remember(PoisonedInputException failure) {
        try {
            Files.write(mark, Long.toString(failure.sequence()).getBytes(StandardCharsets.US_ASCII));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot write " + mark + "; free disk or name a writable folder", e);
        }
    }

    /**
     * Puts the journal aside under a name that tells where it fails. Nothing in it is changed. From now on every start
     * holds entries back until one has {@link #told} the new journal so.
     *
     * @param failure of this recovery
     * @return where it is now
     */
    public Path putAside(PoisonedInputException failure) {
        try {
            Path aside = folder.resolve("journal-poisoned-at-" + failure.sequence());
            for (int other = 2; Files.exists(aside); other++) {
                aside = folder.resolve("journal-poisoned-at-" + failure.sequence() + "-" + other);
            }
            Files.write(untold, Long.toString(failure.sequence()).getBytes(StandardCharsets.US_ASCII));
            Files.move(folder.resolve(JOURNAL), aside);
            Files.deleteIfExists(mark);
            return aside;
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot put the journal in " + folder + " aside; move it by hand", e);
        }
    }

    /**
     * Whether a journal was put aside and the new one does not say so yet: a start may fail before it gets there.
     *
     * @return true until {@link #told}
     */
    public boolean isUntold() {
        return Files.exists(untold);
    }

    /** The new journal says that entries are held; only an operator releases them. */
    public void told() {
        try {
            Files.deleteIfExists(untold);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot remove " + untold, e);
        }
    }

    /** Forgets a failure: a recovery has succeeded. */
    public void forget() {
        try {
            Files.deleteIfExists(mark);
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot remove " + mark, e);
        }
    }
}
