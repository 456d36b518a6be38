package io.escapement.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.Channel;
import io.escapement.codecs.sbe.ConnectionStateDecoder;
import io.escapement.codecs.sbe.LinkState;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.script.InputWriter;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final int NOBODY = Integer.MIN_VALUE;

    private final Links links = new Links(2, new RollingHash());
    private final InputWriter in = new InputWriter();

    @Test
    void shouldStandWhileAnyPublicConnectionDoes() {
        assertThat(links.hasPublic()).isFalse();
        publicly(0, LinkState.UP);
        publicly(1, LinkState.UP);
        publicly(0, LinkState.DOWN);
        assertThat(links.hasPublic()).isTrue();
        assertThat(links.isDataWhole(0)).isTrue();
        // Told again, it is still one that went.
        publicly(0, LinkState.DOWN);
        assertThat(links.hasPublic()).isTrue();
        publicly(1, LinkState.DOWN);
        assertThat(links.hasPublic()).isFalse();
        assertThat(links.isDataWhole(0)).isFalse();
        publicly(1, LinkState.UP);
        publicly(1, LinkState.UP);
        publicly(1, LinkState.DOWN);
        assertThat(links.hasPublic()).isFalse();
    }

    @Test
    void shouldOpenAndCloseGapsOfOneOrOfAll() {
        publicly(0, LinkState.UP);
        gap(1, LinkState.GAP_OPENED);
        assertThat(links.isDataWhole(0)).isTrue();
        assertThat(links.isDataWhole(1)).isFalse();
        gap(NOBODY, LinkState.GAP_CLOSED);
        assertThat(links.isDataWhole(1)).isTrue();
        gap(-1, LinkState.GAP_OPENED);
        assertThat(links.isDataWhole(0)).isFalse();
        assertThat(links.isDataWhole(1)).isFalse();
        gap(0, LinkState.GAP_CLOSED);
        assertThat(links.isDataWhole(0)).isTrue();
        assertThat(links.isDataWhole(1)).isFalse();
        // Beyond the capacity nobody is meant.
        gap(2, LinkState.GAP_CLOSED);
        assertThat(links.isDataWhole(1)).isFalse();
    }

    @Test
    void shouldTradeOnlyWithBothConnections() {
        state(Channel.PRIVATE, LinkState.UP);
        assertThat(links.canTrade()).isFalse();
        state(Channel.TRADE, LinkState.UP);
        assertThat(links.canTrade()).isTrue();
        state(Channel.PRIVATE, LinkState.DOWN);
        assertThat(links.canTrade()).isFalse();
    }

    @Test
    void shouldForgetTheAccountWithThePrivateConnectionOnly() {
        state(Channel.PRIVATE, LinkState.UP);
        assertThat(links.isReconciled()).isFalse();
        links.onReconciled();
        state(Channel.TRADE, LinkState.DOWN);
        state(Channel.PRIVATE, LinkState.UP);
        assertThat(links.isReconciled()).isTrue();
        state(Channel.PRIVATE, LinkState.DOWN);
        state(Channel.PRIVATE, LinkState.UP);
        assertThat(links.isReconciled()).isFalse();
    }

    @Test
    void shouldKnowNothingWhenARunStarts() {
        publicly(0, LinkState.UP);
        state(Channel.PRIVATE, LinkState.UP);
        state(Channel.TRADE, LinkState.UP);
        gap(1, LinkState.GAP_OPENED);
        links.onReconciled();
        links.onRunStart();
        assertThat(links.hasPublic()).isFalse();
        assertThat(links.canTrade()).isFalse();
        assertThat(links.isReconciled()).isFalse();
        publicly(0, LinkState.UP);
        assertThat(links.isDataWhole(1)).isTrue();
    }

    private void publicly(int connection, LinkState state) {
        in.connection(0, Channel.PUBLIC, state, NOBODY, 0, connection);
        send();
    }

    private void gap(int instrument, LinkState state) {
        in.connection(0, Channel.PUBLIC, state, instrument, 0);
        send();
    }

    private void state(Channel channel, LinkState state) {
        in.connection(0, channel, state, NOBODY, 0);
        send();
    }

    private void send() {
        links.onState(new ConnectionStateDecoder().wrapAndApplyHeader(in.buffer, 0, new MessageHeaderDecoder()));
    }
}
