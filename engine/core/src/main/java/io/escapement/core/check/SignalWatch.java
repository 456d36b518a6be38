package io.escapement.core.check;

import io.escapement.codecs.sbe.SignalState;
import io.escapement.codecs.sbe.SignalTransitionDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The life of every signal as it is told: each step from where it stood, and an end. */
final class SignalWatch {
    private record Standing(SignalState state, long sinceNs) {}

    private final TreeMap<Long, Standing> alive = new TreeMap<>();
    private final Violations violations;
    private long newest;

    SignalWatch(Violations violations) {
        this.violations = violations;
    }

    void onTransition(SignalTransitionDecoder step) {
        final long id = step.signalId();
        final Standing before = alive.get(id);
        final SignalState to = step.toState();
        if (to == SignalState.GENERATED) {
            if (before != null || id <= newest) {
                violations.add("signal " + id + " begins twice");
            }
            newest = id;
        } else if (before == null) {
            violations.add("signal " + id + " moves to " + to.name() + " after its end");
        } else if (before.state() != step.fromState() || !isStep(before.state(), to)) {
            violations.add("signal " + id + " moves from " + before.state().name() + " (told "
                    + step.fromState().name() + ") to " + to.name());
        }
        if (to == SignalState.LEARNED) {
            alive.remove(id);
        } else {
            alive.put(id, new Standing(to, step.engineTimeNs()));
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
