package io.escapement.trainer.backtest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.escapement.trainer.TrainerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Records as JSON. Doubles are written as decimals of ten digits, so that the text doesn't depend on how a platform prints
 * them; NaN and infinity are null. A field nobody knows is an error when read.
 */
public final class BacktestJson {
    private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new Rounded())
                    .addSerializer(Double.class, new Rounded()))
            .build();

    /** Ten digits. */
    private static final class Rounded extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Rounded() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(rounded(value));
            } else {
                out.writeNull();
            }
        }
    }

    private BacktestJson() {}

    /**
     * A number as it is written.
     *
     * @param value finite
     * @return ten significant digits, without zeros at the end
     */
    public static BigDecimal rounded(double value) {
        final BigDecimal decimal = new BigDecimal(value, DIGITS).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    /**
     * A record as a tree.
     *
     * @param value of records, lists, maps in order, plain values
     * @return the tree
     */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * A record as text.
     *
     * @param value of records, lists, maps in order, plain values
     * @return one line
     */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("records of plain values can be written", e);
        }
    }

    /**
     * A tree as a record.
     *
     * @param json to read
     * @param type of the record
     * @param what it is, for the message
     * @param <T> the record
     * @return the record
     * @throws TrainerException naming what is wrong
     */
    public static <T> T read(JsonNode json, Class<T> type, String what) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (final JsonProcessingException e) {
            throw new TrainerException("the " + what + " can't be read: " + e.getOriginalMessage(), e);
        }
    }
}
