package io.escapement.core;

import io.escapement.codecs.sbe.CommandKind;
import io.escapement.codecs.sbe.KillStage;
import io.escapement.codecs.sbe.Outcome;
import io.escapement.codecs.sbe.Reason;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.risk.WindDown;

/**
 * What the kill switch does when it goes up: cancel entries, flatten positions; and which commands that came to nothing
 * drive it. Exits and stops are never in its way.
 */
final class KillFlow implements WindDown {
    private final KillSwitch killSwitch;
    private final TradeFlow trades;

    KillFlow(KillSwitch killSwitch, TradeFlow trades) {
        this.killSwitch = killSwitch;
        this.trades = trades;
    }

    /**
     * What became of a command. An order that was gone before its cancel came is no reject, nor is a word that the venue
     * has already.
     */
    void onOutcome(CommandKind kind, Outcome outcome, long nowNs) {
        final boolean lost = outcome == Outcome.UNSENT || outcome == Outcome.UNKNOWN;
        final boolean counts = switch (kind) {
            case PLACE, AMEND, SET_TRADING_STOP -> lost || outcome == Outcome.REJECT;
            case CANCEL, SET_LEVERAGE -> lost;
            default -> false;
        };
        if (counts) {
            killSwitch.onReject(nowNs);
        }
    }

    /** Whether every position is to be closed, those that are still to come included. */
    boolean isFlattening() {
        return killSwitch.stage() == KillStage.FLATTEN;
    }

    @Override
    public void onStage(KillStage stage) {
        if (stage == KillStage.CANCEL || stage == KillStage.FLATTEN) {
            trades.cancelEntries(Reason.KILLED);
        }
        if (stage == KillStage.FLATTEN) {
            trades.flatten(Reason.KILLED);
        }
    }
}
