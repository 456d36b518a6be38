package io.escapement.gateway.bybit.net;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates a client believes: the JVM's authorities, and those of one file more. Host names are always checked. */
final class Trust {
    private Trust() {}

    /**
     * What connections are encrypted with.
     *
     * @param authorities PEM file of more authorities; null for none
     * @return TLS 1.3 and 1.2, host name checked
     * @throws IllegalArgumentException if the file holds no certificate or cannot be read
     */
    static SslContext client(Path authorities) {
        final SslContextBuilder builder = SslContextBuilder.forClient()
                .endpointIdentificationAlgorithm("HTTPS")
                .protocols("TLSv1.3", "TLSv1.2");
        try {
            if (authorities != null) {
                final TrustManagerFactory trusted =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trusted.init(withJvm(read(authorities)));
                builder.trustManager(trusted);
            }
            return builder.build();
        } catch (final GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS is not usable on this JVM: " + e.getMessage(), e);
        }
    }

    private static Collection<? extends Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            final Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (!found.isEmpty()) {
                return found;
            }
        } catch (final CertificateException e) {
            throw new IllegalArgumentException(
                    "no certificates in PEM form, name the authority's file: file=" + file, e);
        } catch (final IOException e) {
            throw new IllegalArgumentException(
                    "cannot read the authority's certificate, is it there and yours to read? file=" + file, e);
        }
        throw new IllegalArgumentException("no certificates in PEM form, name the authority's file: file=" + file);
    }

    /** A store of its own, because the JVM's cannot be added to. */
    private static KeyStore withJvm(Collection<? extends Certificate> more)
            throws GeneralSecurityException, IOException {
        final KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        final TrustManagerFactory usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        usual.init((KeyStore) null);
        int count = 0;
        for (final TrustManager manager : usual.getTrustManagers()) {
            if (manager instanceof X509TrustManager known) {
                for (final X509Certificate certificate : known.getAcceptedIssuers()) {
                    count++;
                    store.setCertificateEntry("authority-" + count, certificate);
                }
            }
        }
        for (final Certificate certificate : more) {
            count++;
            store.setCertificateEntry("authority-" + count, certificate);
        }
        return store;
    }
}
