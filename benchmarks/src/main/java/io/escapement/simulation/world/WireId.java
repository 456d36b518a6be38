package io.escapement.simulation.world;

import io.netty.channel.ChannelId;

/** A running number. */
record WireId(int number) implements ChannelId {
    private static final long serialVersionUID = 1L;

    @Override
    public String asShortText() {
        return "wire-" + number;
    }

    @Override
    public String asLongText() {
        return asShortText();
    }

    @Override
    public int compareTo(ChannelId other) {
        return Integer.compare(number, ((WireId) other).number);
    }
}
