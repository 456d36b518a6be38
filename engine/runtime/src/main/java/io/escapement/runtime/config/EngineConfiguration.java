package io.escapement.runtime.config;

import io.escapement.codecs.sbe.ClockSource;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.runtime.thread.CpuList;
import io.escapement.runtime.thread.ThreadPlacement;
import io.escapement.runtime.thread.WaitKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The engine's configuration: the operator's file with every key checked. Immutable.
 *
 * <p>Keys that start with {@code core.} are the core's own; they reach it without the prefix and are journaled.
 */
public final class EngineConfiguration {
    private static final String CORE_PREFIX = "core.";
    private static final int MAX_MS = 86_400_000;
    private static final int MAX_LINGER_US = 1_000_000;

    /** The largest claim of market data must fit below the reserved eighth. */
    private static final int LEAST_SLOTS = 2_048;

    private final Map<String, String> entries;
    private final CoreConfiguration core;
    private final MarketConfiguration market;
    private final RequestConfiguration requests;
    private final CpuList businessCpus;
    private final CpuList gatewayCpus;
    private final CpuList stewardCpus;
    private final WaitKind businessWait;
    private final ClockSource clock;

    private EngineConfiguration(Map<String, String> entries) {
        this.entries = entries;
        final Map<String, String> forCore = new TreeMap<>();
        entries.forEach((name, value) -> {
            if (name.startsWith(CORE_PREFIX)) {
                forCore.put(name.substring(CORE_PREFIX.length()), value);
            }
        });
        this.market = new MarketConfiguration(entries);
        this.requests = new RequestConfiguration(entries);
        market.sizeCore(forCore);
        try {
            this.core = CoreConfiguration.fromEntries(forCore);
        } catch (final IllegalArgumentException e) {
            throw new ConfigurationException(CORE_PREFIX + "*: " + e.getMessage(), e);
        }
        final BitSet available = ThreadPlacement.available();
        this.businessCpus = cpus(EngineKeys.BUSINESS_CPUS, available);
        this.gatewayCpus = cpus(EngineKeys.GATEWAY_CPUS, available);
        this.stewardCpus = cpus(EngineKeys.STEWARD_CPUS, available);
        this.businessWait = EngineKeys.BUSINESS_WAIT.constant(entries, WaitKind.class);
        this.clock = switch (EngineKeys.CLOCK.text(entries)) {
            case "receive" -> ClockSource.RECEIVE;
            case "venue" -> ClockSource.VENUE;
            default ->
                throw new ConfigurationException(
                        "run.clock: '" + EngineKeys.CLOCK.text(entries) + "' is not one of receive, venue");
        };
        if (!instance().matches("[A-Za-z0-9]{1,8}")) {
            throw new ConfigurationException("run.instance: '" + instance() + "' is not 1 to 8 letters or digits");
        }
        powerOfTwo(EngineKeys.INBOUND_SLOTS, inboundSlots());
        powerOfTwo(EngineKeys.OUTBOUND_BYTES, outboundBytes());
        final String roll = EngineKeys.JOURNAL_ROLL.text(entries);
        if (!roll.equals("hourly") && !roll.equals("daily")) {
            throw new ConfigurationException("journal.roll: '" + roll + "' is not one of hourly, daily");
        }
        if (silenceMs() <= heartbeatMs()) {
            throw new ConfigurationException("gateway.silenceMs must be longer than gateway.heartbeatMs");
        }
        requestTimeoutMs();
        orderTimeoutMs();
        receiveWindowMs();
        tickMs();
        warmUpEvents();
        gatewayLingerUs();
        journalBudgetBytes();
        journalSync();
    }

    /**
     * Reads a file. What wins: defaults, then the profile, then the file, then the overrides.
     *
     * @param file YAML
     * @param overrides entries that win over the file, by dotted name
     * @return the checked configuration
     * @throws ConfigurationException naming the key and what it may be
     */
    public static EngineConfiguration load(Path file, Map<String, String> overrides) {
        final Map<String, String> own = new LinkedHashMap<>(YamlFile.read(file));
        own.putAll(overrides);
        final String profile = own.getOrDefault(EngineKeys.PROFILE.name(), EngineKeys.PROFILE.fallback());
        final Map<String, String> entries = new LinkedHashMap<>();
        try {
            entries.putAll(Profile.read(profile, file));
        } catch (final ConfigurationException e) {
            throw new ConfigurationException(file + ": " + e.getMessage(), e);
        }
        entries.putAll(own);
        for (final String name : entries.keySet()) {
            if (!name.startsWith(CORE_PREFIX)
                    && EngineKeys.all().stream().noneMatch(key -> key.name().equals(name))) {
                throw new ConfigurationException(
                        file + ": unknown key " + name + "; did you mean " + nearest(name) + "?");
            }
        }
        try {
            return new EngineConfiguration(entries);
        } catch (final ConfigurationException e) {
            throw new ConfigurationException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The core's part.
     *
     * @return checked
     */
    public CoreConfiguration core() {
        return core;
    }

    /**
     * Which instruments, and what data of them.
     *
     * @return checked
     */
    public MarketConfiguration market() {
        return market;
    }

    /**
     * Instruments in order of their ids.
     *
     * @return venue symbols; may be empty when the command line must name them
     */
    public List<String> symbols() {
        return market.symbols();
    }

    /**
     * Bar intervals, the core's own key.
     *
     * @return minutes, ascending
     */
    public List<Integer> intervals() {
        return Arrays.stream(core.list(BarKeys.INTERVALS)).boxed().toList();
    }

    /**
     * More certificate authorities.
     *
     * @return PEM file; null for none
     */
    public Path trust() {
        final String file = EngineKeys.TRUST.text(entries);
        return file.isEmpty() ? null : Path.of(file);
    }

    /**
     * Name in client order ids.
     *
     * @return letters and digits
     */
    public String instance() {
        return EngineKeys.INSTANCE.text(entries);
    }

    /**
     * Where engine time comes from.
     *
     * @return the source
     */
    public ClockSource clock() {
        return clock;
    }

    /**
     * CPUs of the business thread.
     *
     * @return the set
     */
    public CpuList businessCpus() {
        return businessCpus;
    }

    /**
     * CPUs of the gateway's thread.
     *
     * @return the set
     */
    public CpuList gatewayCpus() {
        return gatewayCpus;
    }

    /**
     * How long the gateway's thread stays awake after work.
     *
     * @return µs
     */
    public long gatewayLingerUs() {
        return EngineKeys.GATEWAY_LINGER_US.count(entries, 0, MAX_LINGER_US);
    }

    /**
     * CPUs of the steward.
     *
     * @return the set
     */
    public CpuList stewardCpus() {
        return stewardCpus;
    }

    /**
     * How the business thread waits.
     *
     * @return the strategy
     */
    public WaitKind businessWait() {
        return businessWait;
    }

    /**
     * Slots of the inbound ring.
     *
     * @return a power of two
     */
    public int inboundSlots() {
        return (int) EngineKeys.INBOUND_SLOTS.count(entries, LEAST_SLOTS, 1 << 20);
    }

    /**
     * Bytes of the outbound ring.
     *
     * @return a power of two
     */
    public int outboundBytes() {
        return (int) EngineKeys.OUTBOUND_BYTES.count(entries, 64 * 1024, 1 << 28);
    }

    /**
     * Distance of pings.
     *
     * @return ms
     */
    public long heartbeatMs() {
        return EngineKeys.HEARTBEAT_MS.count(entries, 100, MAX_MS);
    }

    /**
     * Silence after which a socket is dead.
     *
     * @return ms
     */
    public long silenceMs() {
        return EngineKeys.SILENCE_MS.count(entries, 100, MAX_MS);
    }

    /**
     * REST time-out.
     *
     * @return ms
     */
    public long requestTimeoutMs() {
        return EngineKeys.REQUEST_TIMEOUT_MS.count(entries, 10, MAX_MS);
    }

    /**
     * Requests, orders and reconciliations.
     *
     * @return their keys
     */
    public RequestConfiguration requests() {
        return requests;
    }

    /**
     * Order reply time-out.
     *
     * @return ms
     */
    public long orderTimeoutMs() {
        return EngineKeys.ORDER_TIMEOUT_MS.count(entries, 10, MAX_MS);
    }

    /**
     * Receive window.
     *
     * @return ms
     */
    public int receiveWindowMs() {
        return (int) EngineKeys.RECEIVE_WINDOW_MS.count(entries, 100, 60_000);
    }

    /**
     * Distance of ticks and pulses.
     *
     * @return ms
     */
    public long tickMs() {
        return EngineKeys.TICK_MS.count(entries, 1, 10_000);
    }

    /**
     * Synthetic events before connecting.
     *
     * @return a count
     */
    public int warmUpEvents() {
        return (int) EngineKeys.WARM_UP_EVENTS.count(entries, 0, 10_000_000);
    }

    /**
     * Whether the journal rolls daily instead of hourly.
     *
     * @return true for daily
     */
    public boolean journalRollsDaily() {
        return EngineKeys.JOURNAL_ROLL.text(entries).equals("daily");
    }

    /**
     * Newest snapshots to keep beside the journal.
     *
     * @return a count; 0 for no snapshot at a stop
     */
    public int snapshotsKeep() {
        return (int) EngineKeys.SNAPSHOTS_KEEP.count(entries, 0, 1_000);
    }

    /**
     * Disk budget.
     *
     * @return bytes
     */
    public long journalBudgetBytes() {
        return EngineKeys.JOURNAL_BUDGET_MB.count(entries, 16, 1 << 30) << 20;
    }

    /**
     * Whether written records are forced to the disk.
     *
     * @return true to force
     */
    public boolean journalSync() {
        return EngineKeys.JOURNAL_SYNC.flag(entries);
    }

    private CpuList cpus(Key key, BitSet available) {
        try {
            return CpuList.parse(key.text(entries), available);
        } catch (final IllegalArgumentException e) {
            throw new ConfigurationException(key.name() + ": " + e.getMessage(), e);
        }
    }

    private static void powerOfTwo(Key key, int value) {
        if (Integer.bitCount(value) != 1) {
            throw new ConfigurationException(key.name() + ": " + value + " is not a power of two");
        }
    }

    private static String nearest(String name) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (final Key key : EngineKeys.all()) {
            final int distance =
                    distance(name.toLowerCase(Locale.ROOT), key.name().toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = key.name();
            }
        }
        return best;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                final int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + change);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
