package io.escapement.core;

import io.escapement.core.feature.FeatureLayout;
import io.escapement.core.hash.Hash64;
import io.escapement.core.resume.JournalMarks;
import io.escapement.core.snapshot.Snapshot;
import io.escapement.core.snapshot.SnapshotException;
import io.escapement.core.snapshot.SnapshotHeader;
import io.escapement.core.snapshot.SnapshotRecords;
import io.escapement.core.snapshot.StateIo;
import org.agrona.DirectBuffer;

/**
 * Snapshots of a core together with the marks of the journal it was fed from: what an engine needs to go on.
 *
 * <p>Between inputs only. Cold.
 */
public final class CoreSnapshot {
    private final String instance;
    private final String commit;
    private final String configurationHash;
    private final String modelHash;

    /**
     * Snapshots of one journal.
     *
     * @param instance name of the engine that records it
     * @param commit build commit
     * @param configurationHash SHA-256 of the canonical configuration
     * @param modelHash SHA-256 of the model bundle, empty for none
     */
    public CoreSnapshot(String instance, String commit, String configurationHash, String modelHash) {
        this.instance = instance;
        this.commit = commit;
        this.configurationHash = configurationHash;
        this.modelHash = modelHash;
    }

    /**
     * Takes one.
     *
     * @param core after an input
     * @param marks after the same input
     * @return the snapshot
     * @throws IllegalArgumentException if core and marks stand at different inputs
     */
    public Snapshot take(TradingCore core, JournalMarks marks) {
        if (core.sequence() != marks.sequence()) {
            throw new IllegalArgumentException(
                    "core and marks differ: core=" + core.sequence() + " marks=" + marks.sequence());
        }
        final SnapshotHeader header = new SnapshotHeader(
                core.nowNs(),
                core.sequence(),
                core.stateHash(),
                marks.inputHash(),
                instance,
                commit,
                configurationHash,
                modelHash,
                FeatureLayout.standard().hash(),
                TradingCore.LAYOUT_VERSION);
        return Snapshot.save(header, io -> persist(io, core, marks));
    }

    /**
     * Whether a snapshot is of this journal's runs.
     *
     * @param header of the snapshot
     * @throws SnapshotException naming what differs
     */
    public void requireSame(SnapshotHeader header) {
        require("instance", instance, header.instance());
        require("commit", commit, header.commit());
        require("configuration", configurationHash, header.configurationHash());
        require("model", modelHash, header.modelHash());
        if (header.featureLayoutHash() != FeatureLayout.standard().hash()) {
            throw new SnapshotException("snapshot of another feature layout");
        }
    }

    /**
     * Whether a snapshot was taken behind this very input; another session may have one of the same number.
     *
     * @param header of the snapshot
     * @param sequence of the input in the journal
     * @param buffer holds the input
     * @param offset of its header
     * @param length of header and message in bytes
     * @throws SnapshotException if it is not
     */
    public static void requireBehind(
            SnapshotHeader header, long sequence, DirectBuffer buffer, int offset, int length) {
        if (sequence != header.sequence()
                || SnapshotRecords.hashOf(Hash64.SEED, buffer, offset, length) != header.inputHash()) {
            throw new SnapshotException("snapshot of another journal: its input " + header.sequence() + " differs");
        }
    }

    /**
     * Loads one.
     *
     * @param snapshot of this journal
     * @param core that has seen no input
     * @param marks new
     * @throws SnapshotException if it does not fit, or the restored core has another state hash than the saved one; core
     *     and marks must not be used then
     */
    public static void restore(Snapshot snapshot, TradingCore core, JournalMarks marks) {
        if (snapshot.header().layoutVersion() > TradingCore.LAYOUT_VERSION) {
            throw new SnapshotException(
                    "snapshot has layout " + snapshot.header().layoutVersion() + ", known up to "
                            + TradingCore.LAYOUT_VERSION + "; use the version that wrote it");
        }
        snapshot.restore(io -> persist(io, core, marks));
        if (core.stateHash() != snapshot.header().stateHash()
                || core.sequence() != snapshot.header().sequence()
                || marks.sequence() != snapshot.header().sequence()) {
            throw new SnapshotException("snapshot does not restore the state it was taken of: sequence="
                    + snapshot.header().sequence());
        }
    }

    private static void persist(StateIo io, TradingCore core, JournalMarks marks) {
        core.persist(io);
        io.section("marks", 1, marks);
    }

    private static void require(String name, String ours, String theirs) {
        if (!ours.equals(theirs)) {
            throw new SnapshotException("snapshot of another " + name + ": " + theirs + ", not " + ours);
        }
    }
}
