package io.escapement.runtime;

import io.escapement.codecs.sbe.CancelAllEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The way out when the engine can't go on, above all when the journal can't be written: every entry is cancelled without
 * being journaled, and what was done stands in a side file. Stops on the venue stay.
 */
final class EmergencyStop {
    private EmergencyStop() {}

    /**
     * Cancels entries. Whatever waits to be sent is dropped: it might be an entry.
     *
     * @param sender null before there is one
     * @param nowNs engine time
     * @param folder that gets the side file
     * @param cause what failed
     */
    static void cancelEntries(CommandSender sender, long nowNs, Path folder, Throwable cause) {
        final String done;
        if (sender == null) {
            done = "not connected yet: nothing to cancel";
        } else {
            send(sender, nowNs);
            done = "asked the venue to cancel all entries; stops stay";
        }
        final String line = Instant.now() + " " + cause + " -> " + done + System.lineSeparator();
        try {
            Files.writeString(
                    folder.resolve("emergency.log"),
                    line + trace(cause),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (final IOException e) {
            System.err.print("escapement: " + line + trace(cause));
        }
    }

    /**
     * Asks the venue to cancel all entries; may be repeated.
     *
     * @param sender sends nothing else from now on
     * @param nowNs engine time
     */
    static void send(CommandSender sender, long nowNs) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[128]);
        final CancelAllEncoder cancel =
                new CancelAllEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        cancel.engineTimeNs(nowNs)
                .instrumentId(CancelAllEncoder.instrumentIdNullValue())
                .expireTimeNs(CancelAllEncoder.expireTimeNsNullValue());
        sender.stop(buffer, MessageHeaderEncoder.ENCODED_LENGTH + cancel.encodedLength());
    }

    private static String trace(Throwable cause) {
        final StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
