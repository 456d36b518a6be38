package io.escapement.tools.replay;

import io.escapement.core.CoreSnapshot;
import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalIdentity;
import io.escapement.journal.JournalView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * A journal together with the configuration and the model bundles that lie in it: all it takes to build the core that
 * recorded it.
 */
public final class RecordedRun implements SubjectFactory, AutoCloseable {
    private final JournalView view;
    private final CoreConfiguration configuration;
    private final ModelLibrary models;

    private RecordedRun(JournalView view, CoreConfiguration configuration, ModelLibrary models) {
        this.view = view;
        this.configuration = configuration;
        this.models = models;
    }

    /**
     * Opens a journal and reads what its runs were built from.
     *
     * @param directory of the journal
     * @return the run, to be closed
     * @throws JournalException when it isn't a journal, or its configuration or a bundle is missing, altered or refused
     */
    public static RecordedRun open(Path directory) {
        final JournalView view = Journal.openReadOnly(directory);
        try {
            return new RecordedRun(view, configuration(view), new RecordedModels(view));
        } catch (RuntimeException e) {
            view.close();
            throw e;
        }
    }

    /** @return the journal */
    public JournalView view() {
        return view;
    }

    /** @return configuration of the core that recorded it */
    public CoreConfiguration configuration() {
        return configuration;
    }

    /** @return the bundles its runs may have activated */
    public ModelLibrary models() {
        return models;
    }

    /**
     * A core before its first input, like the one that recorded the journal.
     *
     * @param out takes its outputs
     * @return the core
     */
    public TradingCore core(OutputPort out) {
        return new TradingCore(configuration, models, out);
    }

    /** @return takes and checks snapshots of such cores */
    public CoreSnapshot snapshots() {
        final JournalIdentity identity = view.identity();
        return new CoreSnapshot(
                identity.instance(), identity.commit(), identity.configurationHash(), identity.modelHash());
    }

    @Override
    public Subject create(OutputPort out) {
        return subject(core(out));
    }

    /**
     * A core as a subject of a replay.
     *
     * @param core in any state
     * @return the subject
     */
    public static Subject subject(TradingCore core) {
        return new Recorded(core);
    }

    /**
     * A core like the recorded one but for its configuration.
     *
     * @param changed configuration
     * @param out takes its outputs
     * @return a core before its first input
     */
    public Subject create(CoreConfiguration changed, OutputPort out) {
        return new Recorded(new TradingCore(changed, models, out));
    }

    @Override
    public void close() {
        view.close();
    }

    private static CoreConfiguration configuration(JournalView view) {
        final String hash = view.identity().configurationHash();
        final String text = new String(view.blobs().get(hash), StandardCharsets.UTF_8);
        try {
            return CoreConfiguration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new JournalException(
                    "configuration in the journal is not one of this build: directory=" + view.directory() + " ("
                            + e.getMessage() + "); replay with commit="
                            + view.identity().commit(),
                    e);
        }
    }

    private record Recorded(TradingCore core) implements Subject {
        @Override
        public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
            core.onInput(sequence, buffer, offset, length);
        }

        @Override
        public long stateHash() {
            return core.stateHash();
        }
    }
}
