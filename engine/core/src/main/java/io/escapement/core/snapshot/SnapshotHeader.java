package io.escapement.core.snapshot;

/**
 * Which state a snapshot holds, and of which journal.
 *
 * @param engineTimeNs the core's now, ns since the epoch
 * @param sequence of the last input applied
 * @param stateHash of the core after it
 * @param inputHash of the bytes of that input, see {@link SnapshotRecords#hashOf}
 * @param instance name of the engine
 * @param commit build commit of the journal
 * @param configurationHash SHA-256 of the canonical configuration
 * @param modelHash SHA-256 of the journal's model bundle, empty for none
 * @param featureLayoutHash hash of the ordered feature names
 * @param layoutVersion which sections follow; what {@link StateIo#version} says outside of all sections
 */
public record SnapshotHeader(
        long engineTimeNs,
        long sequence,
        long stateHash,
        long inputHash,
        String instance,
        String commit,
        String configurationHash,
        String modelHash,
        long featureLayoutHash,
        int layoutVersion) {}
