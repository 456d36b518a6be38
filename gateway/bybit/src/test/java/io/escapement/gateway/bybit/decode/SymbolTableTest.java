package io.escapement.gateway.bybit.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SymbolTableTest {
    @Test
    void shouldFindEverySymbolWhenThereAreMany() {
        final List<String> names = IntStream.range(0, 700)
                .mapToObj(i -> "X".repeat(i % 18) + i + "USDT")
                .toList();
        final SymbolTable table = new SymbolTable(names, "alpha");
        for (int i = 0; i < names.size(); i++) {
            final byte[] text = ("\"" + names.get(i) + "\"").getBytes(StandardCharsets.US_ASCII);
            assertThat(table.idOf(text, 1, text.length - 2)).isEqualTo(i);
            assertThat(table.symbol(i)).isEqualTo(names.get(i));
            assertThat(table.idOf(text, 1, text.length - 3)).isEqualTo(SymbolTable.UNKNOWN);
        }
        assertThat(table.size()).isEqualTo(700);
        assertThat(table.idOf("NOUSDT")).isEqualTo(SymbolTable.UNKNOWN);
        assertThat(table.symbol(-1)).isNull();
    }

    @Test
    void shouldGiveNewIdsWhenItLearns() {
        final SymbolTable table = SymbolTable.learning(2, "alpha");
        final byte[] text = "AAABBBCCCDDD".getBytes(StandardCharsets.US_ASCII);
        assertThat(table.idOf(text, 0, 3)).isZero();
        assertThat(table.idOf(text, 3, 3)).isEqualTo(1);
        assertThat(table.idOf(text, 0, 3)).isZero();
    }

    @Test
    void shouldRefuseWhenASymbolIsNone() {
        for (final String symbol : new String[] {"", "A B", "ABCDEFGHIJKLMNOPQRSTUVWXY", "\u00c4USDT"}) {
            assertThatThrownBy(() -> new SymbolTable(List.of(symbol), "alpha"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new SymbolTable(List.of("AUSDT", "AUSDT"), "alpha"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }
}
