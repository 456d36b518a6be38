package io.escapement.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void shouldLeaveWhatFitsAsItIs() {
        assertThat(Terminal.wrapped("x".repeat(100), 4)).isEqualTo("x".repeat(100));
        assertThat(Terminal.wrapped("  state  BLOCKED   ", 4)).isEqualTo("  state  BLOCKED");
    }

    @Test
    void shouldBreakBetweenFieldsBeforeItBreaksBetweenWords() {
        assertThat(Terminal.wrapped("a".repeat(60) + "  value 1 threshold " + "2".repeat(30), 3))
                .isEqualTo("a".repeat(60) + System.lineSeparator() + "   value 1 threshold " + "2".repeat(30));
        assertThat(Terminal.wrapped("a".repeat(60) + " b " + "c".repeat(50), 3))
                .isEqualTo("a".repeat(60) + " b" + System.lineSeparator() + "   " + "c".repeat(50));
    }

    @Test
    void shouldKeepAWordWholeThatIsLongerThanALine() {
        assertThat(Terminal.wrapped("path " + "p".repeat(200) + " end", 3))
                .isEqualTo(
                        "path" + System.lineSeparator() + "   " + "p".repeat(200) + System.lineSeparator() + "   end");
    }
}
