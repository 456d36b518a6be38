package io.escapement.codecs.text;

import io.escapement.codecs.decimal.DecimalFormatter;
import io.escapement.codecs.decimal.FixedPoint;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Prints any message of the schema as one line of JSON, every field by its name.
 *
 * <p>Decimals are strings of plain digits, times are integers in nanoseconds, enumerations are their words, venue ids are
 * in the form of a UUID, client order ids in their text form. Fields without a value are left out. Works from the schema
 * file, so a new message or field needs nothing here. Allocates; one thread.
 */
public final class MessagePrinter {
    private static final int HEADER_LENGTH = 8;
    private static final int GROUP_HEADER_LENGTH = 4;
    private static final int NULL_WORD = 255;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final MessageSchema schema = MessageSchema.instance();
    private final StringBuilder line = new StringBuilder(1024);
    private final byte[] digits = new byte[DecimalFormatter.MAX_LENGTH];
    private final MessageNames names;

    /**
     * A printer.
     *
     * @param names words for dense numbers
     */
    public MessagePrinter(MessageNames names) {
        this.names = names;
    }

    /**
     * Name of a message.
     *
     * @param templateId in its header
     * @return name in the schema, or {@code template <id>} if this build does not know it
     */
    public String name(int templateId) {
        final MessageSchema.Message message = schema.message(templateId);
        return message == null ? "template " + templateId : message.name();
    }

    /**
     * @param name of a message, in any case
     * @return whether this build's schema has it
     */
    public boolean knows(String name) {
        for (final MessageSchema.Message message : schema.messages()) {
            if (message.name().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Prints a message.
     *
     * @param buffer holds it
     * @param offset of its header
     * @return a JSON object whose first member is {@code message}, the message's name
     */
    public String toJson(DirectBuffer buffer, int offset) {
        line.setLength(0);
        appendJson(buffer, offset, "");
        return line.toString();
    }

    /**
     * Prints a message with members of the caller's in front.
     *
     * @param buffer holds it
     * @param offset of its header
     * @param prefix members as JSON text without braces, empty for none
     * @return a JSON object
     */
    public String toJson(DirectBuffer buffer, int offset, String prefix) {
        line.setLength(0);
        appendJson(buffer, offset, prefix);
        return line.toString();
    }

    private void appendJson(DirectBuffer buffer, int offset, String prefix) {
        final int blockLength = buffer.getShort(offset, ORDER) & 0xFFFF;
        final int templateId = buffer.getShort(offset + 2, ORDER) & 0xFFFF;
        final MessageSchema.Message message = schema.message(templateId);
        line.append('{').append(prefix).append(prefix.isEmpty() ? "" : ",");
        line.append("\"message\":\"").append(name(templateId)).append('"');
        if (message != null) {
            final int block = offset + HEADER_LENGTH;
            appendFields(message.fields(), buffer, block, blockLength, true);
            int at = block + blockLength;
            for (final MessageSchema.Group group : message.groups()) {
                at = appendGroup(group, buffer, at);
            }
        }
        line.append('}');
    }

    private int appendGroup(MessageSchema.Group group, DirectBuffer buffer, int offset) {
        final int blockLength = buffer.getShort(offset, ORDER) & 0xFFFF;
        final int count = buffer.getShort(offset + 2, ORDER) & 0xFFFF;
        int at = offset + GROUP_HEADER_LENGTH;
        line.append(",\"").append(group.name()).append("\":[");
        for (int i = 0; i < count; i++) {
            line.append(i == 0 ? "" : ",");
            if (group.fields().size() == 1) {
                final int before = line.length();
                appendValue(group.fields().get(0), buffer, at);
                line.append(line.length() == before ? "null" : "");
            } else {
                line.append('{');
                appendFields(group.fields(), buffer, at, blockLength, false);
                line.append('}');
            }
            at += blockLength;
        }
        line.append(']');
        return at;
    }

    private void appendFields(
            List<MessageSchema.Field> fields, DirectBuffer buffer, int block, int blockLength, boolean comma) {
        boolean separate = comma;
        for (final MessageSchema.Field field : fields) {
            if (field.offset() + field.length() > blockLength) {
                // Written by an older build that did not have this field.
                return;
            }
            final int before = line.length();
            line.append(separate ? ",\"" : "\"").append(field.name()).append("\":");
            final int start = line.length();
            appendValue(field, buffer, block + field.offset());
            if (line.length() == start) {
                line.setLength(before);
            } else {
                separate = true;
            }
        }
    }

    /** Appends nothing when the field has no value. */
    private void appendValue(MessageSchema.Field field, DirectBuffer buffer, int at) {
        switch (field.form()) {
            case INTEGER -> appendInteger(field.length(), buffer, at);
            case UNSIGNED ->
                line.append(field.length() == 1 ? buffer.getByte(at) & 0xFF : buffer.getShort(at, ORDER) & 0xFFFF);
            case DECIMAL -> appendDecimal(buffer.getLong(at, ORDER));
            case DECIMAL64 -> appendDecimal64(buffer.getLong(at, ORDER), buffer.getByte(at + Long.BYTES));
            case FLOAT -> appendFloat(buffer.getFloat(at, ORDER));
            case DOUBLE -> appendDouble(buffer.getDouble(at, ORDER));
            case TEXT -> appendText(field.length(), buffer, at);
            case WORD -> appendWord(field, buffer.getByte(at) & 0xFF);
            case INSTRUMENT -> appendInstrument(buffer.getInt(at, ORDER));
            case CLIENT_ORDER_ID -> appendClientOrderId(buffer, at);
            case ID128 -> appendId(buffer.getLong(at, ORDER), buffer.getLong(at + Long.BYTES, ORDER));
            case HASH -> line.append('"').append(hex(buffer.getLong(at, ORDER))).append('"');
            default -> throw new IllegalStateException("unprintable form: form=" + field.form());
        }
    }

    private void appendInteger(int length, DirectBuffer buffer, int at) {
        if (length == Long.BYTES) {
            final long value = buffer.getLong(at, ORDER);
            if (value != Long.MIN_VALUE) {
                line.append(value);
            }
        } else if (length == Integer.BYTES) {
            final int value = buffer.getInt(at, ORDER);
            if (value != Integer.MIN_VALUE) {
                line.append(value);
            }
        } else {
            line.append(length == 1 ? buffer.getByte(at) : buffer.getShort(at, ORDER));
        }
    }

    private void appendDecimal(long value) {
        if (value != FixedPoint.NULL) {
            final int length = DecimalFormatter.format(value, digits, 0);
            line.append('"')
                    .append(new String(digits, 0, length, StandardCharsets.US_ASCII))
                    .append('"');
        }
    }

    private void appendDecimal64(long mantissa, byte exponent) {
        if (mantissa != FixedPoint.NULL) {
            final BigDecimal value = BigDecimal.valueOf(mantissa, -exponent).stripTrailingZeros();
            line.append('"').append(value.toPlainString()).append('"');
        }
    }

    private void appendFloat(float value) {
        if (Float.isFinite(value)) {
            line.append(value);
        } else if (!Float.isNaN(value)) {
            line.append('"').append(value).append('"');
        }
    }

    private void appendDouble(double value) {
        if (Double.isFinite(value)) {
            line.append(value);
        } else if (!Double.isNaN(value)) {
            line.append('"').append(value).append('"');
        }
    }

    private void appendText(int length, DirectBuffer buffer, int at) {
        line.append('"');
        for (int i = 0; i < length; i++) {
            final int letter = buffer.getByte(at + i) & 0xFF;
            if (letter == 0) {
                break;
            }
            if (letter == '"' || letter == '\\') {
                line.append('\\').append((char) letter);
            } else if (letter < ' ' || letter > '~') {
                line.append("\\u00").append(Character.forDigit(letter >> 4, 16));
                line.append(Character.forDigit(letter & 15, 16));
            } else {
                line.append((char) letter);
            }
        }
        line.append('"');
    }

    private void appendWord(MessageSchema.Field field, int value) {
        if (value == NULL_WORD) {
            return;
        }
        final String word = field.words().get(value);
        line.append('"').append(word == null ? "#" + value : word).append('"');
    }

    private void appendInstrument(int instrumentId) {
        if (instrumentId != Integer.MIN_VALUE) {
            final String symbol = names.symbol(instrumentId);
            line.append('"')
                    .append(symbol == null ? "#" + instrumentId : symbol)
                    .append('"');
        }
    }

    private void appendClientOrderId(DirectBuffer buffer, int at) {
        final int epoch = buffer.getInt(at, ORDER);
        if (epoch == Integer.MIN_VALUE) {
            return;
        }
        final long sequence = buffer.getLong(at + Integer.BYTES, ORDER);
        final int leg = buffer.getByte(at + Integer.BYTES + Long.BYTES) & 0xFF;
        final String instance = names.instance();
        line.append("\"e1-").append(instance == null ? "?" : instance);
        line.append('-').append(Long.toString(epoch, Character.MAX_RADIX));
        line.append('-').append(Long.toString(sequence, Character.MAX_RADIX));
        line.append('-').append(Integer.toString(leg, Character.MAX_RADIX)).append('"');
    }

    private void appendId(long high, long low) {
        if (high != 0 || low != 0) {
            final String first = hex(high);
            final String second = hex(low);
            line.append('"').append(first, 0, 8).append('-').append(first, 8, 12);
            line.append('-').append(first, 12, 16).append('-').append(second, 0, 4);
            line.append('-').append(second, 4, 16).append('"');
        }
    }

    private static String hex(long value) {
        final String digits = Long.toHexString(value);
        return "0".repeat(2 * Long.BYTES - digits.length()) + digits;
    }
}
