package io.escapement.benchmarks.latency;

import java.util.BitSet;
import net.openhft.affinity.Affinity;

/**
 * Where the rig's own threads run: on the first core, so that what they do is never done on the core of the thread that
 * decides. Processes inherit the cores of the thread that starts them, so a pin is taken off again.
 */
final class RigCpu {
    private static final BitSet ALL = Affinity.getAffinity();

    private RigCpu() {}

    /** The calling thread stays on the first core. */
    static void pin() {
        final BitSet first = new BitSet();
        first.set(ALL.nextSetBit(0));
        Affinity.setAffinity(first);
    }

    /** The calling thread may run everywhere. */
    static void free() {
        Affinity.setAffinity(ALL);
    }
}
