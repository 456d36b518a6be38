package io.escapement.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Every key of the core, each with unit, default, range and meaning. Adding one is one constant here.
 *
 * <p>Fractions are of equity unless their description says otherwise. Times are milliseconds of engine time.
 */
public final class CoreKeys {
    private static final List<ConfigurationKey> DECLARED = new ArrayList<>();
    private static final long DAY_MS = 86_400_000L;

    /** Rooms in the instrument tables. */
    public static final ConfigurationKey CAPACITY_INSTRUMENTS = declare(ConfigurationKey.integer(
            "capacity.instruments",
            "count",
            16,
            1,
            1024,
            "Instruments the tables have room for; later ones are denied."));

    /** Rooms in the order table. */
    public static final ConfigurationKey CAPACITY_ORDERS = declare(ConfigurationKey.integer(
            "capacity.orders", "count", 256, 8, 65_536, "Orders followed at once, attached stops included."));

    /** Rooms in the command table. */
    public static final ConfigurationKey CAPACITY_COMMANDS = declare(ConfigurationKey.integer(
            "capacity.commands", "count", 256, 8, 65_536, "Commands without an outcome, queries included."));

    /** Size of the duplicate filter for fills. */
    public static final ConfigurationKey CAPACITY_EXECUTIONS = declare(ConfigurationKey.integer(
            "capacity.executions",
            "count",
            8192,
            64,
            1_048_576,
            "Latest execution ids kept to recognise repeated fills."));

    /** Rooms in the timer heap. */
    public static final ConfigurationKey CAPACITY_TIMERS = declare(
            ConfigurationKey.integer("capacity.timers", "count", 8192, 64, 1_048_576, "Timers pending at once."));

    /** Levels kept per book side. */
    public static final ConfigurationKey CAPACITY_BOOK_LEVELS = declare(ConfigurationKey.integer(
            "capacity.bookLevels", "count", 200, 1, 1000, "Price levels kept per side of an order book."));

    /** Bars kept per series. */
    public static final ConfigurationKey CAPACITY_BARS = declare(ConfigurationKey.integer(
            "capacity.bars", "count", 512, 64, 65_536, "Closed bars kept per instrument and interval."));

    /** Bound on forward clock jumps. */
    public static final ConfigurationKey CLOCK_MAX_JUMP = declare(ConfigurationKey.integer(
            "clock.maxJumpMs",
            "ms",
            3_600_000,
            1,
            30 * DAY_MS,
            "A stamp further ahead than this is not believed at once."));

    /** Stamps in a row that make a jump believed. */
    public static final ConfigurationKey CLOCK_CONFIRMATIONS = declare(ConfigurationKey.integer(
            "clock.jumpConfirmations",
            "inputs",
            3,
            1,
            1000,
            "Inputs in a row beyond the bound after which the jump is believed."));

    /** Taker fee. */
    public static final ConfigurationKey FEES_TAKER = declare(ConfigurationKey.decimal(
            "fees.takerRate",
            "fraction of value",
            "0.00055",
            "-0.01",
            "0.01",
            "Taker fee rate until the venue tells the account's own."));

    /** Maker fee. */
    public static final ConfigurationKey FEES_MAKER = declare(ConfigurationKey.decimal(
            "fees.makerRate",
            "fraction of value",
            "0.0002",
            "-0.01",
            "0.01",
            "Maker fee rate until the venue tells the account's own."));

    /** Staleness bound of commands. */
    public static final ConfigurationKey COMMAND_EXPIRE = declare(ConfigurationKey.integer(
            "command.expireMs", "ms", 5000, 1, 600_000, "A command not sent by then is refused by the sender."));

    /** Wait for an outcome. */
    public static final ConfigurationKey COMMAND_TIMEOUT = declare(ConfigurationKey.integer(
            "command.timeoutMs",
            "ms",
            15_000,
            1,
            600_000,
            "A command without an outcome by then counts as unknown and is asked about."));

    /** Proof of absence. */
    public static final ConfigurationKey COMMAND_ABSENT = declare(ConfigurationKey.integer(
            "command.absentMs",
            "ms",
            20_000,
            1,
            600_000,
            "An order may be proved absent only this long after its command."));

    /** Outstanding commands. */
    public static final ConfigurationKey COMMAND_CREDITS = declare(ConfigurationKey.integer(
            "command.credits", "count", 32, 1, 1024, "Trading commands without an outcome at which new entries wait."));

    /** Stop for adopted positions. */
    public static final ConfigurationKey STOP_PROTECT = declare(ConfigurationKey.decimal(
            "stop.protectDistance",
            "fraction of price",
            "0.02",
            "0.0001",
            "0.5",
            "Distance of the stop given to a position found without one."));

    /** Patience for a stop. */
    public static final ConfigurationKey STOP_GRACE = declare(ConfigurationKey.integer(
            "stop.graceMs",
            "ms",
            3000,
            0,
            600_000,
            "How long an open position may lack a stop on the venue before repair."));

    /** Hash rhythm. */
    public static final ConfigurationKey STATE_HASH_EVERY = declare(ConfigurationKey.integer(
            "state.hashEvery", "inputs", 1000, 1, 1_000_000_000, "Inputs between two state hashes in the journal."));

    static final List<ConfigurationKey> ALL = all();

    private CoreKeys() {}

    /**
     * Checks what no single key can.
     *
     * @param configuration all keys set
     * @throws IllegalArgumentException naming both keys
     */
    static void checkRelations(CoreConfiguration configuration) {
        PerformanceKeys.checkRelations(configuration);
        RiskKeys.checkRelations(configuration);
        LearningKeys.checkRelations(configuration);
        if (configuration.value(CAPACITY_COMMANDS) < 2 * configuration.value(COMMAND_CREDITS)) {
            throw new IllegalArgumentException("configuration keys " + CAPACITY_COMMANDS.name() + " and "
                    + COMMAND_CREDITS.name() + ": there must be room for twice the credits");
        }
        if (configuration.value(CAPACITY_TIMERS) < timersNeeded(configuration)) {
            throw new IllegalArgumentException("configuration key " + CAPACITY_TIMERS.name()
                    + ": the other capacities need room for at least " + timersNeeded(configuration) + " timers");
        }
        RegimeKeys.checkRelations(configuration);
        MicroTrendKeys.checkRelations(configuration);
        if (configuration.value(BarKeys.WARM_UP) > configuration.value(CAPACITY_BARS)) {
            throw new IllegalArgumentException("configuration keys " + BarKeys.WARM_UP.name() + " and "
                    + CAPACITY_BARS.name() + ": the warm-up must fit the series");
        }
    }

    /** The most that can be pending at once, so that setting a timer never fails. */
    private static long timersNeeded(CoreConfiguration configuration) {
        final int perOrder = 4;
        final int perInstrument = 9 + configuration.list(BarKeys.INTERVALS).length;
        final int single = 10;
        final int strategies = 16;
        return configuration.value(CAPACITY_COMMANDS)
                + perOrder * configuration.value(CAPACITY_ORDERS)
                + configuration.value(SignalKeys.CAPACITY)
                + perInstrument * configuration.value(CAPACITY_INSTRUMENTS)
                + single
                + strategies;
    }

    private static List<ConfigurationKey> all() {
        final List<ConfigurationKey> keys = new ArrayList<>(DECLARED);
        keys.addAll(BarKeys.all());
        keys.addAll(ExecutionKeys.all());
        keys.addAll(LearningKeys.all());
        keys.addAll(PhantomKeys.all());
        keys.addAll(PerformanceKeys.all());
        keys.addAll(PortfolioKeys.all());
        keys.addAll(ReconcileKeys.all());
        keys.addAll(RegimeKeys.all());
        keys.addAll(MicroTrendKeys.all());
        keys.addAll(RiskKeys.all());
        keys.addAll(ModelKeys.all());
        keys.addAll(SignalKeys.all());
        keys.addAll(StrategyKeys.all());
        return List.copyOf(keys);
    }

    private static ConfigurationKey declare(ConfigurationKey key) {
        DECLARED.add(key);
        return key;
    }
}
