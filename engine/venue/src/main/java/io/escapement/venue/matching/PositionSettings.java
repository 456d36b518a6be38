package io.escapement.venue.matching;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.venue.account.Account;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CommandResult;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.PositionMode;
import io.escapement.venue.model.RetCode;
import io.escapement.venue.model.TpslMode;
import io.escapement.venue.model.VenueCommand;

/** Leverage, position mode, stops and targets of positions. */
final class PositionSettings {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final Holdings holdings;
    private final OrderTable orders;
    private final OrderMargins margins;
    private final OrderRules orderRules;
    private final ExitRules exitRules;
    private final Protection protection;
    private final TrailingStops trailing;
    private final RiskLimits limits;

    PositionSettings(
            InstrumentFeed[] feeds,
            Account account,
            Holdings holdings,
            OrderTable orders,
            OrderMargins margins,
            OrderRules orderRules,
            ExitRules exitRules,
            Protection protection,
            TrailingStops trailing,
            RiskLimits limits) {
        this.feeds = feeds;
        this.account = account;
        this.holdings = holdings;
        this.orders = orders;
        this.margins = margins;
        this.orderRules = orderRules;
        this.exitRules = exitRules;
        this.protection = protection;
        this.trailing = trailing;
        this.limits = limits;
    }

    /** Sets the leverage of an instrument, of both sides alike. */
    CommandResult execute(VenueCommand.SetLeverage command, Answer answer, Changes changes) {
        final int instrumentId = command.instrumentId();
        final InstrumentRules rules = feeds[instrumentId].rules();
        final long present = account.position(instrumentId).leverage();
        final long wanted = command.buyLeverage();
        if (wanted != command.sellLeverage()) {
            return answer.refused(Refusal.parameter("buyLeverage and sellLeverage must be equal under cross margin"));
        }
        if (wanted < FixedPoint.ONE || wanted % rules.leverageStep() != 0) {
            return answer.refused(Refusal.parameter("leverage invalid"));
        }
        final long most = limits.maxLeverage(instrumentId);
        if (wanted > most) {
            return answer.refused(new Refusal(
                    RetCode.LEVERAGE_TOO_HIGH,
                    "cannot set leverage gt maxLeverage " + Texts.decimal(most) + " by risk limit"));
        }
        if (wanted == present) {
            return answer.refused(new Refusal(RetCode.LEVERAGE_NOT_MODIFIED, "leverage not modified"));
        }
        account.leverage(instrumentId, wanted, answer.timeMs());
        if (wanted < present && margins.available() < 0) {
            account.leverage(instrumentId, present, answer.timeMs());
            return answer.refused(new Refusal(RetCode.INSUFFICIENT_MARGIN, "ab not enough for the new leverage"));
        }
        changes.begin(instrumentId);
        changes.commit();
        return answer.accepted(null);
    }

    /** Switches the position mode of one instrument, or of all that have neither position nor order. */
    CommandResult execute(VenueCommand.SwitchMode command, Answer answer) {
        final boolean hedge = command.mode() == PositionMode.HEDGE;
        if (command.instrumentId() >= 0) {
            final Refusal refusal = checkMode(command.instrumentId(), hedge);
            if (refusal == null) {
                account.hedged(command.instrumentId(), hedge);
            }
            return refusal == null ? answer.accepted(null) : answer.refused(refusal);
        }
        boolean switched = false;
        for (int i = 0; i < feeds.length; i++) {
            if (checkMode(i, hedge) == null) {
                account.hedged(i, hedge);
                switched = true;
            }
        }
        return switched ? answer.accepted(null) : answer.refused(notModified());
    }

    private Refusal checkMode(int instrumentId, boolean hedge) {
        if (account.hedged(instrumentId) == hedge) {
            return notModified();
        }
        if (account.holds(instrumentId)) {
            return new Refusal(
                    RetCode.MODE_HAS_POSITION, "You have an existing position, so position mode cannot be switched");
        }
        return orders.open(instrumentId).isEmpty()
                ? null
                : new Refusal(RetCode.MODE_HAS_ORDERS, "Open orders exist, so you cannot change position mode");
    }

    private static Refusal notModified() {
        return new Refusal(RetCode.MODE_NOT_MODIFIED, "Position mode is not modified");
    }

    /** Sets stop, target and trailing stop of a position. */
    CommandResult execute(VenueCommand.SetTradingStop command, Answer answer, Changes changes) {
        Refusal refusal = orderRules.checkIndex(command.instrumentId(), command.positionIndex());
        if (refusal == null) {
            refusal = exitRules.check(command);
        }
        if (refusal != null) {
            return answer.refused(refusal);
        }
        final Transaction change = changes.begin(command.instrumentId());
        boolean changed = false;
        if (command.bracket().mode() == TpslMode.PARTIAL) {
            if (command.bracket().isSet()) {
                addPartial(command, change);
                changed = true;
            }
        } else {
            changed = protection.setFull(
                    command.positionIndex(),
                    command.bracket().takeProfit(),
                    command.bracket().stopLoss(),
                    "",
                    change);
        }
        final long active = command.activePrice() == 0 ? FixedPoint.NULL : command.activePrice();
        changed |= trailing.set(command.positionIndex(), command.trailingStop(), active, change);
        if (!changed) {
            return answer.refused(new Refusal(RetCode.NOT_MODIFIED, "not modified"));
        }
        changes.commit();
        return answer.accepted(null);
    }

    private void addPartial(VenueCommand.SetTradingStop command, Transaction change) {
        final long held = Math.abs(holdings.size(command.instrumentId(), command.positionIndex()));
        protection.addPartial(
                command.positionIndex(),
                command.bracket().takeProfit(),
                AmendRules.or(command.takeProfitSize(), held),
                command.bracket().stopLoss(),
                AmendRules.or(command.stopLossSize(), held),
                change);
    }
}
