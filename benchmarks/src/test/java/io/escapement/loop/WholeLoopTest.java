package io.escapement.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.escapement.codecs.sbe.InstrumentDefinitionDecoder;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.PlaceOrderDecoder;
import io.escapement.codecs.sbe.Reason;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.core.TradingCore;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.gateway.exchange.ExchangeContext;
import io.escapement.gateway.exchange.ExchangeServer;
import io.escapement.journal.Journal;
import io.escapement.journal.JournalContext;
import io.escapement.journal.JournalReader;
import io.escapement.journal.JournalView;
import io.escapement.runtime.Engine;
import io.escapement.runtime.EngineSetup;
import io.escapement.runtime.command.OperatorCommandLine;
import io.escapement.runtime.config.EngineConfiguration;
import io.escapement.runtime.model.JournalModels;
import io.escapement.runtime.start.Recovery;
import io.escapement.trainer.command.TrainerMain;
import io.escapement.trainer.registry.ModelEntry;
import io.escapement.trainer.registry.ModelRegistry;
import io.escapement.trainer.update.TrainingRequest;
import io.escapement.trainer.update.TrainingRequests;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.SyntheticMarket;
import io.escapement.venue.model.InstrumentRules;
import io.escapement.venue.model.InstrumentStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a symbol nobody has a model of to its first order: exchange, engine, trainer and operator, over real sockets. */
class WholeLoopTest {
    private static final List<String> KNOWN = List.of("BTCUSDT", "ETHUSDT");
    private static final String NEWCOMER = "SOLUSDT";
    private static final int HISTORY_DAYS = 120;
    private static final long DEADLINE_S = 150;
    private static final String YAML = """
            run: {clock: venue, instance: loop, warmUpEvents: 0}
            venue: {universe: auto}
            universe: {size: 3, minTurnover: 0, refreshSeconds: 1}
            gateway: {warmUpBars: 400}
            threads: {business: {wait: sleeping}}
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldTradeANewSymbolOnceItWasRequestedTrainedPublishedAndActivated() throws Exception {
        // given an exchange on which one of three symbols is announced, not traded yet, and a model of the two others
        try (ExchangeServer exchange = new ExchangeServer(new ExchangeContext(
                SyntheticMarket.create(1, List.of("BTCUSDT", "ETHUSDT", NEWCOMER), HISTORY_DAYS, 0),
                VenueConfiguration.defaults(),
                new io.escapement.gateway.exchange.auth.Credentials("key", "secret"),
                0,
                Double.POSITIVE_INFINITY,
                true))) {
            final String address = "127.0.0.1:" + exchange.start().getPort();
            status(exchange, InstrumentStatus.PRE_LAUNCH);
            train("update", address, "--symbols", String.join(",", KNOWN));
            assertThat(newest().symbols()).containsExactlyElementsOf(KNOWN);

            // and an engine that trades with it and looks for new symbols
            try (Engine engine = new Engine(setup(address), line -> {})) {
                engine.start(StartProgress.NONE);

                // when the symbol is listed
                status(exchange, InstrumentStatus.TRADING);

                // then the engine asks for training, once
                await(() -> !requests().isEmpty());
                assertThat(orders(NEWCOMER)).isZero();
                assertThat(requests())
                        .extracting(TrainingRequest::symbol, TrainingRequest::reason)
                        .containsExactly(tuple(NEWCOMER, Reason.COVERAGE));

                // and the request is entered once
                assertThat(train(
                                "requests",
                                address,
                                "--store",
                                store(),
                                "--requests",
                                journal().toString()))
                        .contains("job 1 entered");
                assertThat(train(
                                "requests",
                                address,
                                "--store",
                                store(),
                                "--requests",
                                journal().toString()))
                        .isEmpty();

                // and a worker fetches, trains and publishes
                run("worker", "--store", store(), "--until-empty");
                assertThat(newest().version()).isEqualTo(2);
                assertThat(newest().symbols()).containsExactly("BTCUSDT", "ETHUSDT", NEWCOMER);

                // when an operator activates what was published
                final Path bundle = new ModelRegistry(models(), System::currentTimeMillis).file(newest());
                assertThat(new CommandLine(new OperatorCommandLine())
                                .execute(
                                        "activate",
                                        "--model",
                                        bundle.toString(),
                                        "--session",
                                        session().toString(),
                                        "--who",
                                        "ada",
                                        "--why",
                                        "knows the newcomer"))
                        .isZero();

                // then the engine trades it
                await(() -> orders(NEWCOMER) > 0);
            }
        }
        // and the journal says the same again, new symbol, new model and all
        assertThat(recover()).as("outputs a replay had to fill in").isZero();
        assertThat(requests().stream().map(TrainingRequest::symbol).filter(NEWCOMER::equals))
                .hasSize(1);
    }

    private String train(String command, String address, String... more) {
        final List<String> words = new ArrayList<>(List.of(
                command,
                "--url",
                "http://" + address,
                "--data",
                folder.resolve("history").toString(),
                "--registry",
                models().toString(),
                "--days",
                String.valueOf(HISTORY_DAYS)));
        words.addAll(Arrays.asList(more));
        return run(words.toArray(String[]::new));
    }

    private static String run(String... words) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int status = TrainerMain.execute(words, new PrintWriter(out, true), new PrintWriter(err, true));
        assertThat(status).as("train %s: %s%s", words[0], out, err).isZero();
        return out.toString();
    }

    private static void status(ExchangeServer exchange, InstrumentStatus status) throws Exception {
        exchange.loop()
                .submit(() -> {
                    for (final InstrumentRules rules : exchange.venue().instruments()) {
                        if (rules.symbol().equals(NEWCOMER)) {
                            exchange.venue().changeInstrument(rules.with(status, rules.deliveryTimeMs()));
                        }
                    }
                })
                .get(DEADLINE_S, TimeUnit.SECONDS);
    }

    private EngineSetup setup(String address) throws Exception {
        final Path file = Files.writeString(folder.resolve("engine.yaml"), YAML);
        return new EngineSetup(
                session(),
                EngineConfiguration.load(file, Map.of()),
                RunMode.PAPER,
                EngineSetup.Venue.at(address),
                new Credentials(() -> "key", () -> "secret"),
                KNOWN,
                Files.readAllBytes(new ModelRegistry(models(), System::currentTimeMillis).file(newest())),
                false,
                "test");
    }

    private Path session() {
        return folder.resolve("session");
    }

    private Path journal() {
        return session().resolve("journal");
    }

    private Path models() {
        return folder.resolve("models");
    }

    private String store() {
        return folder.resolve("jobs.db").toString();
    }

    private ModelEntry newest() {
        final List<ModelEntry> entries = new ModelRegistry(models(), System::currentTimeMillis).entries();
        return entries.get(entries.size() - 1);
    }

    /** Those for a symbol; refits are asked for, too, as trades end. */
    private List<TrainingRequest> requests() {
        return TrainingRequests.read(journal()).stream()
                .filter(request -> !request.symbol().isEmpty())
                .toList();
    }

    private long orders(String symbol) {
        long orders = 0;
        try (JournalView view = Journal.openReadOnly(journal())) {
            final int wanted = instrumentId(view, symbol);
            final MessageHeaderDecoder header = new MessageHeaderDecoder();
            final PlaceOrderDecoder order = new PlaceOrderDecoder();
            final JournalReader reader = view.outputs();
            while (reader.next()) {
                header.wrap(reader.buffer(), reader.offset());
                if (header.templateId() == PlaceOrderDecoder.TEMPLATE_ID
                        && order.wrapAndApplyHeader(reader.buffer(), reader.offset(), header)
                                        .instrumentId()
                                == wanted) {
                    orders++;
                }
            }
        }
        return orders;
    }

    private static int instrumentId(JournalView view, String symbol) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final InstrumentDefinitionDecoder definition = new InstrumentDefinitionDecoder();
        final JournalReader reader = view.inputs();
        while (reader.next()) {
            header.wrap(reader.buffer(), reader.offset());
            if (header.templateId() == InstrumentDefinitionDecoder.TEMPLATE_ID
                    && definition
                            .wrapAndApplyHeader(reader.buffer(), reader.offset(), header)
                            .symbol()
                            .equals(symbol)) {
                return definition.instrumentId();
            }
        }
        return -1;
    }

    private long recover() {
        try (Journal journal = Journal.openExisting(journal(), new JournalContext());
                Recovery recovery = new Recovery(journal)) {
            final EngineConfiguration configuration = EngineConfiguration.load(folder.resolve("engine.yaml"), Map.of());
            final JournalModels models =
                    new JournalModels(journal.blobs(), journal.identity().configurationHash());
            recovery.recover(() -> new TradingCore(configuration.core(), models, recovery.port()), false, line -> {});
            return recovery.filled();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
