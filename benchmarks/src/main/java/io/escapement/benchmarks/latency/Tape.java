package io.escapement.benchmarks.latency;

import io.escapement.gateway.exchange.net.SocketLink;
import io.escapement.gateway.exchange.stream.PublicFeed;
import io.escapement.venue.Venue;
import io.escapement.venue.VenueConfiguration;
import io.escapement.venue.market.MarketSource;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The public frames of a market in the exchange's own encoding and order, WebSocket headers included, recorded before
 * anything is measured: so that making a frame costs nothing while it counts.
 */
final class Tape {
    private static final int BYTES_PER_FRAME = 1_024;
    private static final int LENGTH_MASK = 0x7F;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int EIGHT_BYTE_LENGTH = 127;

    private final ByteBuffer bytes;
    private final int[] ends;
    private final long[] marketMs;

    private Tape(ByteBuffer bytes, int[] ends, long[] marketMs) {
        this.bytes = bytes;
        this.ends = ends;
        this.marketMs = marketMs;
    }

    /**
     * Lets a market run and writes down what a client with all topics would be sent.
     *
     * @param market consumed
     * @param topics subscribed, with symbols
     * @param frames wanted
     */
    static Tape record(MarketSource market, List<String> topics, int frames) {
        final FeedRelay relay = new FeedRelay();
        final Venue venue = new Venue(VenueConfiguration.defaults(), market, relay);
        final PublicFeed feed = new PublicFeed(venue);
        relay.connectPublic(feed);
        final EmbeddedChannel channel = new EmbeddedChannel();
        final SocketLink link = new SocketLink(channel, "tape");
        topics.forEach(topic -> feed.subscribe(topic, link));

        final ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(frames, BYTES_PER_FRAME));
        final int[] ends = new int[frames];
        final long[] marketMs = new long[frames];
        int count = 0;
        while (count < frames) {
            venue.advanceTo(venue.nextEventTimeMs());
            link.flush();
            final ByteBuf instant = channel.readOutbound();
            if (instant == null) {
                continue;
            }
            while (instant.isReadable() && count < frames) {
                final int length = frameLength(instant);
                bytes.limit(bytes.position() + length);
                instant.readBytes(bytes);
                ends[count] = bytes.position();
                marketMs[count] = venue.nowMs();
                count++;
            }
            instant.release();
        }
        channel.finishAndReleaseAll();
        return new Tape(bytes, ends, marketMs);
    }

    /** Length of the unmasked frame at the reader index, header included (RFC 6455, section 5.2). */
    static int frameLength(ByteBuf frames) {
        final int at = frames.readerIndex();
        final int length = frames.getByte(at + 1) & LENGTH_MASK;
        return switch (length) {
            case TWO_BYTE_LENGTH -> 4 + frames.getUnsignedShort(at + 2);
            case EIGHT_BYTE_LENGTH -> 10 + Math.toIntExact(frames.getLong(at + 2));
            default -> 2 + length;
        };
    }

    /** All frames, one behind the other; direct. */
    ByteBuffer bytes() {
        return bytes;
    }

    int frames() {
        return ends.length;
    }

    int start(int frame) {
        return frame == 0 ? 0 : ends[frame - 1];
    }

    int end(int frame) {
        return ends[frame];
    }

    /** Market time at which the exchange would have sent it. */
    long marketMs(int frame) {
        return marketMs[frame];
    }

    /** Whether no frame of the same instant follows. */
    boolean isLastOfInstant(int frame) {
        return frame + 1 == ends.length || marketMs[frame + 1] != marketMs[frame];
    }

    double meanLength() {
        return (double) ends[ends.length - 1] / ends.length;
    }
}
