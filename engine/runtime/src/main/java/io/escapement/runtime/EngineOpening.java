package io.escapement.runtime;

import io.escapement.runtime.start.PoisonedInputException;
import io.escapement.runtime.start.SafeMode;
import java.util.function.Supplier;

/** Opens an engine; in safe mode when its journal has failed twice at the same input. */
public final class EngineOpening {
    private EngineOpening() {}

    /**
     * Opens everything and recovers the journal.
     *
     * @param setup what to run
     * @param progress told what happens, in one line each
     * @return ready to be started; in safe mode with a new journal and entries held
     * @throws PoisonedInputException the first time the core can't be given one of the journaled inputs
     */
    public static Engine open(EngineSetup setup, EngineProgress progress) {
        return open(new SafeMode(setup.folder()), progress, () -> new Engine(setup, progress));
    }

    static Engine open(SafeMode safeMode, EngineProgress progress, Supplier<Engine> opening) {
        try {
            final Engine engine = opening.get();
            safeMode.forget();
            if (safeMode.isUntold()) {
                progress.onLine("SAFE MODE    a journal was put aside: no entries until ./run.sh operator resume");
                engine.holdEntries("an earlier journal was put aside", safeMode::told);
            }
            return engine;
        } catch (final PoisonedInputException e) {
            if (!safeMode.isRepeated(e)) {
                safeMode.remember(e);
                throw e;
            }
            progress.onLine("SAFE MODE    " + e.getMessage());
            progress.onLine("SAFE MODE    the journal is kept in " + safeMode.putAside(e));
            progress.onLine("SAFE MODE    no entries until ./run.sh operator resume");
            final Engine engine = opening.get();
            engine.holdEntries("recovery fails at input " + e.sequence(), safeMode::told);
            return engine;
        }
    }
}
