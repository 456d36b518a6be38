package io.escapement.codecs.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The message schema as data: which field lies where, and what it is. Read once from the file that the flyweights were
 * generated from, so that a printer needs no code of its own for a new message or field.
 *
 * <p>Immutable, any thread.
 */
final class MessageSchema {
    /** How the bytes of a field are to be read. */
    enum Form {
        /** Signed integer of 1, 2, 4 or 8 bytes. */
        INTEGER,
        /** Unsigned integer of 1 or 2 bytes. */
        UNSIGNED,
        /** Decimal at 1e-8. */
        DECIMAL,
        /** Mantissa and exponent. */
        DECIMAL64,
        /** IEEE float of 4 bytes. */
        FLOAT,
        /** IEEE double. */
        DOUBLE,
        /** ASCII padded with zero bytes. */
        TEXT,
        /** One byte that names a word. */
        WORD,
        /** Dense index of an instrument. */
        INSTRUMENT,
        /** Epoch, sequence and leg. */
        CLIENT_ORDER_ID,
        /** Two longs. */
        ID128,
        /** Eight bytes, best read in hexadecimal. */
        HASH
    }

    /**
     * One field.
     *
     * @param name as in the schema
     * @param form how to read it
     * @param offset from the start of its block
     * @param length in bytes
     * @param words names by value, for {@link Form#WORD}
     */
    record Field(String name, Form form, int offset, int length, Map<Integer, String> words) {}

    /**
     * One repeating group.
     *
     * @param name as in the schema
     * @param fields of an entry
     */
    record Group(String name, List<Field> fields) {}

    /**
     * One message.
     *
     * @param name as in the schema
     * @param templateId in the header
     * @param fields of the block
     * @param groups behind it, in order
     */
    record Message(String name, int templateId, List<Field> fields, List<Group> groups) {}

    private static final String RESOURCE = "/escapement-sbe.xml";
    private static final MessageSchema INSTANCE = read();

    private final Map<String, Type> types = new HashMap<>();
    private final Map<Integer, Message> messages = new LinkedHashMap<>();

    private record Type(Form form, int length, Map<Integer, String> words) {}

    private MessageSchema(Element root) {
        for (final String primitive : List.of("int8", "int16", "int32", "int64")) {
            types.put(primitive, new Type(Form.INTEGER, lengthOf(primitive), Map.of()));
        }
        for (final String primitive : List.of("uint8", "uint16")) {
            types.put(primitive, new Type(Form.UNSIGNED, lengthOf(primitive), Map.of()));
        }
        types.put("float", new Type(Form.FLOAT, Float.BYTES, Map.of()));
        types.put("double", new Type(Form.DOUBLE, Double.BYTES, Map.of()));
        for (final Element child : children(root)) {
            if (child.getTagName().equals("types")) {
                children(child).forEach(this::defineType);
            } else if (child.getTagName().endsWith("message")) {
                final Message message = message(child);
                messages.put(message.templateId(), message);
            }
        }
    }

    /** @return the schema of this build */
    static MessageSchema instance() {
        return INSTANCE;
    }

    /**
     * Finds a message.
     *
     * @param templateId in its header
     * @return the message, or null if this build has none with that id
     */
    Message message(int templateId) {
        return messages.get(templateId);
    }

    /** @return all messages, inputs before outputs */
    Iterable<Message> messages() {
        return messages.values();
    }

    private void defineType(Element element) {
        final String name = element.getAttribute("name");
        switch (element.getTagName()) {
            case "enum" -> {
                final Map<Integer, String> words = new HashMap<>();
                for (final Element value : children(element)) {
                    words.put(Integer.valueOf(value.getTextContent().trim()), value.getAttribute("name"));
                }
                types.put(name, new Type(Form.WORD, 1, Map.copyOf(words)));
            }
            case "composite" -> {
                final int length = children(element).stream()
                        .mapToInt(part -> lengthOf(part.getAttribute("primitiveType")))
                        .sum();
                final Form form = switch (name) {
                    case "Decimal64" -> Form.DECIMAL64;
                    case "ClientOrderId" -> Form.CLIENT_ORDER_ID;
                    case "Id128" -> Form.ID128;
                    default -> Form.UNSIGNED;
                };
                types.put(name, new Type(form, length, Map.of()));
            }
            default -> types.put(name, simpleType(element, name));
        }
    }

    private Type simpleType(Element element, String name) {
        final String primitive = element.getAttribute("primitiveType");
        if (primitive.equals("char")) {
            return new Type(Form.TEXT, Integer.parseInt(element.getAttribute("length")), Map.of());
        }
        final Form form = switch (name) {
            case "Price", "Size", "Money", "Rate" -> Form.DECIMAL;
            case "InstrumentId" -> Form.INSTRUMENT;
            case "Hash64" -> Form.HASH;
            default -> types.get(primitive).form();
        };
        return new Type(form, lengthOf(primitive), Map.of());
    }

    private Message message(Element element) {
        final List<Field> fields = fields(element);
        final List<Group> groups = children(element).stream()
                .filter(child -> child.getTagName().equals("group"))
                .map(child -> new Group(child.getAttribute("name"), fields(child)))
                .toList();
        return new Message(element.getAttribute("name"), Integer.parseInt(element.getAttribute("id")), fields, groups);
    }

    private List<Field> fields(Element parent) {
        final List<Field> fields = new ArrayList<>();
        int offset = 0;
        for (final Element child : children(parent)) {
            if (child.getTagName().equals("field")) {
                final Type type = types.get(child.getAttribute("type"));
                fields.add(new Field(child.getAttribute("name"), type.form(), offset, type.length(), type.words()));
                offset += type.length();
            }
        }
        return List.copyOf(fields);
    }

    private static int lengthOf(String primitive) {
        return switch (primitive) {
            case "int8", "uint8", "char" -> 1;
            case "int16", "uint16" -> 2;
            case "int32", "uint32", "float" -> 4;
            default -> 8;
        };
    }

    private static List<Element> children(Element parent) {
        final List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static MessageSchema read() {
        try (InputStream source = MessageSchema.class.getResourceAsStream(RESOURCE)) {
            return new MessageSchema(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(source)
                    .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("the build's own message schema can't be read: resource=" + RESOURCE, e);
        }
    }
}
