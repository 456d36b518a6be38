package io.escapement.core.check;

import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import java.util.Arrays;

/** Every open position has a stop on the venue, or an alert is raised once its grace is over. */
final class StopWatch {
    private static final long PROTECTED = Long.MAX_VALUE;

    private final CoreView view;
    private final Violations violations;
    private final long graceNs;
    private final long[] bareSinceNs;
    private boolean reconciling;

    StopWatch(CoreConfiguration configuration, CoreView view, Violations violations) {
        this.view = view;
        this.violations = violations;
        graceNs = configuration.nanos(CoreKeys.STOP_GRACE);
        bareSinceNs = new long[view.instruments().capacity()];
        Arrays.fill(bareSinceNs, PROTECTED);
    }

    /** Between its marks the rows that show a stop are still to come. */
    void onReconciliation(boolean begins) {
        reconciling = begins;
        Arrays.fill(bareSinceNs, PROTECTED);
    }

    /** After the core has applied an input. */
    void check(long nowNs) {
        for (int i = 0; i < view.instruments().count(); i++) {
            final boolean bare = view.positions().size(i) != 0
                    && !view.venuePositions().hasStop(i)
                    && !view.stops().isAlerted(i);
            if (!bare || reconciling) {
                bareSinceNs[i] = PROTECTED;
            } else if (bareSinceNs[i] == PROTECTED) {
                bareSinceNs[i] = nowNs;
            } else if (nowNs - bareSinceNs[i] > graceNs) {
                violations.add("position " + i + " has had neither a stop nor an alert for "
                        + (nowNs - bareSinceNs[i]) / 1_000_000 + " ms");
                bareSinceNs[i] = nowNs;
            }
        }
    }
}
