package io.escapement.core.check;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.GuardStateDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.SignalContextDecoder;
import io.escapement.codecs.sbe.SignalProposedDecoder;
import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The life of every signal as it is told: proposed before it is born, each step from where it stood, judged once with all
 * that is known of it, blocked for a reason, entered only when approved and while its performance guard lets it, and an end.
 */
final class SignalWatch {
    private record Standing(SignalState state, long sinceNs, int strategyId) {}

    /** The account among the performance guard's strategies. */
    private static final int ACCOUNT = 0;

    private final TreeMap<Long, Standing> alive = new TreeMap<>();
    private final Violations violations;
    private final TreeSet<Integer> paused = new TreeSet<>();
    private final TreeSet<Long> judged = new TreeSet<>();
    private long newest;
    private long proposed;

    SignalWatch(Violations violations) {
        this.violations = violations;
    }

    void onProposed(SignalProposedDecoder proposal) {
        proposed = proposal.signalId();
        if (proposed <= newest) {
            violations.add("signal " + proposed + " is proposed after it began");
        }
    }

    void onContext(SignalContextDecoder context) {
        final long id = context.signalId();
        final Standing standing = alive.get(id);
        if (standing == null || standing.state() != SignalState.EVALUATING || !judged.add(id)) {
            violations.add("signal " + id + " is judged twice or while it is not being evaluated");
        }
        final double factor = context.sizeFactor();
        if (!(factor >= 0 && factor <= 1) || !(context.thresholdShift() >= 0)) {
            violations.add("signal " + id + " is made larger or easier by a guard");
        }
    }

    void onGuard(GuardStateDecoder guard) {
        if (guard.reason() != Reason.PERFORMANCE) {
            return;
        }
        if (guard.blocking() == Bool.YES) {
            paused.add(guard.strategyId());
        } else {
            paused.remove(guard.strategyId());
        }
    }

    void onPlace(PlaceOrderDecoder place) {
        if (place.reduceOnly() == Bool.YES) {
            return;
        }
        final Standing standing = alive.get(place.signalId());
        final boolean approved = standing != null
                && (standing.state() == SignalState.APPROVED || standing.state() == SignalState.EXECUTING);
        if (!approved) {
            violations.add("entry for signal " + place.signalId() + " that is not approved");
        } else if (paused.contains(standing.strategyId()) || paused.contains(ACCOUNT)) {
            violations.add("entry for signal " + place.signalId() + " while its performance guard pauses");
        }
    }

    void onTransition(SignalTransitionDecoder step) {
        final long id = step.signalId();
        final Standing before = alive.get(id);
        final SignalState to = step.toState();
        if (to == SignalState.GENERATED) {
            if (before != null || id <= newest) {
                violations.add("signal " + id + " begins twice");
            }
            if (proposed != id) {
                violations.add("signal " + id + " begins without a proposal");
            }
            newest = id;
        } else if (before == null) {
            violations.add("signal " + id + " moves to " + to.name() + " after its end");
        } else if (before.state() != step.fromState() || !isStep(before.state(), to)) {
            violations.add("signal " + id + " moves from " + before.state().name() + " (told "
                    + step.fromState().name() + ") to " + to.name());
        }
        if (to == SignalState.BLOCKED && step.reason() == Reason.NONE) {
            violations.add("signal " + id + " is blocked for no reason");
        }
        if (to == SignalState.LEARNED) {
            alive.remove(id);
            judged.remove(id);
        } else {
            alive.put(id, new Standing(to, step.engineTimeNs(), step.strategyId()));
        }
    }

    /** Signals without an order or an end for longer than a time, as sentences. */
    List<String> waiting(long nowNs, long patienceNs) {
        final List<String> sentences = new ArrayList<>();
        for (final Long id : alive.keySet()) {
            final Standing standing = alive.get(id);
            final boolean settled = switch (standing.state()) {
                case EXECUTED, BLOCKED, EXPIRED -> true;
                default -> false;
            };
            if (!settled && nowNs - standing.sinceNs() > patienceNs) {
                final long number = id;
                sentences.add(
                        "signal " + number + " stands in " + standing.state().name());
            }
        }
        return sentences;
    }

    private static boolean isStep(SignalState from, SignalState to) {
        return switch (from) {
            case GENERATED -> to == SignalState.EVALUATING || to == SignalState.BLOCKED || to == SignalState.EXPIRED;
            case EVALUATING -> to == SignalState.APPROVED || to == SignalState.BLOCKED || to == SignalState.EXPIRED;
            case APPROVED -> to == SignalState.EXECUTING || to == SignalState.BLOCKED || to == SignalState.EXPIRED;
            case EXECUTING -> to == SignalState.EXECUTED || to == SignalState.BLOCKED || to == SignalState.EXPIRED;
            case EXECUTED, BLOCKED, EXPIRED -> to == SignalState.LEARNED;
            default -> false;
        };
    }
}
