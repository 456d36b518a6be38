package io.escapement.journal;

import java.util.HexFormat;

/**
 * One line of the file "seals": SHA-256 over a block of inputs and over the outputs that stood behind it when it was
 * sealed. Each seal includes the one before it, and the out seal the in seal, so a block can't be exchanged.
 *
 * @param first first input of the block
 * @param last last input of the block
 * @param outputs number of output records in the block
 * @param inSeal 32 bytes
 * @param outSeal 32 bytes
 */
record SealedBlock(long first, long last, long outputs, byte[] inSeal, byte[] outSeal) {
    private static final String FORMAT = "block first last in-sha256 outputs out-sha256";
    private static final int WORDS = 6;

    String toLine() {
        final HexFormat hex = HexFormat.of();
        return "block " + first + " " + last + " " + hex.formatHex(inSeal) + " " + outputs + " "
                + hex.formatHex(outSeal);
    }

    static SealedBlock parse(String line) {
        final String[] words = line.split(" ");
        if (words.length != WORDS || !words[0].equals("block")) {
            throw new IllegalArgumentException("expected '" + FORMAT + "'");
        }
        final HexFormat hex = HexFormat.of();
        return new SealedBlock(
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[4]),
                hex.parseHex(words[3]),
                hex.parseHex(words[5]));
    }
}
