package io.escapement.trainer.backtest;

import io.escapement.trainer.backtest.result.TradeGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Trades added up. Money at 1e-8. */
final class TradeSums {
    private static final double NANOS_PER_MINUTE = 60e9;

    long gross;
    long fees;
    long makerFees;
    long funding;
    long net;
    long won;
    long lost;
    int count;
    int wins;
    int losses;
    int longestLosingStreak;
    private int streak;
    private double r;
    private int withR;
    private double minutes;

    static TradeSums of(List<ClosedTrade> trades) {
        final TradeSums sums = new TradeSums();
        trades.forEach(sums::add);
        return sums;
    }

    /** Groups, alphabetically. */
    static List<TradeGroup> groups(List<ClosedTrade> trades, Function<ClosedTrade, String> key) {
        return groups(trades, key, Map.of());
    }

    /** Groups, alphabetically, those that made signals but no trade included. */
    static List<TradeGroup> groups(
            List<ClosedTrade> trades, Function<ClosedTrade, String> key, Map<String, Integer> signals) {
        final TreeMap<String, TradeSums> sums = new TreeMap<>();
        signals.keySet().forEach(name -> sums.put(name, new TradeSums()));
        for (final ClosedTrade trade : trades) {
            sums.computeIfAbsent(key.apply(trade), name -> new TradeSums()).add(trade);
        }
        final List<TradeGroup> groups = new ArrayList<>();
        sums.forEach((name, sum) -> groups.add(sum.group(name, signals.get(name))));
        return groups;
    }

    private void add(ClosedTrade trade) {
        count++;
        gross += trade.grossPnl();
        fees += trade.fees();
        makerFees += trade.makerFees();
        funding += trade.funding();
        net += trade.netPnl();
        if (trade.netPnl() > 0) {
            wins++;
            won += trade.netPnl();
        } else if (trade.netPnl() < 0) {
            losses++;
            lost -= trade.netPnl();
        }
        streak = trade.netPnl() < 0 ? streak + 1 : 0;
        longestLosingStreak = Math.max(longestLosingStreak, streak);
        if (!Double.isNaN(trade.resultR())) {
            r += trade.resultR();
            withR++;
        }
        minutes += (trade.closeTimeNs() - trade.openTimeNs()) / NANOS_PER_MINUTE;
    }

    private TradeGroup group(String name, Integer signals) {
        return new TradeGroup(
                name,
                signals,
                count,
                winRate(),
                Numbers.money(gross),
                Numbers.money(fees),
                Numbers.money(funding),
                Numbers.money(net),
                profitFactor(),
                meanR(),
                meanMinutes());
    }

    double winRate() {
        return count == 0 ? Double.NaN : (double) wins / count;
    }

    double profitFactor() {
        return lost == 0 ? Double.NaN : (double) won / lost;
    }

    /** Mean gain over mean loss. */
    double payoff() {
        return wins == 0 || losses == 0 ? Double.NaN : ((double) won / wins) / ((double) lost / losses);
    }

    double meanR() {
        return withR == 0 ? Double.NaN : r / withR;
    }

    double meanMinutes() {
        return count == 0 ? Double.NaN : minutes / count;
    }
}
