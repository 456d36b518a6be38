package io.escapement.runtime;

import io.escapement.codecs.sbe.CancelAllEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.runtime.ring.OutboundRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The way out when the business thread can't go on, above all when the journal can't be written: every entry is
 * cancelled without being journaled, and what was done stands in a side file. Stops on the venue stay.
 */
final class EmergencyStop {
    private static final long EXPIRE_NS = TimeUnit.SECONDS.toNanos(30);

    private EmergencyStop() {}

    /**
     * Cancels entries; on the failing business thread.
     *
     * @param outbound still drained by the gateway
     * @param sender woken
     * @param nowNs engine time
     * @param folder that gets the side file
     * @param cause what failed
     */
    static void cancelEntries(OutboundRing outbound, CommandSender sender, long nowNs, Path folder, Throwable cause) {
        final String done;
        if (sender == null) {
            done = "not connected yet: nothing to cancel";
        } else {
            final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
            final CancelAllEncoder cancel =
                    new CancelAllEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
            cancel.engineTimeNs(nowNs).instrumentId(Integer.MIN_VALUE).expireTimeNs(nowNs + EXPIRE_NS);
            outbound.publishCommand(
                    System.nanoTime(), 0, 0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + cancel.encodedLength());
            sender.wake();
            done = "asked the venue to cancel all entries; stops stay";
        }
        final String line = Instant.now() + " " + cause + " -> " + done + System.lineSeparator();
        try {
            Files.writeString(
                    folder.resolve("emergency.log"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (final IOException e) {
            System.err.print("escapement: " + line);
        }
    }
}
