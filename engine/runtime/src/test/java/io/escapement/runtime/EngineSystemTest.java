package io.escapement.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import io.escapement.codecs.sbe.AlertDecoder;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.ModelActivatedDecoder;
import io.escapement.codecs.sbe.ModelRole;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.OperatorCommandDecoder;
import io.escapement.codecs.sbe.OperatorCommandEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartDecoder;
import io.escapement.core.TradingCore;
import io.escapement.core.config.BarKeys;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.bybit.rest.RestClient;
import io.escapement.gateway.bybit.rest.RestSettings;
import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.journal.BlobStore;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalException;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.runtime.config.EngineConfiguration;
import io.escapement.runtime.model.ModelAnswer;
import io.escapement.runtime.model.ModelRequest;
import io.escapement.runtime.model.TestBundle;
import io.escapement.runtime.ring.InputConsumer;
import io.escapement.runtime.start.AccountLock;
import io.escapement.runtime.start.PoisonedInputException;
import io.escapement.runtime.start.Recovery;
import io.escapement.runtime.start.SafeMode;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.inprocess.InProcessSession;
import io.escapement.venue.inprocess.SessionConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.MappedByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole process against the simulated exchange, over real sockets. */
class EngineSystemTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private static final int HISTORY_DAYS = 10;
    private static final int WARM_UP_BARS = 200;
    private static final long DEADLINE_S = 90;
    private static final String YAML = """
            run: {clock: %s, instance: system, warmUpEvents: 0}
            gateway: {warmUpBars: 200}
            threads: {business: {wait: sleeping}}
            core: {model: {required: false}, conviction: {prior: 0.6}}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldTradeTheSameOverSocketsAsInProcessAndReplayIdentically() throws Exception {
        try (ExchangeServer exchange = exchange(Double.POSITIVE_INFINITY, 1)) {
            final InetSocketAddress address = exchange.start();
            final long trades;
            try (Engine engine = new Engine(setup("venue", address), line -> {})) {
                engine.start(StartProgress.NONE);
                exchange.over().get(DEADLINE_S, TimeUnit.SECONDS);
                trades = engine.counters().get(CounterType.TRADES);
            }
            assertThat(trades).as("the market makes the strategy trade").isPositive();
        }
        assertThat(recover()).as("missing outputs after an orderly stop").isZero();

        final List<byte[]> overSockets = inputs();
        final List<byte[]> inProcess = inProcess(overSockets.get(0));
        // The last input is the owner's own word at the end; everything else is the venue's.
        final List<byte[]> session = overSockets.subList(0, overSockets.size() - 1);
        // The first difference says more than two sizes do.
        for (int i = 0; i < Math.min(session.size(), inProcess.size()); i++) {
            assertThat(session.get(i))
                    .as("input %d, %s over sockets, %s in process", i + 1, name(session.get(i)), name(inProcess.get(i)))
                    .isEqualTo(inProcess.get(i));
        }
        assertThat(session.stream().skip(inProcess.size()).map(EngineSystemTest::name))
                .as("inputs over sockets behind the last one in process")
                .isEmpty();
        assertThat(session).hasSameSizeAs(inProcess);
    }

    @Test
    void shouldGoOnFromItsSnapshotWhenStartedAgainInTheSameFolder() throws Exception {
        final List<String> told = new ArrayList<>();
        try (ExchangeServer exchange = exchange(Double.POSITIVE_INFINITY, 1)) {
            final InetSocketAddress address = exchange.start();
            try (Engine engine = new Engine(setup("venue", address), line -> {})) {
                engine.start(StartProgress.NONE);
                await(() -> engine.counters().get(CounterType.INPUT_SEQUENCE) > 5_000);
            }
            try (Engine engine = new Engine(setup("venue", address), told::add)) {
                engine.start(StartProgress.NONE);
                exchange.over().get(DEADLINE_S, TimeUnit.SECONDS);
            }
        }
        assertThat(told)
                .anyMatch(line -> line.matches("recovery +snapshot [0-9,]+ restored, .*"))
                .anyMatch(line -> line.matches("recovery +0 inputs applied, to [0-9,]+, 0 missing outputs.*"));
        assertThat(recover()).isZero();
        assertThat(alerts()).isEmpty();
        final RunStartDecoder start = new RunStartDecoder();
        final List<String> starts = new ArrayList<>();
        for (final byte[] input : inputs()) {
            final UnsafeBuffer buffer = new UnsafeBuffer(input);
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
            if (header.templateId() == RunStartDecoder.TEMPLATE_ID) {
                start.wrapAndApplyHeader(buffer, 0, header);
                starts.add("epoch " + start.epoch() + " restart " + start.restart());
            }
        }
        assertThat(starts).containsExactly("epoch 1 restart NO", "epoch 2 restart YES");
    }

    @Test
    void shouldJournalWhatAnOperatorSaysAndObeyIt() throws Exception {
        try (ExchangeServer exchange = exchange(1, 1)) {
            final InetSocketAddress address = exchange.start();
            try (Engine engine = new Engine(setup("receive", address), line -> {})) {
                engine.start(StartProgress.NONE);
                say(OperatorAction.HALT, "ada", "maintenance of the venue");
                await(() -> engine.counters().get(CounterType.HALTED) == 1);
                say(OperatorAction.STOP, "ada", "done");
                await(() -> ended(engine));
            }
        }
        final List<String> said = new ArrayList<>();
        for (final byte[] input : inputs()) {
            final UnsafeBuffer buffer = new UnsafeBuffer(input);
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
            if (header.templateId() == OperatorCommandDecoder.TEMPLATE_ID) {
                final OperatorCommandDecoder command =
                        new OperatorCommandDecoder().wrapAndApplyHeader(buffer, 0, header);
                said.add(command.action() + " " + command.who() + ": " + command.why());
            }
        }
        assertThat(said)
                .containsExactly("HALT ada: maintenance of the venue", "STOP ada: done", "STOP engine: orderly stop");
        assertThat(recover()).isZero();
    }

    @Test
    void shouldGoOnWithTheModelAnOperatorActivatedAndFindItAgainAfterARestart() throws Exception {
        final byte[] first = TestBundle.of("PAPER", 0, "BTCUSDT", "ETHUSDT");
        final byte[] second = TestBundle.of("PAPER", 0.5, "BTCUSDT", "ETHUSDT");
        final byte[] damaged = second.clone();
        damaged[200] ^= 1;
        final List<String> told = new ArrayList<>();
        try (ExchangeServer exchange = exchange(1, 1)) {
            final EngineSetup setup = withBundle(setup("receive", exchange.start()), first);
            try (Engine engine = new Engine(setup, told::add)) {
                engine.start(StartProgress.NONE);
                assertThat(askForModel(1, damaged).accepted()).isFalse();
                assertThat(askForModel(2, second).accepted()).isTrue();
                await(() -> engine.counters().get(CounterType.INPUT_SEQUENCE) > 0
                        && activations().equals(List.of(BlobStore.sha256(second))));
            }
            try (Engine engine = new Engine(setup, told::add)) {
                engine.start(StartProgress.NONE);
            }
        }
        assertThat(told)
                .anyMatch(line -> line.contains("REFUSED, asked by ada"))
                .anyMatch(line -> line.contains(
                        BlobStore.sha256(second) + ", activated by an operator before the restart, stays"));
        final List<String> starts = new ArrayList<>();
        for (final byte[] input : inputs()) {
            final UnsafeBuffer buffer = new UnsafeBuffer(input);
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
            if (header.templateId() == RunStartDecoder.TEMPLATE_ID) {
                starts.add(new RunStartDecoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .modelHash());
            }
        }
        assertThat(starts).containsExactly(BlobStore.sha256(first), BlobStore.sha256(second));
    }

    private static EngineSetup withBundle(EngineSetup setup, byte[] bundle) {
        return new EngineSetup(
                setup.folder(),
                setup.configuration(),
                setup.mode(),
                setup.venue(),
                setup.credentials(),
                setup.symbols(),
                bundle,
                setup.deterministic(),
                setup.commit());
    }

    private ModelAnswer askForModel(long id, byte[] bundle) throws IOException {
        final Path file = Files.write(folder.resolve("model-" + id + ".bundle"), bundle);
        final ModelRequest request = new ModelRequest(id, ModelRole.LIVE, file.toString(), "ada", "better");
        final byte[] bytes = request.encode();
        final MappedByteBuffer mapped = IoUtil.mapExistingFile(
                folder.resolve("session").resolve(CountersFile.FILE_NAME).toFile(), "counters");
        assertThat(new CountersFile(new UnsafeBuffer(mapped))
                        .commandBuffer()
                        .write(CountersFile.MODEL_REQUEST_TYPE, new UnsafeBuffer(bytes), 0, bytes.length))
                .isTrue();
        IoUtil.unmap(mapped);
        final Path answer = request.answerFile(folder.resolve("session"));
        await(() -> Files.exists(answer));
        return ModelAnswer.read(answer);
    }

    private List<String> activations() {
        final List<String> activations = new ArrayList<>();
        for (final byte[] input : inputs()) {
            final UnsafeBuffer buffer = new UnsafeBuffer(input);
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
            if (header.templateId() == ModelActivatedDecoder.TEMPLATE_ID) {
                activations.add(new ModelActivatedDecoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .modelHash());
            }
        }
        return activations;
    }

    @Test
    void shouldCancelEntriesAndLeaveStopsWhenTheBusinessThreadFails() throws Exception {
        try (ExchangeServer exchange = exchange(1, 1)) {
            final InetSocketAddress address = exchange.start();
            final RestSettings settings = new RestSettings(
                    URI.create("http://127.0.0.1:" + address.getPort()),
                    new Credentials(() -> "key", () -> "secret"),
                    5_000,
                    Duration.ofSeconds(10));
            try (RestClient account = new RestClient(settings)) {
                try (Engine engine =
                        new Engine(setup("receive", address), line -> {}, EngineSystemTest::failingAtAnOperatorsWord)) {
                    engine.start(StartProgress.NONE);
                    final String order = "{\"category\":\"linear\",\"symbol\":\"ETHUSDT\",\"qty\":\"1\",\"side\":";
                    place(
                            account,
                            order + "\"Buy\",\"orderType\":\"Limit\",\"price\":\"1500\",\"orderLinkId\":\"entry\"}");
                    place(
                            account,
                            order + "\"Sell\",\"orderType\":\"Market\",\"triggerPrice\":\"100\","
                                    + "\"triggerDirection\":2,\"orderLinkId\":\"stop\"}");
                    assertThat(openOrders(account)).contains("\"entry\"", "\"stop\"");
                    say(OperatorAction.HALT, "ada", "planted");
                    await(() -> ended(engine));
                    assertThat(engine.fatal()).hasMessage("planted");
                }
                assertThat(openOrders(account)).contains("\"stop\"").doesNotContain("\"entry\"");
            }
        }
        assertThat(folder.resolve("session").resolve("emergency.log"))
                .content()
                .contains("planted -> asked the venue to cancel all entries; stops stay");
    }

    private static InputConsumer failingAtAnOperatorsWord(InputConsumer consumer) {
        return new InputConsumer() {
            @Override
            public void onInput(long arrivalNanos, DirectBuffer buffer, int offset, int length) {
                if (new MessageHeaderDecoder().wrap(buffer, offset).templateId()
                        == OperatorCommandDecoder.TEMPLATE_ID) {
                    throw new IllegalStateException("planted");
                }
                consumer.onInput(arrivalNanos, buffer, offset, length);
            }

            @Override
            public void onBarrier(long token) {
                consumer.onBarrier(token);
            }

            @Override
            public void onPulse(long arrivalNanos) {
                consumer.onPulse(arrivalNanos);
            }

            @Override
            public void onBatchEnd(long depth) {
                consumer.onBatchEnd(depth);
            }
        };
    }

    private static void place(RestClient account, String order) {
        account.postSigned("/v5/order/create", order.getBytes(StandardCharsets.US_ASCII));
    }

    private static String openOrders(RestClient account) {
        return new String(
                account.getSigned("/v5/order/realtime", "category=linear&settleCoin=USDT"), StandardCharsets.UTF_8);
    }

    @Test
    void shouldRefuseASecondEngineOnTheSameAccountWhileTheFirstRuns() throws Exception {
        try (ExchangeServer exchange = exchange(Double.POSITIVE_INFINITY, 1)) {
            final EngineSetup setup = setup("venue", exchange.start());
            try (Engine engine = new Engine(setup, line -> {})) {
                assertThatThrownBy(() -> new Engine(setup, line -> {}))
                        .isInstanceOf(AccountLock.TakenException.class)
                        .hasMessageContaining(
                                engine.journalDirectory().getParent().toString());
            }
            new Engine(setup, line -> {}).close();
        }
    }

    @Test
    void shouldJournalPublicDataWithoutAnAccountWhenItOnlyRecords() throws Exception {
        try (ExchangeServer exchange = freeRunningExchange(3_600)) {
            final EngineSetup trading = setup("venue", exchange.start());
            final EngineSetup recording = new EngineSetup(
                    trading.folder(),
                    trading.configuration(),
                    RunMode.RECORD,
                    trading.venue().publicOnly(),
                    null,
                    SYMBOLS,
                    null,
                    true,
                    "test");
            try (Engine engine = new Engine(recording, line -> {})) {
                engine.start(StartProgress.NONE);
                await(() -> engine.counters().get(CounterType.SIGNALS_BLOCKED) > 0);
                engine.stop();
                assertThat(engine.counters().get(CounterType.ORDERS)).isZero();
            }
        }
        assertThat(recover()).isZero();
    }

    @Test
    void shouldStartInSafeModeWhenRecoveryFailsTwiceAtTheSameInput() throws Exception {
        final List<String> told = new ArrayList<>();
        final SafeMode safeMode = new SafeMode(folder.resolve("session"));
        final Iterator<Long> failures = List.of(7L, 7L).iterator();
        try (ExchangeServer exchange = exchange(1, 1)) {
            final EngineSetup setup = setup("receive", exchange.start());
            new Engine(setup, line -> {}).close();
            final Supplier<Engine> opening = () -> {
                if (failures.hasNext()) {
                    throw new PoisonedInputException(failures.next(), new ArithmeticException("planted"));
                }
                return new Engine(setup, told::add);
            };
            assertThatThrownBy(() -> EngineOpening.open(safeMode, told::add, opening))
                    .isInstanceOf(PoisonedInputException.class)
                    .hasMessageStartingWith("recovery fails at input 7: java.lang.ArithmeticException: planted");
            // The first start with the new journal ends before it reaches the venue.
            EngineOpening.open(safeMode, told::add, opening).close();
            try (Engine engine = EngineOpening.open(safeMode, told::add, opening)) {
                engine.start(StartProgress.NONE);
                await(() -> engine.counters().get(CounterType.HALTED) == 1);
                assertThat(engine.counters().get(CounterType.ALERTS)).isEqualTo(1);
                say(OperatorAction.RESUME, "ada", "looked");
                await(() -> engine.counters().get(CounterType.HALTED) == 0);
            }
        }
        assertThat(told).contains("SAFE MODE    no entries until ./run.sh operator resume");
        try (JournalView kept = Journal.openReadOnly(folder.resolve("session").resolve("journal-poisoned-at-7"))) {
            assertThat(kept.inputs().next())
                    .as("the old journal was never started")
                    .isFalse();
        }
        assertThat(recover()).isZero();
    }

    @Test
    void shouldRefuseAnotherConfigurationInTheSameFolder() throws Exception {
        try (ExchangeServer exchange = exchange(Double.POSITIVE_INFINITY, 1)) {
            final InetSocketAddress address = exchange.start();
            new Engine(setup("venue", address), line -> {}).close();
            final EngineSetup other = setup("venue", address, Map.of("core.risk.perTrade", "0.001"));
            assertThatThrownBy(() -> new Engine(other, line -> {}))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("another identity")
                    .hasMessageContaining("start in a new directory");
        }
    }

    private static boolean ended(Engine engine) {
        try {
            return engine.awaitEnd(Duration.ofMillis(1));
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ExchangeServer exchange(double speed, int days) {
        return exchange(speed, days, speed > 1);
    }

    /** By the wall clock, whoever listens. */
    private static ExchangeServer freeRunningExchange(double speed) {
        return exchange(speed, 2, false);
    }

    private static ExchangeServer exchange(double speed, int days, boolean stepping) {
        return new ExchangeServer(new ExchangeContext(
                SyntheticMarket.create(1, SYMBOLS, HISTORY_DAYS, days),
                VenueConfiguration.defaults(),
                new io.escapement.gateway.exchange.auth.Credentials("key", "secret"),
                0,
                speed,
                stepping));
    }

    private EngineSetup setup(String clock, InetSocketAddress address) throws IOException {
        return setup(clock, address, Map.of());
    }

    private EngineSetup setup(String clock, InetSocketAddress address, Map<String, String> overrides)
            throws IOException {
        final Path file = Files.writeString(folder.resolve("engine.yaml"), YAML.formatted(clock));
        return new EngineSetup(
                folder.resolve("session"),
                EngineConfiguration.load(file, overrides),
                RunMode.PAPER,
                EngineSetup.Venue.at("127.0.0.1:" + address.getPort()),
                new Credentials(() -> "key", () -> "secret"),
                SYMBOLS,
                null,
                true,
                "test");
    }

    private void say(OperatorAction action, String who, String why) {
        final MappedByteBuffer mapped = IoUtil.mapExistingFile(
                folder.resolve("session").resolve(CountersFile.FILE_NAME).toFile(), "counters");
        final UnsafeBuffer message = new UnsafeBuffer(new byte[512]);
        final OperatorCommandEncoder command =
                new OperatorCommandEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder());
        command.receiveTimeNs(0)
                .action(action)
                .who(who)
                .why(why)
                .instrumentId(OperatorCommandEncoder.instrumentIdNullValue());
        assertThat(new CountersFile(new UnsafeBuffer(mapped))
                        .commandBuffer()
                        .write(
                                CountersFile.OPERATOR_COMMAND_TYPE,
                                message,
                                0,
                                MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength()))
                .isTrue();
        IoUtil.unmap(mapped);
    }

    /** Outputs that a recovery had to fill in; throws if the core says something else than the run did. */
    private long recover() {
        try (Journal journal =
                        Journal.openExisting(folder.resolve("session").resolve("journal"), new JournalContext());
                Recovery recovery = new Recovery(journal)) {
            final CoreConfiguration configuration = EngineConfiguration.load(folder.resolve("engine.yaml"), Map.of())
                    .core();
            recovery.recover(
                    () -> new TradingCore(configuration, ModelLibrary.EMPTY, recovery.port()), false, line -> {});
            return recovery.filled();
        }
    }

    private static String name(byte[] input) {
        final UnsafeBuffer buffer = new UnsafeBuffer(input);
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        return header.templateId() == ConnectionStateDecoder.TEMPLATE_ID
                ? new ConnectionStateDecoder()
                        .wrapAndApplyHeader(buffer, 0, header)
                        .toString()
                : "template " + header.templateId();
    }

    /** Kind, reason and instrument of each alert. */
    private List<String> alerts() {
        final List<String> alerts = new ArrayList<>();
        try (JournalView view = Journal.openReadOnly(folder.resolve("session").resolve("journal"))) {
            final JournalReader reader = view.outputs();
            final MessageHeaderDecoder header = new MessageHeaderDecoder();
            while (reader.next()) {
                header.wrap(reader.buffer(), reader.offset());
                if (header.templateId() == AlertDecoder.TEMPLATE_ID) {
                    final AlertDecoder alert =
                            new AlertDecoder().wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                    alerts.add(alert.kind() + " " + alert.reason() + " " + alert.instrumentId() + " value="
                            + alert.value() + " expected=" + alert.expected());
                }
            }
        }
        return alerts;
    }

    private List<byte[]> inputs() {
        final List<byte[]> inputs = new ArrayList<>();
        try (JournalView view = Journal.openReadOnly(folder.resolve("session").resolve("journal"))) {
            final JournalReader reader = view.inputs();
            while (reader.next()) {
                final byte[] message = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), message);
                inputs.add(message);
            }
        }
        return inputs;
    }

    /** The same market through the same core without sockets; the run start is the owner's own, so it is given. */
    private List<byte[]> inProcess(byte[] runStart) {
        final CoreConfiguration configuration = EngineConfiguration.load(folder.resolve("engine.yaml"), Map.of())
                .core();
        final List<byte[]> inputs = new ArrayList<>();
        final InProcessSession[] session = new InProcessSession[1];
        final TradingCore core = new TradingCore(
                configuration,
                ModelLibrary.EMPTY,
                (cause, index, buffer, offset, length) -> session[0].onOutput(cause, index, buffer, offset, length));
        session[0] = new InProcessSession(
                VenueConfiguration.defaults(),
                SyntheticMarket.create(1, SYMBOLS, HISTORY_DAYS, 1),
                new SessionConfiguration(
                        SYMBOLS,
                        configuration.list(BarKeys.INTERVALS),
                        WARM_UP_BARS,
                        new int[] {50},
                        true,
                        true,
                        "system"),
                (buffer, offset, length) -> {
                    final byte[] message = new byte[length];
                    buffer.getBytes(offset, message);
                    inputs.add(message);
                    core.onInput(inputs.size(), buffer, offset, length);
                });
        inputs.add(Arrays.copyOf(runStart, runStart.length));
        core.onInput(1, new UnsafeBuffer(runStart), 0, runStart.length);
        session[0].start();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = session[0].step();
        }
        return inputs;
    }

    private static void await(BooleanSupplier condition) {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
