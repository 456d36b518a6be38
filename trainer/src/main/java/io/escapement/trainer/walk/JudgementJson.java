package io.escapement.trainer.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.escapement.trainer.TrainerException;
import io.escapement.trainer.dataset.Dataset;
import io.escapement.trainer.fit.Judgement;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A judgement as text, without its samples, which whoever asked has: the bits of its numbers, big-endian, in base 64, so
 * that nothing depends on how a platform prints doubles.
 */
final class JudgementJson {
    private static final int BYTES = 2 * Double.BYTES + 1;

    private JudgementJson() {}

    static ObjectNode write(Judgement judged) {
        final ByteBuffer buffer = ByteBuffer.allocate(judged.size() * BYTES);
        for (int i = 0; i < judged.size(); i++) {
            buffer.putDouble(judged.ranks()[i]);
            buffer.putDouble(judged.probabilities()[i]);
            buffer.put((byte) (judged.traded()[i] ? 1 : 0));
        }
        final ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("rows", judged.size());
        node.put("bits", Base64.getEncoder().encodeToString(buffer.array()));
        return node;
    }

    static Judgement read(JsonNode node, Dataset data) {
        final ByteBuffer buffer =
                ByteBuffer.wrap(Base64.getDecoder().decode(node.path("bits").asText()));
        final int rows = buffer.capacity() / BYTES;
        if (rows != data.size()) {
            throw new TrainerException(
                    "a fold's result is of " + rows + " rows, not of the " + data.size() + " that were asked for");
        }
        final double[] ranks = new double[rows];
        final double[] probabilities = new double[rows];
        final boolean[] traded = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            ranks[i] = buffer.getDouble();
            probabilities[i] = buffer.getDouble();
            traded[i] = buffer.get() != 0;
        }
        return new Judgement(data.samples(), ranks, probabilities, traded);
    }
}
