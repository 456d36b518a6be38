package io.escapement.core.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Finds what compiled classes do that the core may not. Violations are sentences, sorted. */
final class BytecodeScan {
    private static final String OWN = "io/escapement/";
    private static final String CONCATENATION = "java/lang/invoke/StringConcatFactory";
    private static final String LAMBDA = "java/lang/invoke/LambdaMetafactory";
    private static final String RECORD_METHODS = "java/lang/runtime/ObjectMethods";

    private final AllowList allowed;
    private final TreeSet<String> violations = new TreeSet<>();

    private BytecodeScan(AllowList allowed) {
        this.allowed = allowed;
    }

    /** Violations in all classes below a folder. */
    static List<String> folder(Path folder, AllowList allowed) {
        final BytecodeScan scan = new BytecodeScan(allowed);
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file :
                    files.filter(f -> f.toString().endsWith(".class")).toList()) {
                scan.scan(Files.readAllBytes(file));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(scan.violations);
    }

    /** Violations in one class of the class path. */
    static List<String> type(Class<?> type, AllowList allowed) {
        final BytecodeScan scan = new BytecodeScan(allowed);
        try (InputStream in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            scan.scan(in.readAllBytes());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(scan.violations);
    }

    private void scan(byte[] bytecode) {
        new ClassReader(bytecode).accept(new TypeScan(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    private void use(String place, String owner, String member) {
        // Arrays have only clone and length; own code and codecs are covered by their own scan and review.
        if (owner.startsWith(OWN) || owner.startsWith("[")) {
            return;
        }
        if (!allowed.allows(place, owner, member)) {
            violations.add(place + " uses " + owner + "#" + member);
        }
    }

    private final class TypeScan extends ClassVisitor {
        private String name;

        TypeScan() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            this.name = name;
        }

        @Override
        public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
            final boolean synthetic = (access & Opcodes.ACC_SYNTHETIC) != 0;
            if ((access & Opcodes.ACC_STATIC) != 0 && !synthetic) {
                checkStatic(access, field, Type.getType(descriptor));
            }
            return null;
        }

        private void checkStatic(int access, String field, Type type) {
            final String place = name + "." + field;
            final boolean isArray = type.getSort() == Type.ARRAY;
            final boolean isReference = type.getSort() == Type.OBJECT
                    && !type.getInternalName().equals("java/lang/String")
                    && (access & Opcodes.ACC_ENUM) == 0;
            if ((access & Opcodes.ACC_FINAL) == 0) {
                violations.add(place + " is a static that can be assigned");
            } else if (isArray && (access & Opcodes.ACC_PRIVATE) == 0) {
                violations.add(place + " is a static array that others can write to");
            } else if (isReference && !allowed.isReviewedConstant(place, type.getInternalName())) {
                violations.add(place + " is a static of type " + type.getInternalName() + " that is not reviewed");
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] thrown) {
            final String place = name + "." + method;
            if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
                violations.add(place + " is synchronized");
            }
            return new CodeScan(place);
        }
    }

    private final class CodeScan extends MethodVisitor {
        private final String place;

        CodeScan(String place) {
            super(Opcodes.ASM9);
            this.place = place;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String member, String descriptor, boolean isInterface) {
            use(place, owner, member);
            if (owner.equals("java/lang/StringBuilder") && member.equals("append")) {
                checkText(descriptor);
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            use(place, owner, field);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == Opcodes.MONITORENTER) {
                violations.add(place + " takes a lock");
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String member, String descriptor, Handle factory, Object... arguments) {
            if (factory.getOwner().equals(CONCATENATION)) {
                checkText(descriptor);
            } else if (factory.getOwner().equals(LAMBDA)) {
                if (!allowed.isCold(place)) {
                    violations.add(place + " makes a lambda");
                }
                for (final Object argument : arguments) {
                    if (argument instanceof Handle) {
                        final Handle target = (Handle) argument;
                        use(place, target.getOwner(), target.getName());
                    }
                }
            } else if (!factory.getOwner().equals(RECORD_METHODS)) {
                violations.add(place + " links through " + factory.getOwner());
            }
        }

        /** Text may be made of texts and whole numbers: doubles print differently from JDK to JDK, objects by address. */
        private void checkText(String descriptor) {
            for (final Type argument : Type.getArgumentTypes(descriptor)) {
                final boolean real = argument.getSort() == Type.DOUBLE || argument.getSort() == Type.FLOAT;
                final boolean object = argument.getSort() == Type.OBJECT
                        && !argument.getInternalName().startsWith(OWN)
                        && !argument.getInternalName().equals("java/lang/String");
                if (object || (real && !allowed.mayPrintNumbers(place))) {
                    violations.add(place + " makes text of " + argument.getClassName());
                }
            }
        }
    }
}
