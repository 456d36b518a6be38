package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.DataSource;
import org.junit.jupiter.api.Test;

/**
 * How long a wallet that is not what our books say is waited for, when it is asked for, and what is taken over without a
 * word. A long of 9.99 at 100.1 cost a fee of 0.54999945 of 10000; the grace is 10 s.
 */
class TransferWatchTest {
    @Test
    void shouldTakeOverTheRoundingOfABooking() {
        final CoreScript script = new CoreScript().started().longOpen();
        script.wallet("9999.45000054").quietly();
        assertThat(balance(script)).isEqualTo(of("9999.45000054"));
        // A unit once more, with nothing booked since, is not rounding.
        assertThat(script.wallet("9999.45000053").seconds(10).said("query")).containsExactly("query WALLET");
    }

    @Test
    void shouldTakeOverTheRoundingOfABookingThatCameAfterTheWallet() {
        final CoreScript script = new CoreScript().started().longOrdered();
        script.wallet("9999.45000054").seconds(5).fillAll("100.1").seconds(5);
        assertThat(balance(script)).isEqualTo(of("9999.45000054"));
    }

    @Test
    void shouldAskWhenTheGraceOfTheFirstRowIsOverThoughMoreFollow() {
        final CoreScript script = new CoreScript().started();
        script.wallet("15000").seconds(5).wallet("15100").seconds(4).quietly();
        assertThat(script.wallet("15200").seconds(1).said("query")).containsExactly("query WALLET");
    }

    @Test
    void shouldGrantTheWholeGraceAgainOnceTheWalletAgreed() {
        final CoreScript script = new CoreScript().started();
        script.wallet("15000")
                .seconds(5)
                .wallet("10000")
                .seconds(3)
                .wallet("15000")
                .quietly();
        assertThat(script.seconds(9).said("query")).isEmpty();
        assertThat(script.seconds(1).said("query")).containsExactly("query WALLET");
    }

    @Test
    void shouldTakeNothingForTheAnswerThatWasNotAskedForOrDoesNotAnswer() {
        final CoreScript script = new CoreScript().started();
        assertThat(answer(script, "15000").said("finding")).isEmpty();
        assertThat(script.seconds(10).said("query")).containsExactly("query WALLET");
        assertThat(script.wallet("15000").said("finding")).isEmpty();
        assertThat(answer(script, "15000").said("finding"))
                .containsExactly("finding DEPOSIT ADOPTED ours 10000 venue's 15000");
    }

    @Test
    void shouldWaitForTheExecutionsOfAClosedPositionAndElseCallItsResultDifferent() {
        final CoreScript script = new CoreScript().started().longOpen().quote(0, "102", "102.2");
        // Closed outside: 102 stands in for the price.
        script.reconcileBegin()
                .wallet("9999.45000055")
                .reconcileEnd()
                .seconds(3)
                .quietly();
        assertThat(balance(script)).isEqualTo(of("10018.43100055"));
        script.wallet("10010").seconds(30);
        assertThat(script.said("query")).isEmpty();
        // Another reconciliation does not bring the executions either.
        script.reconcileBegin().wallet("10010").reconcileEnd().quietly();
        assertThat(script.seconds(10).said("query")).containsExactly("query WALLET");
        assertThat(answer(script, "10010").said("finding"))
                .containsExactly("finding LEDGER_DIFFERS NONE ours 10018.43100055 venue's 10010");
        assertThat(balance(script)).isEqualTo(of("10010"));
    }

    private static CoreScript answer(CoreScript script, String balance) {
        script.in.wallet(script.now, DataSource.QUERY, of(balance));
        return script.send();
    }

    private static long balance(CoreScript script) {
        return script.core.parts().account.walletBalance();
    }
}
