package io.escapement.tools;

import io.escapement.core.TradingCore;
import io.escapement.core.config.CoreConfiguration;
import io.escapement.core.model.ModelLibrary;
import io.escapement.core.output.OutputPort;
import io.escapement.tools.replay.Subject;
import io.escapement.tools.replay.SubjectFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;

/**
 * The real core with one constant of one of its classes changed, as if someone had edited the source: the classes are
 * loaded a second time, and in one of them a number of the constant pool is exchanged.
 */
public final class PatchedCore extends ClassLoader implements SubjectFactory {
    private static final byte CONSTANT_DOUBLE = 6;
    private static final int CONSTANT_LENGTH = 9;

    private final CoreConfiguration configuration;
    private final String patchedClass;
    private final double from;
    private final double to;
    private int patched;

    /** Changes every double constant that equals {@code from} in one class. */
    public PatchedCore(CoreConfiguration configuration, Class<?> patchedClass, double from, double to) {
        super(PatchedCore.class.getClassLoader());
        this.configuration = configuration;
        this.patchedClass = patchedClass.getName();
        this.from = from;
        this.to = to;
    }

    /** @return constants changed so far */
    public int patched() {
        return patched;
    }

    @Override
    public Subject create(OutputPort out) {
        try {
            // Nothing of the core is shared with this side, so what goes in and out is carried over by reflection.
            final Class<?> port = loadClass(OutputPort.class.getName());
            final Class<?> settings = loadClass(CoreConfiguration.class.getName());
            final Class<?> library = loadClass(ModelLibrary.class.getName());
            final Class<?> type = loadClass(TradingCore.class.getName());
            final Object sink = Proxy.newProxyInstance(this, new Class<?>[] {port}, (proxy, method, arguments) -> {
                out.onOutput(
                        (long) arguments[0], (int) arguments[1], (DirectBuffer) arguments[2], (int) arguments[3], (int)
                                arguments[4]);
                return null;
            });
            final Object core = type.getConstructor(settings, library, port)
                    .newInstance(
                            settings.getMethod("parse", String.class).invoke(null, configuration.canonicalText()),
                            library.getField("EMPTY").get(null),
                            sink);
            final MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            final MethodHandle onInput = lookup.findVirtual(
                    type,
                    "onInput",
                    MethodType.methodType(void.class, long.class, DirectBuffer.class, int.class, int.class));
            final MethodHandle hash = lookup.findVirtual(type, "stateHash", MethodType.methodType(long.class));
            return new Reflected(core, onInput, hash);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("io.escapement.core.")) {
            return super.loadClass(name, resolve);
        }
        final Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            return loaded;
        }
        try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            final byte[] bytes = file.readAllBytes();
            if (name.equals(patchedClass)) {
                patch(bytes);
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private void patch(byte[] bytes) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i + CONSTANT_LENGTH <= bytes.length; i++) {
            if (bytes[i] == CONSTANT_DOUBLE && buffer.getDouble(i + 1) == from) {
                buffer.putDouble(i + 1, to);
                patched++;
            }
        }
    }

    private record Reflected(Object core, MethodHandle onInput, MethodHandle hash) implements Subject {
        @Override
        public void onInput(long sequence, DirectBuffer buffer, int offset, int length) {
            try {
                onInput.invoke(core, sequence, buffer, offset, length);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public long stateHash() {
            try {
                return (long) hash.invoke(core);
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }
}
