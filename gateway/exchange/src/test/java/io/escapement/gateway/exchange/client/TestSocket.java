package io.escapement.gateway.exchange.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A WebSocket client over a plain socket that answers nothing by itself, unless told to answer PINGs at once. Frames are
 * handed over on a thread of its own.
 */
public final class TestSocket implements AutoCloseable {
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};

    private final String name;
    private final Socket socket;
    private final OutputStream out;
    private final DataInputStream in;
    private final Consumer<Frame> hearer;
    private volatile boolean prompt;

    public TestSocket(String name, int port, String path, Consumer<Frame> hearer) {
        this.name = name;
        this.hearer = hearer;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
            out.write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: AAECAwQFBgcICQoLDA0ODw==\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            final String status = readHead();
            if (!status.startsWith("HTTP/1.1 101")) {
                throw new IOException("no upgrade: " + status);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final Thread reader = new Thread(this::read, "test-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    public String name() {
        return name;
    }

    /** From now on PINGs are answered at once, on the reading thread, and not handed over. */
    public void answerPings() {
        prompt = true;
    }

    public void send(String text) {
        write(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void pong(byte[] payload) {
        write(Frame.PONG, payload);
    }

    public void ping(byte[] payload) {
        write(Frame.PING, payload);
    }

    /** As a killed process does it: no closing handshake. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(int opcode, byte[] payload) {
        final ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | opcode);
        if (payload.length <= 125) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            frame.write(payload[i] ^ MASK[i % MASK.length]);
        }
        try {
            out.write(frame.toByteArray());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            while (true) {
                final int opcode = in.readUnsignedByte() & 0xF;
                long length = in.readUnsignedByte();
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = in.readLong();
                }
                final byte[] payload = new byte[(int) length];
                in.readFully(payload);
                if (opcode == Frame.PING && prompt) {
                    pong(payload);
                } else {
                    hearer.accept(new Frame(this, opcode, payload));
                }
            }
        } catch (final IOException | UncheckedIOException e) {
            hearer.accept(new Frame(this, Frame.CLOSE, new byte[0]));
        }
    }

    private String readHead() throws IOException {
        final StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }
}
