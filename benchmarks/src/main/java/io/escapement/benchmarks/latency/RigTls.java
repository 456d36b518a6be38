package io.escapement.benchmarks.latency;

import io.escapement.gateway.exchange.tls.TestAuthority;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a measurement goes through TLS, and with which authority.
 *
 * @param serverContext of the rig's side; null for plain text
 * @param authority file of the certificate that clients believe; null for plain text
 */
record RigTls(SslContext serverContext, Path authority) {
    /** Plain text. */
    static final RigTls OFF = new RigTls(null, null);

    /** TLS by a new authority. @param folder gets its certificate */
    static RigTls on(Path folder) throws IOException {
        final TestAuthority authority = TestAuthority.create(System.currentTimeMillis());
        return new RigTls(
                authority.serverContext(), Files.writeString(folder.resolve("authority.pem"), authority.pem()));
    }

    boolean isOn() {
        return serverContext != null;
    }
}
