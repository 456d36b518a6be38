package io.escapement.trainer.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers that go on: server-sent events, one thread each, so many at once and no more. */
final class Streams {
    private static final int MOST = 64;
    private static final long LOOK_MS = 500;

    /** A word now and then shows whether anyone still listens. */
    private static final int SILENT_LOOKS = 20;

    private final Semaphore room = new Semaphore(MOST);
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Looks for news. */
    interface Source {
        /** Writes what is new; false once there will be no more. */
        boolean look(Events events) throws IOException;
    }

    /** Where news go. */
    static final class Events {
        private final OutputStream out;
        private int silentLooks;

        Events(OutputStream out) {
            this.out = out;
        }

        /** One event; JSON has no line breaks of its own. */
        void send(String event, String json) throws IOException {
            write("event: " + event + "\ndata: " + json + "\n\n");
        }

        private void write(String text) throws IOException {
            silentLooks = 0;
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private void afterLook() throws IOException {
            if (++silentLooks > SILENT_LOOKS) {
                write(": here\n\n");
            }
        }
    }

    /** Streams until the source ends, the listener goes or the server closes. */
    void run(Call call, Source source) throws IOException {
        if (!room.tryAcquire()) {
            throw new Answer(503, MOST + " streams are open already; close one");
        }
        try {
            final Events events = new Events(call.stream());
            boolean more = true;
            while (more) {
                more = source.look(events);
                events.afterLook();
                more &= !closed.await(LOOK_MS, TimeUnit.MILLISECONDS);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    /** Ends all of them. */
    void close() {
        closed.countDown();
    }
}
