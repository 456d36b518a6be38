package io.escapement.benchmarks.symbols;

import io.escapement.codecs.sbe.Bool;
import io.escapement.codecs.sbe.CancelOrderEncoder;
import io.escapement.codecs.sbe.ClockSource;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.RunMode;
import io.escapement.codecs.sbe.RunStartEncoder;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.gateway.bybit.BybitGateway;
import io.escapement.gateway.bybit.GatewayConfiguration;
import io.escapement.gateway.bybit.StartProgress;
import io.escapement.gateway.bybit.port.GatewayCounters;
import io.escapement.gateway.bybit.port.InputPriority;
import io.escapement.gateway.bybit.rest.Credentials;
import io.escapement.runtime.ring.InboundRing;
import io.escapement.runtime.thread.WaitKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** The production gateway, the production ring, and behind it the production core, whose outputs are counted, not sent. */
final class LoadedEngine implements AutoCloseable {
    private static final int EPOCH = 1;

    final GatewayCounters counters = new GatewayCounters();
    final InputLog log;
    final InboundRing ring;
    private final BybitGateway gateway;
    private volatile Thread loopThread;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);

    LoadedEngine(
            String address,
            List<String> symbols,
            List<String> deepSymbols,
            List<Integer> intervals,
            int warmUpBars,
            int topicsPerConnection,
            int slots) {
        final int capacity = Math.max(16, Integer.highestOneBit(symbols.size()) * 2);
        log = new InputLog(
                CoreConfiguration.fromEntries(Map.of(
                        "capacity.instruments",
                        Integer.toString(capacity),
                        "capacity.timers",
                        Integer.toString(4_096 + 16 * capacity))),
                capacity);
        ring = new InboundRing(slots, WaitKind.YIELDING, task -> new Thread(task, "business"), log, log::onFatal);
        final GatewayConfiguration configuration = new GatewayConfiguration().clock(ClockSource.RECEIVE);
        configuration
                .addresses()
                .restUrl(URI.create("http://" + address))
                .publicUrl(URI.create("ws://" + address + "/v5/public/linear"))
                .privateUrl(URI.create("ws://" + address + "/v5/private"))
                .tradeUrl(URI.create("ws://" + address + "/v5/trade"));
        configuration
                .account()
                .credentials(new Credentials(() -> FeedVenue.KEY, () -> FeedVenue.SECRET))
                .instance("load")
                .epoch(EPOCH);
        configuration.universe().symbols(symbols).capacity(capacity);
        configuration
                .market()
                .intervals(intervals)
                .topics(List.of("kline", "tickers", "orderbook.50", "publicTrade"))
                .deepSymbols(deepSymbols)
                .warmUpBars(warmUpBars)
                .topicsPerConnection(topicsPerConnection);
        configuration.sockets().backoffMin(Duration.ofMillis(100)).eventLoopThread(task -> {
            loopThread = new Thread(task, "gateway");
            return loopThread;
        });
        gateway = new BybitGateway(configuration.conclude(), ring, counters);
        log.barriers(gateway.commands()::onBarrier);
    }

    /** Starts ring and gateway; returns when all connections are up. */
    void start(StartProgress progress) {
        ring.start();
        gateway.synchronise();
        final long slot = ring.claim(InputPriority.ESSENTIAL, 1);
        final RunStartEncoder start =
                new RunStartEncoder().wrapAndApplyHeader(ring.slot(slot), 0, new MessageHeaderEncoder());
        start.receiveTimeNs(gateway.clock().nowNs()).mode(RunMode.PAPER).clock(ClockSource.RECEIVE);
        start.deterministic(Bool.NO)
                .restart(Bool.NO)
                .epoch(EPOCH)
                .instance("load")
                .commit("");
        start.configurationHash("").modelHash("").featureLayoutHash(0);
        ring.length(slot, MessageHeaderEncoder.ENCODED_LENGTH + start.encodedLength());
        ring.publish(slot, 1);
        gateway.start(progress);
    }

    /** Asks to cancel an order the venue does not know, on the trade socket: the way of every cancel. */
    void cancel(int number) {
        final CancelOrderEncoder cancel = new CancelOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        cancel.engineTimeNs(1).instrumentId(0).expireTimeNs(CancelOrderEncoder.expireTimeNsNullValue());
        cancel.clientOrderId().epoch(EPOCH).sequence(number).leg((short) 0);
        cancel.orderId().high(0).low(0);
        log.onSubmitted(number);
        gateway.commands()
                .onCommand(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + cancel.encodedLength(), number, 0);
    }

    /** The gateway's event loop. @return null before the first use */
    Thread loopThread() {
        return loopThread;
    }

    @Override
    public void close() {
        gateway.close();
        ring.close();
    }
}
