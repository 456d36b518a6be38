package io.escapement.core.check;

import io.escapement.codecs.sbe.CancelOrderDecoder;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RiskStateDecoder;
import io.escapement.core.order.OrderPurpose;
import io.escapement.core.order.OrderTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The kill switch goes up only, but for an operator's reset, and does what its stage says: live entries are cancelled,
 * positions get an exit. What could not be sent at once has a short patience.
 */
final class KillWatch {
    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final long SETTLED = Long.MAX_VALUE;

    private final Map<Long, Boolean> cancelled = new HashMap<>();
    private final CoreView view;
    private final Violations violations;
    private final long[] heldSinceNs;
    private KillStage told;
    private long cancelSinceNs = SETTLED;

    KillWatch(CoreView view, Violations violations) {
        this.view = view;
        this.violations = violations;
        heldSinceNs = new long[view.instruments().capacity()];
        Arrays.fill(heldSinceNs, SETTLED);
        told = view.killSwitch().stage();
    }

    void onRiskState(RiskStateDecoder state) {
        final KillStage stage = state.killStage();
        if (stage.value() < told.value() && state.reason() != Reason.OPERATOR) {
            violations.add("kill switch falls from " + told.name() + " to " + stage.name() + " by "
                    + state.reason().name());
        }
        told = stage;
    }

    void onCancel(CancelOrderDecoder cancel) {
        cancelled.put(cancel.clientOrderId().sequence(), Boolean.TRUE);
    }

    /** After the core has applied an input. */
    void check(long nowNs) {
        final KillStage stage = view.killSwitch().stage();
        if (stage != told) {
            violations.add("kill switch stands at " + stage.name() + ", told " + told.name());
            told = stage;
        }
        if (stage.value() < KillStage.CANCEL.value()) {
            cancelSinceNs = SETTLED;
        } else if (cancelSinceNs == SETTLED) {
            cancelSinceNs = nowNs;
        } else if (nowNs - cancelSinceNs > PATIENCE_NS) {
            checkEntries();
        }
        if (stage == KillStage.FLATTEN) {
            checkPositions(nowNs);
        } else {
            Arrays.fill(heldSinceNs, SETTLED);
        }
    }

    private void checkEntries() {
        final OrderTable orders = view.orders();
        for (int p = 0; p < orders.size(); p++) {
            final int slot = orders.slotAt(p);
            final long sequence = orders.sequence(slot);
            if (orders.purpose(slot) == OrderPurpose.ENTRY
                    && !orders.isUnknown(slot)
                    && cancelled.put(sequence, Boolean.TRUE) == null) {
                violations.add("entry " + sequence + " is not cancelled though the kill switch says so");
            }
        }
    }

    private void checkPositions(long nowNs) {
        for (int i = 0; i < heldSinceNs.length; i++) {
            final boolean stays = view.positions().size(i) != 0
                    && view.orders().find(i, OrderPurpose.EXIT) == OrderTable.NONE
                    && view.links().isReconciled()
                    && view.links().canTrade();
            if (!stays) {
                heldSinceNs[i] = SETTLED;
            } else if (heldSinceNs[i] == SETTLED) {
                heldSinceNs[i] = nowNs;
            } else if (nowNs - heldSinceNs[i] > PATIENCE_NS) {
                violations.add("position " + i + " has no exit though the kill switch says FLATTEN");
                heldSinceNs[i] = nowNs;
            }
        }
    }
}
