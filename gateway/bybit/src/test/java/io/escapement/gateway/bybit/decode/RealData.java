package io.escapement.gateway.bybit.decode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Recorded payloads of the venue, which lie outside the project: tests that want them skip where they are not. */
final class RealData {
    private static final String VARIABLE = "ESCAPEMENT_REAL_DATA";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RealData() {}

    /** Folder below the real data; skips the test if there is none. */
    static Path folder(String name) {
        final String root = System.getenv(VARIABLE);
        assumeTrue(root != null, "set " + VARIABLE + " to the folder with recorded payloads to run this test");
        final Path folder = Path.of(root).resolve("bybit").resolve(name);
        assumeTrue(Files.isDirectory(folder), "no such folder: " + folder);
        return folder;
    }

    /** Files of a folder, sorted. */
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** All frames of a file, as text: one or many, on lines or pretty-printed, zipped, behind local times or not. */
    static List<String> frames(Path file) throws IOException {
        final byte[] content = file.toString().endsWith(".zip") ? unzip(file) : Files.readAllBytes(file);
        final String text = new String(content, StandardCharsets.UTF_8).replaceAll("(?m)^\\d{19} (?=\\{)", "");
        final List<String> frames = new ArrayList<>();
        try (JsonParser parser = MAPPER.createParser(text);
                MappingIterator<JsonNode> nodes = MAPPER.readValues(parser, JsonNode.class)) {
            while (nodes.hasNext()) {
                final JsonNode node = nodes.next();
                if (node.isObject()) {
                    frames.add(node.toString());
                }
            }
        }
        return frames;
    }

    private static byte[] unzip(Path file) throws IOException {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream source = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(source)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                zip.transferTo(content);
            }
        }
        return content.toByteArray();
    }
}
