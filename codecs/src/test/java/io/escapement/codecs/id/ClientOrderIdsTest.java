package io.escapement.codecs.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ClientOrderIdsTest {
    private static final byte[] INSTANCE = "alpha".getBytes(StandardCharsets.US_ASCII);

    @Test
    void shouldWriteTheDocumentedTextWhenFormatting() {
        final byte[] target = new byte[64];
        final int length = ClientOrderIds.format(INSTANCE, 3, 46_655, 0, target, 0);
        assertThat(new String(target, 0, length, StandardCharsets.US_ASCII)).isEqualTo("e1-alpha-3-zzz-0");
    }

    @Test
    void shouldSayNotOursWhenTheTextIsSomethingElse() {
        for (final String text : new String[] {
            "",
            "e1-alpha",
            "e1-alpha-",
            "e1-alpha-3",
            "e1-alpha-3-zz",
            "e1-beta-3-zz-0",
            "e1-alpha-3-ZZ-0",
            "e1-alpha-3-zz-0-1",
            "e1-alpha--zz-0",
            "1759432560816495533",
            "BOT_LINK_ID-1"
        }) {
            final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            assertThat(ClientOrderIds.parseSequence(INSTANCE, bytes, 0, bytes.length))
                    .as(text)
                    .isEqualTo(ClientOrderIds.NOT_OURS);
        }
    }

    @Property
    void shouldReadBackWhatItWrote(
            @ForAll @IntRange(max = 60_000_000) int epoch,
            @ForAll @LongRange(max = 101_559_956_668_415L) long sequence,
            @ForAll @IntRange(max = 35) int leg) {
        final byte[] target = new byte[64];
        final int length = ClientOrderIds.format(INSTANCE, epoch, sequence, leg, target, 7);
        assertThat(length).isLessThanOrEqualTo(ClientOrderIds.MAX_LENGTH);
        assertThat(ClientOrderIds.parseEpoch(INSTANCE, target, 7, length)).isEqualTo(epoch);
        assertThat(ClientOrderIds.parseSequence(INSTANCE, target, 7, length)).isEqualTo(sequence);
        assertThat(ClientOrderIds.parseLeg(INSTANCE, target, 7, length)).isEqualTo(leg);
    }
}
