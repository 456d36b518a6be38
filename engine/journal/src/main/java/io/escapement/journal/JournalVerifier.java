package io.escapement.journal;

import java.util.Arrays;
import java.util.List;

/**
 * Reads a journal through and checks all that can be checked without the trading core: checksums, lengths, order without
 * holes, no output without its cause, and every seal.
 */
public final class JournalVerifier {
    private final JournalView view;

    /**
     * What a whole journal holds.
     *
     * @param inputs number of inputs
     * @param outputs number of outputs
     * @param blocks sealed blocks, all good
     * @param unsealedInputs inputs behind the last seal, checked by checksum and order only
     */
    public record Verdict(long inputs, long outputs, long blocks, long unsealedInputs) {}

    /**
     * @param view of the journal, closed by the caller
     */
    public JournalVerifier(JournalView view) {
        this.view = view;
    }

    /**
     * Verifies.
     *
     * @return what the journal holds
     * @throws CorruptJournalException naming the first record or block that is damaged
     * @throws JournalException when the seals themselves are damaged
     */
    public Verdict verify() {
        final List<SealedBlock> blocks = new SealFile(view.directory()).read();
        try (JournalReader inputs = view.inputs();
                JournalReader outputs = view.outputs()) {
            byte[] inSeal = SealDigest.NO_SEAL;
            byte[] outSeal = SealDigest.NO_SEAL;
            final SealDigest in = new SealDigest();
            final SealDigest out = new SealDigest();
            long sealedOutputs = 0;
            for (SealedBlock block : blocks) {
                in.begin(inSeal);
                while (inputs.sequence() < block.last()) {
                    step(inputs, "in", inputs.sequence(), block);
                    in.add(inputs);
                }
                inSeal = same(in.seal(), block.inSeal(), "in", block);
                out.begin(outSeal);
                out.include(inSeal);
                while (out.records() < block.outputs()) {
                    step(outputs, "out", outputs.sequence(), block);
                    out.add(outputs);
                }
                sealedOutputs += block.outputs();
                outSeal = same(out.seal(), block.outSeal(), "out", block);
            }
            final long sealed = inputs.sequence();
            while (inputs.next()) {
                // The reader checks.
            }
            long outputCount = sealedOutputs;
            while (outputs.next()) {
                outputCount++;
            }
            if (outputs.sequence() > inputs.sequence()) {
                throw corrupt(
                        "out",
                        outputs.sequence(),
                        "output without its cause: in ends at sequence=" + inputs.sequence() + ", output has");
            }
            return new Verdict(inputs.sequence(), outputCount, blocks.size(), inputs.sequence() - sealed);
        }
    }

    private void step(JournalReader reader, String queue, long before, SealedBlock block) {
        if (!reader.next()) {
            throw corrupt(
                    queue,
                    before,
                    "ends inside the block sealed from " + block.first() + " to " + block.last() + ", after");
        }
    }

    private byte[] same(byte[] actual, byte[] sealed, String queue, SealedBlock block) {
        if (!Arrays.equals(actual, sealed)) {
            throw corrupt(
                    queue, block.first(), "seal does not match for the block up to " + block.last() + ", starting at");
        }
        return actual;
    }

    private CorruptJournalException corrupt(String queue, long sequence, String what) {
        return new CorruptJournalException(
                "journal damaged: directory=" + view.directory() + " queue=" + queue + " " + what + " sequence="
                        + sequence + "; restore the directory from a copy, or start a new one and reconcile",
                queue,
                sequence,
                null);
    }
}
