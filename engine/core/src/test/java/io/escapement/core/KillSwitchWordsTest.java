package io.escapement.core;

import static io.escapement.core.script.Amounts.of;
import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.decimal.FixedPoint;
import io.escapement.codecs.sbe.MessageHeaderDecoder;
import io.escapement.codecs.sbe.OperatorAction;
import io.escapement.codecs.sbe.RiskStateDecoder;
import io.escapement.core.hash.RollingHash;
import io.escapement.core.risk.KillSwitch;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What the kill switch tells, and what of it the state hash absorbs. */
class KillSwitchWordsTest {
    @Test
    void shouldTellWhenItStopsOrTakesNoEntriesForSafety() {
        final CoreScript script = new CoreScript().started();
        assertThat(script.operator(OperatorAction.STOP).said("risk"))
                .containsExactly("risk NONE STOPPING equity 10000");
        final CoreScript unsafe = new CoreScript().started();
        assertThat(unsafe.operator(OperatorAction.SAFE_MODE).said("alert", "risk"))
                .containsExactly("alert SAFE_MODE HALTED", "risk NONE halted HALTED equity 10000");
    }

    @Test
    void shouldTellAndHashWhetherItIsHalted() {
        final CoreScript script = new CoreScript().started();
        final RollingHash hash = script.core.parts().hash;
        final KillSwitch killSwitch = script.core.parts().killSwitch;

        final RollingHash halted = copy(hash);
        halted.absorb(1);
        killSwitch.halt(true);
        assertThat(hash.value()).isEqualTo(halted.value());
        assertThat(script.said("risk")).containsExactly("risk NONE halted HALTED equity 10000");

        final RollingHash resumed = copy(hash);
        resumed.absorb(0);
        killSwitch.halt(false);
        assertThat(hash.value()).isEqualTo(resumed.value());
        assertThat(script.said("risk")).containsExactly("risk NONE NONE equity 10000");
    }

    @Test
    void shouldTellHowFarLiquidationIsWhereThereIsAny() {
        final CoreScript flat = new CoreScript().started().operator(OperatorAction.HALT);
        assertThat(distance(flat)).isEqualTo(FixedPoint.NULL);
        // A long of 9.99 at 100.1 and nothing else: (9999.45000055 − 19.99998) / (999.999 + 19.99998) = 9.783784313…
        final CoreScript open = new CoreScript().started().longOpen();
        open.mark(0, "100.1").operator(OperatorAction.HALT);
        assertThat(distance(open)).isEqualTo(of("9.78378431"));
    }

    private static long distance(CoreScript script) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final RiskStateDecoder state = new RiskStateDecoder();
        for (int m = script.out.count() - 1; m >= 0; m--) {
            final UnsafeBuffer buffer = new UnsafeBuffer(script.out.message(m));
            if (header.wrap(buffer, 0).templateId() == RiskStateDecoder.TEMPLATE_ID) {
                return state.wrapAndApplyHeader(buffer, 0, header).liquidationDistance();
            }
        }
        throw new AssertionError("no state of risk was told");
    }

    private static RollingHash copy(RollingHash hash) {
        final RollingHash copy = new RollingHash();
        copy.restore(hash.value());
        return copy;
    }
}
