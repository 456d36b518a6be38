package io.escapement.venue.matching;

import io.escapement.codecs.sbe.FillKind;
import io.escapement.codecs.sbe.OrderType;
import io.escapement.codecs.sbe.Side;
import io.escapement.codecs.sbe.StopKind;
import io.escapement.venue.account.Account;
import io.escapement.venue.account.Position;
import io.escapement.venue.feed.InstrumentFeed;
import io.escapement.venue.model.CreateType;
import io.escapement.venue.model.ExecutionView;

/** Settles funding: a position pays or receives its value at the mark times the rate. */
final class Funding {
    private final InstrumentFeed[] feeds;
    private final Account account;
    private final Sequences sequences;

    Funding(InstrumentFeed[] feeds, Account account, Sequences sequences) {
        this.feeds = feeds;
        this.account = account;
        this.sequences = sequences;
    }

    /** Settles the positions of an instrument; in hedge mode the long and the short one in one change. */
    void settle(int instrumentId, Changes changes) {
        if (account.holds(instrumentId)) {
            final Transaction change = changes.begin(instrumentId);
            for (int i = 0; i < account.heldCount(); i++) {
                if (account.held(i).instrumentId() == instrumentId) {
                    settle(account.held(i), change);
                }
            }
            changes.commit();
        }
        feeds[instrumentId].settleFunding();
    }

    private void settle(Position position, Transaction change) {
        final InstrumentFeed feed = feeds[position.instrumentId()];
        final long held = position.size();
        final long rate = feed.settlingRate();
        final long value = Account.value(feed.markPrice(), Math.abs(held));
        final long payment = account.charge(value, held > 0 ? rate : -rate);
        account.bookFunding(position, payment, change.timeMs, change.crossSequence);
        change.execution(new ExecutionView(
                position.instrumentId(),
                sequences.nextId(),
                sequences.nextId(),
                "",
                FillKind.FUNDING,
                held > 0 ? Side.BUY : Side.SELL,
                OrderType.OTHER,
                StopKind.NONE,
                CreateType.USER,
                false,
                feed.markPrice(),
                Math.abs(held),
                value,
                payment,
                rate,
                0,
                0,
                0,
                0,
                0,
                feed.markPrice(),
                change.timeMs,
                change.crossSequence));
    }
}
