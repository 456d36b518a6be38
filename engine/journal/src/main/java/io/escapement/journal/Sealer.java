package io.escapement.journal;

import java.util.List;

/**
 * Seals blocks of a journal with SHA-256, reading behind the writer, away from the hot path.
 *
 * <p>A block is sealed when an output of a later input proves that its outputs are complete; {@link #finish()} seals
 * what is left, whatever its size. Outputs are cut by their place in the stream: ones that recovery appends later for an
 * input of a sealed block belong to the next block. One thread.
 */
final class Sealer implements AutoCloseable {
    private final SealFile file;
    private final int blockSize;
    private final JournalReader inputs;
    private final JournalReader outputs;
    private final SealDigest in = new SealDigest();
    private final SealDigest out = new SealDigest();

    private byte[] inSeal = SealDigest.NO_SEAL;
    private byte[] outSeal = SealDigest.NO_SEAL;
    private long first;
    private long last;
    private boolean outputHeld;
    private byte[] blockInSeal;

    /**
     * A sealer that goes on behind what is sealed already.
     *
     * @param view of the journal, closed by the caller
     * @param blockSize inputs in one block
     */
    Sealer(JournalView view, int blockSize) {
        this.file = new SealFile(view.directory());
        this.blockSize = blockSize;
        this.inputs = view.inputs();
        this.outputs = view.outputs();
        final List<SealedBlock> blocks = file.read();
        long sealedOutputs = 0;
        for (SealedBlock block : blocks) {
            inSeal = block.inSeal();
            outSeal = block.outSeal();
            first = block.last();
            sealedOutputs += block.outputs();
        }
        first++;
        last = first - 1;
        if (first > Journal.FIRST_SEQUENCE) {
            inputs.seek(first);
            outputs.skip(sealedOutputs);
        }
        in.begin(inSeal);
        out.begin(outSeal);
    }

    /**
     * Reads on and seals every block that is complete.
     *
     * @param most records to read at most
     * @return records read
     */
    int advance(int most) {
        int work = 0;
        while (work < most) {
            if (blockInSeal == null) {
                if (!inputs.next()) {
                    break;
                }
                in.add(inputs);
                last = inputs.sequence();
                if (last - first + 1 == blockSize) {
                    endInputs();
                }
            } else {
                if (!outputHeld && !outputs.next()) {
                    break;
                }
                outputHeld = true;
                if (outputs.sequence() > last) {
                    seal();
                } else {
                    out.add(outputs);
                    outputHeld = false;
                }
            }
            work++;
        }
        return work;
    }

    /** Seals everything there is. Only when nobody appends any more. */
    void finish() {
        while (advance(Integer.MAX_VALUE) > 0) {
            // Blocks are being sealed.
        }
        if (last < first) {
            return;
        }
        if (blockInSeal == null) {
            endInputs();
        }
        while (outputHeld || outputs.next()) {
            out.add(outputs);
            outputHeld = false;
        }
        seal();
    }

    @Override
    public void close() {
        outputs.close();
        inputs.close();
    }

    private void endInputs() {
        blockInSeal = in.seal();
        out.include(blockInSeal);
    }

    private void seal() {
        inSeal = blockInSeal;
        final long count = out.records();
        outSeal = out.seal();
        file.append(new SealedBlock(first, last, count, inSeal, outSeal));
        blockInSeal = null;
        first = last + 1;
        in.begin(inSeal);
        out.begin(outSeal);
    }
}
