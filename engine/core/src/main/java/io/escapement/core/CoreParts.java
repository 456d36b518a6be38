package io.escapement.core;

import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.config.CoreKeys;
import io.escapement.core.config.RiskKeys;
import io.escapement.core.config.SignalKeys;
import io.escapement.core.execution.EntryFlow;
import io.escapement.core.execution.EntryPlan;
import io.escapement.core.execution.ExitDesk;
import io.escapement.core.execution.ExitPlan;
import io.escapement.core.feature.FeatureEngine;
import io.escapement.core.finding.FindingDesk;
import io.escapement.core.finding.Quarantine;
import io.escapement.core.guard.ActiveModel;
import io.escapement.core.guard.BarWatch;
import io.escapement.core.guard.Conviction;
import io.escapement.core.guard.Coverage;
import io.escapement.core.guard.DataHealth;
import io.escapement.core.guard.IntervalNeeds;
import io.escapement.core.guard.Links;
import io.escapement.core.guard.MicroTrend;
import io.escapement.core.guard.PerformanceGuard;
import io.escapement.core.guard.PrimarySignal;
import io.escapement.core.guard.RegimeFilter;
import io.escapement.core.guard.ShadowDesk;
import io.escapement.core.guard.TradeCosts;
import io.escapement.core.guard.WinRateGuard;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.instrument.InstrumentTable;
import io.escapement.core.learning.GateCosts;
import io.escapement.core.learning.Lessons;
import io.escapement.core.learning.OutcomeDesk;
import io.escapement.core.learning.StrategyIndex;
import io.escapement.core.learning.WinRates;
import io.escapement.core.market.Market;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.order.CommandDesk;
import io.escapement.core.order.LeverageDesk;
import io.escapement.core.order.OrderManager;
import io.escapement.core.output.BarPublisher;
import io.escapement.core.output.LearningPublisher;
import io.escapement.core.output.ModelPublisher;
import io.escapement.core.output.OutputChannel;
import io.escapement.core.output.OutputPort;
import io.escapement.core.output.PlanPublisher;
import io.escapement.core.output.RegimePublisher;
import io.escapement.core.output.RiskPublisher;
import io.escapement.core.output.SideLane;
import io.escapement.core.output.SignalPublisher;
import io.escapement.core.output.StatePublisher;
import io.escapement.core.portfolio.CorrelatedExposure;
import io.escapement.core.portfolio.Correlation;
import io.escapement.core.portfolio.Holdings;
import io.escapement.core.portfolio.PortfolioGate;
import io.escapement.core.position.AccountMode;
import io.escapement.core.position.AttachedOrders;
import io.escapement.core.position.PositionBook;
import io.escapement.core.position.PositionManager;
import io.escapement.core.position.StopGuard;
import io.escapement.core.position.VenuePositions;
import io.escapement.core.risk.Account;
import io.escapement.core.risk.DailyVolatility;
import io.escapement.core.risk.EntryRate;
import io.escapement.core.risk.KillSwitch;
import io.escapement.core.risk.LiquidationDistance;
import io.escapement.core.risk.PositionSizer;
import io.escapement.core.risk.TransferWatch;
import io.escapement.core.signal.SignalLife;
import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;
import io.escapement.core.strategy.Strategy;
import io.escapement.core.time.EngineClock;
import io.escapement.core.time.Timers;

/** The rooms of the core, built once and wired in the order in which they depend on each other. */
final class CoreParts implements Persistent {
    /** A decision and a comparison, and room for what an activation says. */
    private static final int SIDE_MESSAGES_PER_SIGNAL = 3;

    final RollingHash hash = new RollingHash();
    final OutputChannel channel;
    final StatePublisher state;
    final EngineClock clock;
    final Timers timers;
    final InstrumentTable instruments;
    final Market market;
    final FeatureEngine features;
    final Links links;
    final ActiveModel model;
    final Coverage coverage;
    final SideLane aside;
    final ShadowDesk shadow;
    final Quarantine quarantine;
    final FindingDesk findings;
    final CommandDesk commands;
    final LeverageDesk leverage;
    final OrderManager orders;
    final PositionBook positions;
    final VenuePositions venuePositions;
    final AttachedOrders attached;
    final AccountMode mode;
    final StopGuard stops;
    final PositionManager positionManager;
    final Account account;
    final TransferWatch transfers;
    final LiquidationDistance liquidation;
    final KillSwitch killSwitch;
    final PositionSizer sizer;
    final EntryPlans plans;
    final EntryRate rate;
    final Lessons lessons;
    final WinRates winRates;
    final GateCosts gateCosts;
    final OutcomeDesk outcomes;
    final SignalLife life;
    final IntervalNeeds needs;
    final BarWatch bars;
    final PerformanceGuard performance;
    final Gates gates;
    final SignalEndings endings;
    final SignalFlow signals;
    final TradeFlow trades;
    final KillFlow kill;
    final SilenceWatch silence;
    final AccountReporter reporter;

    CoreParts(CoreConfiguration configuration, ModelLibrary models, OutputPort out, StrategyFactory strategies) {
        final int capacity = configuration.count(CoreKeys.CAPACITY_INSTRUMENTS);
        channel = new OutputChannel(out);
        state = new StatePublisher(channel);
        final SignalPublisher publisher = new SignalPublisher(channel);
        clock = new EngineClock(
                configuration.nanos(CoreKeys.CLOCK_MAX_JUMP), configuration.count(CoreKeys.CLOCK_CONFIRMATIONS));
        timers = new Timers(configuration.count(CoreKeys.CAPACITY_TIMERS), hash);

        instruments = new InstrumentTable(capacity);
        market = new Market(
                capacity,
                configuration.list(BarKeys.INTERVALS),
                configuration.count(CoreKeys.CAPACITY_BARS),
                configuration.count(CoreKeys.CAPACITY_BOOK_LEVELS));
        features = new FeatureEngine(market);

        links = new Links(capacity, hash);
        aside = new SideLane(channel, SIDE_MESSAGES_PER_SIGNAL * configuration.count(SignalKeys.CAPACITY));
        final ModelPublisher judgements = new ModelPublisher(channel, aside);
        model = new ActiveModel(models, instruments, judgements, state, hash);
        life = new SignalLife(configuration, features.layout().size(), channel, publisher, state, timers, hash);
        coverage = new Coverage(configuration, life.table(), instruments, market, model, state, channel, hash);

        quarantine = new Quarantine(capacity, channel, state, hash);
        findings = new FindingDesk(configuration, state, quarantine);
        commands = new CommandDesk(configuration, channel, timers);
        leverage = new LeverageDesk(configuration, instruments, commands, channel, state, timers);
        positions = new PositionBook(capacity, hash);
        trades = new TradeFlow(configuration, instruments, positions, channel, timers, quarantine);
        orders = new OrderManager(configuration, commands, trades, findings, channel, state, timers, hash);
        venuePositions = new VenuePositions(capacity);
        attached = new AttachedOrders(capacity);
        mode = new AccountMode(configuration, positions, orders.table(), instruments, commands, findings, hash);
        stops = new StopGuard(
                configuration,
                positions,
                venuePositions,
                instruments,
                commands,
                trades,
                findings,
                quarantine,
                channel,
                state,
                timers);
        positionManager = new PositionManager(
                configuration,
                positions,
                venuePositions,
                stops,
                orders,
                commands,
                instruments,
                mode,
                attached,
                market,
                trades,
                findings,
                channel,
                state,
                timers);

        account = new Account(capacity, positions, market, hash);
        transfers = new TransferWatch(
                configuration, account, positions, positionManager, commands, findings, channel, timers);
        liquidation = new LiquidationDistance(configuration, account, positions, venuePositions, market);
        killSwitch = new KillSwitch(configuration, account, liquidation, orders.table(), state, hash);
        sizer = new PositionSizer(configuration, instruments, account, orders.table());
        rate = new EntryRate(configuration.count(RiskKeys.ORDERS_PER_MINUTE));

        final EntryPlan prices = new EntryPlan(configuration, life.table(), instruments, market);
        final PlanPublisher steps = new PlanPublisher(channel);
        final EntryFlow entries = new EntryFlow(
                configuration, prices, life, orders, sizer, killSwitch, links, channel, steps, timers, hash);
        final ExitDesk exits = new ExitDesk(configuration, positions, orders, account, channel, timers, hash);
        final ExitPlan plan = new ExitPlan(
                configuration,
                positions,
                venuePositions,
                life.table(),
                instruments,
                market,
                features,
                orders,
                commands,
                exits,
                quarantine,
                channel,
                steps,
                state,
                timers,
                hash);
        final Strategy[] speakers = strategies.create(configuration, market, instruments);
        model.bind(speakers);
        final StrategyIndex index = indexOf(speakers);
        final LearningPublisher taught = new LearningPublisher(channel);
        lessons = new Lessons(configuration, index, taught, hash);
        winRates = new WinRates(configuration, index, taught, hash);
        gateCosts = new GateCosts(configuration, taught);
        outcomes = new OutcomeDesk(configuration, taught, state, lessons, winRates, gateCosts);
        final RiskPublisher riskPublisher = new RiskPublisher(channel);
        plans = new EntryPlans(life.table(), capacity);
        final RiskGate risk = new RiskGate(
                configuration,
                life.table(),
                instruments,
                commands,
                leverage,
                quarantine,
                mode,
                links,
                account,
                killSwitch,
                liquidation,
                new DailyVolatility(market, features),
                sizer,
                rate,
                prices,
                plans,
                model,
                market,
                orders.table(),
                riskPublisher);
        needs = new IntervalNeeds(market, speakers);
        bars = new BarWatch(configuration, market, links, coverage, new BarPublisher(channel), hash);
        final MicroTrend microTrend = new MicroTrend(configuration, life.table(), market);
        microTrend.declare(needs, speakers);
        final DataHealth health = new DataHealth(configuration, life.table(), market, links, needs);
        final RegimeFilter regimes =
                new RegimeFilter(configuration, life.table(), market, new RegimePublisher(channel), hash);
        final TradeCosts costs = new TradeCosts(configuration, market, instruments);
        final Conviction conviction =
                new Conviction(configuration, life.table(), features, costs, model, lessons, judgements);
        shadow = new ShadowDesk(configuration, life.table(), costs, conviction, model, lessons, judgements);
        performance = new PerformanceGuard(configuration, life.table(), indexOf(speakers), state, timers, hash);
        gates = new Gates(
                coverage,
                health,
                new PrimarySignal(life.table(), instruments),
                regimes,
                microTrend,
                conviction,
                shadow,
                new WinRateGuard(life.table(), winRates),
                performance,
                new PortfolioGate(
                        configuration,
                        life.table(),
                        new Holdings(positions, orders.table(), entries),
                        new CorrelatedExposure(positions, orders.table(), new Correlation(configuration, market)),
                        account),
                risk);
        endings =
                new SignalEndings(configuration, life, outcomes, shadow, instruments, market, channel, publisher, hash);
        final EntryDesk desk = new EntryDesk(life, entries, rate, gates);
        final CandidateFlow candidates =
                new CandidateFlow(configuration, life, gates, desk, endings, trades, channel, timers);
        signals = new SignalFlow(
                market,
                features,
                speakers,
                life,
                coverage,
                health,
                needs,
                regimes,
                microTrend,
                sizer,
                endings,
                candidates);
        kill = new KillFlow(killSwitch, trades);
        killSwitch.bind(kill);
        silence = new SilenceWatch(configuration, killSwitch, positions, market, timers, hash);
        reporter = new AccountReporter(
                configuration,
                account,
                positions,
                orders.table(),
                instruments,
                killSwitch,
                liquidation,
                riskPublisher,
                channel,
                timers);
        trades.bind(orders, entries, desk, exits, plan);
        trades.bind(
                endings,
                life.table(),
                account,
                kill,
                silence,
                new TradeDesk(positions, plans, account, riskPublisher, channel),
                performance);
    }

    private static StrategyIndex indexOf(Strategy[] strategies) {
        final int[] ids = new int[strategies.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = strategies[i].id();
        }
        return new StrategyIndex(ids);
    }

    /** All of them, in the order in which they were built. */
    @Override
    public void persist(StateIo io) {
        io.section("hash", 1, inner -> hash.restore(inner.i64(hash.value())));
        io.section("channel", 1, channel);
        io.section("clock", 1, clock);
        io.section("timers", 1, timers);
        io.section("instruments", 1, instruments);
        io.section("market", 1, market);
        io.section("features", 1, features);
        io.section("links", 1, links);
        io.section("model", 1, model);
        io.section("shadow", 1, shadow);
        io.section("coverage", 1, coverage);
        io.section("quarantine", 1, quarantine);
        io.section("findings", 1, findings);
        io.section("commands", 1, commands);
        io.section("leverage", 1, leverage);
        io.section("orders", 1, orders);
        io.section("positions", 1, positions);
        io.section("venue-positions", 1, venuePositions);
        io.section("attached", 1, attached);
        io.section("mode", 1, mode);
        io.section("stops", 1, stops);
        io.section("position-manager", 1, positionManager);
        io.section("account", 1, account);
        io.section("transfers", 1, transfers);
        io.section("kill-switch", 1, killSwitch);
        io.section("kill", 2, silence);
        io.section("sizer", 1, sizer);
        io.section("needs", 1, needs);
        io.section("plans", 1, plans);
        io.section("bar-watch", 1, bars);
        io.section("rate", 2, rate);
        io.section("lessons", 1, lessons);
        io.section("win-rates", 1, winRates);
        io.section("gate-costs", 1, gateCosts);
        io.section("performance", 1, performance);
        io.section("life", 1, life);
        io.section("signals", 1, signals);
        io.section("trades", 1, trades);
    }
}
