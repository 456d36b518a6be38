package io.escapement.core.resume;

import static org.assertj.core.api.Assertions.assertThat;

import io.escapement.codecs.sbe.InstrumentDefinitionEncoder;
import io.escapement.codecs.sbe.MessageHeaderEncoder;
import io.escapement.codecs.sbe.UniverseAction;
import io.escapement.codecs.sbe.UniverseChangeEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class KnownInstrumentsTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final KnownInstruments known = new KnownInstruments();

    @Test
    void shouldTellSymbolsInTheOrderOfTheirIdsWhateverTheOrderOfDefinition() {
        define(1, "BBBUSDT");
        define(0, "AAAUSDT");
        define(1, "BBBUSDT");

        assertThat(known.symbols()).containsExactly("AAAUSDT", "BBBUSDT");
        assertThat(known.departed()).isEmpty();
    }

    @Test
    void shouldKeepPlaceOfIdWhoseDefinitionWasNotJournaled() {
        define(2, "CCCUSDT");
        define(0, "AAAUSDT");

        assertThat(known.symbols()).containsExactly("AAAUSDT", "?1", "CCCUSDT");
    }

    @Test
    void shouldKnowWhoHasLeftAndWhoHasComeBack() {
        define(0, "AAAUSDT");
        define(1, "BBBUSDT");
        change(0, UniverseAction.REMOVE);
        change(1, UniverseAction.REMOVE);
        change(1, UniverseAction.ADD);

        assertThat(known.departed()).containsExactly("AAAUSDT");
    }

    @Test
    void shouldKnowNobodyWhenJournalIsEmpty() {
        assertThat(known.symbols()).isEmpty();
        assertThat(known.departed()).isEmpty();
    }

    private void define(int id, String symbol) {
        new InstrumentDefinitionEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(id)
                .symbol(symbol);
        known.onInput(buffer, 0);
    }

    private void change(int id, UniverseAction action) {
        new UniverseChangeEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(id)
                .action(action)
                .why("");
        known.onInput(buffer, 0);
    }
}
