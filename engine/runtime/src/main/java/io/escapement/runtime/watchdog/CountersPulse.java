package io.escapement.runtime.watchdog;

import io.escapement.codecs.counters.CounterType;
import io.escapement.codecs.counters.CountersFile;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * Reads the engine's pulse from its counters file.
 *
 * <p>The file is mapped anew each time: it may not be there yet, and the next run may put another in its place.
 */
public final class CountersPulse implements Supplier<Pulse> {
    private final Path file;

    /**
     * A reader of one session.
     *
     * @param session its folder
     */
    public CountersPulse(Path session) {
        this.file = session.resolve(CountersFile.FILE_NAME);
    }

    /**
     * Reads once.
     *
     * @return null while there is no counters file
     */
    @Override
    public Pulse get() {
        if (file.toFile().length() < CountersFile.LENGTH) {
            return null;
        }
        final MappedByteBuffer mapped = IoUtil.mapExistingFile(file.toFile(), "counters");
        try {
            final CountersFile counters = new CountersFile(new UnsafeBuffer(mapped));
            return counters.isReady() ? read(counters.newReader()) : null;
        } finally {
            IoUtil.unmap(mapped);
        }
    }

    private static Pulse read(CountersReader counters) {
        return new Pulse(value(counters, CounterType.TRADING) == 1, value(counters, CounterType.HEARTBEAT));
    }

    private static long value(CountersReader counters, CounterType type) {
        final int id = counters.findByTypeIdAndRegistrationId(type.typeId(), CountersReader.DEFAULT_REGISTRATION_ID);
        return id == CountersReader.NULL_COUNTER_ID ? 0 : counters.getCounterValue(id);
    }
}
