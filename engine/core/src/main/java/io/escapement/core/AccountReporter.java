package io.escapement.core;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.decimal.Rounding;
import io.escapement.codecs.sbe.ReportOccasion;
import io.escapement.codecs.sbe.Side;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.order.OrderTable;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.RiskPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.SymbolTotals;
import io.escapement.core.position.Totals;
import io.escapement.core.risk.Account;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.risk.LiquidationDistance;
import io.escapement.core.time.TimerKinds;
import io.escapement.core.time.Timers;

/**
 * Reports on the account and on every instrument that ever traded: at regular times counted from midnight UTC, at the end
 * of each day, and when a run is told to stop.
 */
final class AccountReporter {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long TIMER = Timers.id(TimerKinds.REPORT, 0);

    private final Account account;
    private final PositionBook positions;
    private final OrderTable orders;
    private final InstrumentTable instruments;
    private final KillSwitch killSwitch;
    private final LiquidationDistance liquidation;
    private final RiskPublisher publisher;
    private final OutputChannel channel;
    private final Timers timers;
    private final long everyNs;
    private final long leverage;

    AccountReporter(
            CoreConfiguration configuration,
            Account account,
            PositionBook positions,
            OrderTable orders,
            InstrumentTable instruments,
            KillSwitch killSwitch,
            LiquidationDistance liquidation,
            RiskPublisher publisher,
            OutputChannel channel,
            Timers timers) {
        this.account = account;
        this.positions = positions;
        this.orders = orders;
        this.instruments = instruments;
        this.killSwitch = killSwitch;
        this.liquidation = liquidation;
        this.publisher = publisher;
        this.channel = channel;
        this.timers = timers;
        everyNs = configuration.nanos(RiskKeys.REPORT_EVERY);
        leverage = configuration.value(RiskKeys.MAX_LEVERAGE);
    }

    /** A run starts: the next report is due. */
    void onRunStart() {
        if (everyNs > 0) {
            timers.schedule(TIMER, Math.floorDiv(channel.nowNs(), everyNs) * everyNs + everyNs);
        }
    }

    /** A report is due; at midnight the day's own was just given. */
    void onTimer() {
        if (channel.nowNs() % DAY_NS != 0) {
            report(ReportOccasion.TIME);
        }
        timers.schedule(TIMER, channel.nowNs() + everyNs);
    }

    /** Tells the account, then its instruments; nothing before the wallet is known. */
    void report(ReportOccasion occasion) {
        if (!account.isKnown()) {
            return;
        }
        final Totals totals = positions.totals();
        final long entries = orders.entryNotional();
        final long used = FixedPoint.divide(account.exposure() + entries, leverage, Rounding.UP);
        final long distance = liquidation.ofAccount(0);
        publisher
                .beginReport()
                .occasion(occasion)
                .equity(account.equity())
                .walletBalance(account.walletBalance())
                .unrealised(account.unrealised())
                .grossPnl(totals.gross())
                .fees(totals.fees())
                .funding(totals.funding())
                .dayLoss(account.dayLoss())
                .rollingLoss(account.rollingLoss())
                .drawdown(account.drawdown())
                .marginUsed(used)
                .marginAvailable(Math.max(0, account.equity() - used))
                .longExposure(account.exposure(Side.BUY))
                .shortExposure(account.exposure(Side.SELL))
                .entryExposure(entries)
                .openPositions(account.openPositions())
                .trades(positions.bySymbol().allTrades())
                .killStage(killSwitch.stage())
                .liquidationDistance(distance == LiquidationDistance.NONE ? StatePublisher.NULL_VALUE : distance);
        publisher.emitReport();
        final SymbolTotals symbols = positions.bySymbol();
        for (int i = 0; i < instruments.count(); i++) {
            if (symbols.trades(i) > 0 || positions.size(i) != 0) {
                publisher
                        .beginSymbol()
                        .instrumentId(i)
                        .position(positions.size(i))
                        .exposure(account.exposure(i))
                        .unrealised(account.unrealised(i))
                        .grossPnl(symbols.gross(i))
                        .fees(symbols.fees(i))
                        .funding(symbols.funding(i))
                        .trades(symbols.trades(i));
                publisher.emitSymbol();
            }
        }
    }
}
