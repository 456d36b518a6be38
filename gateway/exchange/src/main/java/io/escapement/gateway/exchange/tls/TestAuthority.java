package io.escapement.gateway.exchange.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for one run, and one certificate of it for this machine. Keys live in memory only; what a
 * client needs is the authority's certificate, {@link #pem}.
 */
public final class TestAuthority {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String CURVE = "secp256r1";
    private static final long DAY_MS = 86_400_000;
    private static final long VALID_DAYS = 365;
    private static final int SERIAL_BITS = 127;
    private static final int PEM_COLUMNS = 64;

    private final SecureRandom random = new SecureRandom();
    private final X509Certificate authority;
    private final PrivateKey serverKey;
    private final X509Certificate server;

    private TestAuthority(long nowMs, String... hosts)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        final KeyPair authorityKeys = keys();
        final KeyPair serverKeys = keys();
        final X500Name issuer = new X500Name("CN=Escapement test authority " + new BigInteger(32, random));
        authority = sign(
                builder(issuer, issuer, authorityKeys, nowMs)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)),
                authorityKeys.getPrivate());
        server = sign(
                builder(issuer, new X500Name("CN=Escapement simulated exchange"), serverKeys, nowMs)
                        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                        .addExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                        .addExtension(Extension.subjectAlternativeName, false, names(hosts)),
                authorityKeys.getPrivate());
        serverKey = serverKeys.getPrivate();
    }

    /**
     * Makes an authority and a certificate for this machine: {@code localhost}, 127.0.0.1 and ::1.
     *
     * @param nowMs wall clock; certificates are valid from a day before to a year after
     * @return a new one each time
     */
    public static TestAuthority create(long nowMs) {
        return forHosts(nowMs, "localhost", "127.0.0.1", "::1");
    }

    /** Likewise with names of choice. @param nowMs wall clock @param hosts names or addresses @return a new one */
    static TestAuthority forHosts(long nowMs, String... hosts) {
        try {
            return new TestAuthority(nowMs, hosts);
        } catch (final GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this JDK makes no certificates: " + e.getMessage(), e);
        }
    }

    /** What a server presents. @return TLS 1.3 and 1.2 */
    public SslContext serverContext() {
        try {
            return SslContextBuilder.forServer(serverKey, server, authority)
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (final IOException e) {
            throw new IllegalStateException("this JVM speaks no TLS: " + e.getMessage(), e);
        }
    }

    /** The authority's certificate, for clients to trust. @return PEM */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(PEM_COLUMNS, new byte[] {'\n'}).encodeToString(authority.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (final CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without encoding", e);
        }
    }

    private KeyPair keys() throws GeneralSecurityException {
        final KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE), random);
        return generator.generateKeyPair();
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys, long nowMs) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random),
                new Date(nowMs - DAY_MS),
                new Date(nowMs + VALID_DAYS * DAY_MS),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }

    private static GeneralNames names(String... hosts) {
        final GeneralName[] names = new GeneralName[hosts.length];
        for (int i = 0; i < hosts.length; i++) {
            final boolean address = hosts[i].matches("[0-9.]+") || hosts[i].contains(":");
            names[i] = new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, hosts[i]);
        }
        return new GeneralNames(names);
    }
}
