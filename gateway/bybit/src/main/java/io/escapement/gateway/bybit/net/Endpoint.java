package io.escapement.gateway.bybit.net;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * Where a URL leads and whether the way there is encrypted.
 *
 * <p>{@code https} and {@code wss} use TLS with the JVM's authorities, and perhaps one file of more, and the host name checked. {@code http} and
 * {@code ws} are accepted for loopback addresses only: a key must not travel in the clear.
 */
public final class Endpoint {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final URI url;
    private final String host;
    private final int port;
    private final SslContext tls;

    private Endpoint(URI url, String host, int port, SslContext tls) {
        this.url = url;
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    /**
     * Reads a URL; only the JVM's authorities are trusted.
     *
     * @param url http, https, ws or wss
     * @return where it leads
     * @throws IllegalArgumentException if the URL is of another kind, has no host, or is plain and not loopback
     */
    public static Endpoint of(URI url) {
        return of(url, null);
    }

    /**
     * Reads a URL.
     *
     * @param url http, https, ws or wss
     * @param authorities PEM file of authorities trusted besides the JVM's; null for none. Read when the URL uses TLS
     * @return where it leads
     * @throws IllegalArgumentException if the URL is of another kind, has no host, or is plain and not loopback, or if
     *     the file holds no certificate
     */
    public static Endpoint of(URI url, Path authorities) {
        final String scheme = String.valueOf(url.getScheme()).toLowerCase(java.util.Locale.ROOT);
        final boolean secure = scheme.equals("https") || scheme.equals("wss");
        if (!secure && !scheme.equals("http") && !scheme.equals("ws")) {
            throw new IllegalArgumentException("unknown kind of URL, use https or wss: url=" + url);
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("URL without host: url=" + url);
        }
        final String host = stripBrackets(url.getHost());
        if (!secure && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "refusing an unencrypted connection to another machine, use https or wss: url=" + url);
        }
        final int port = url.getPort() > 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        return new Endpoint(url, host, port, secure ? Trust.client(authorities) : null);
    }

    /**
     * The URL it was made of.
     *
     * @return not null
     */
    public URI url() {
        return url;
    }

    /**
     * Value of the HTTP Host header.
     *
     * @return host, with port unless it is the usual one
     */
    public String authority() {
        return url.getPort() > 0 ? url.getHost() + ':' + url.getPort() : url.getHost();
    }

    /**
     * Looks the host up, now, since the answer may have changed: may block on the name service, so never to be called
     * on an event loop unless {@link #isNumeric}.
     *
     * @return unresolved when the name has no address; Netty reports that with the connect
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /**
     * Whether the address is known without asking a name service.
     *
     * @return true for addresses in digits, and for this machine
     */
    public boolean isNumeric() {
        return NetUtil.createByteArrayFromIpAddressString(host) != null || isLoopback(host);
    }

    /**
     * Puts TLS at the head of a pipeline, if the URL asks for it.
     *
     * @param pipeline of a channel about to connect
     */
    public void secure(ChannelPipeline pipeline) {
        if (tls != null) {
            pipeline.addFirst(tls.newHandler(pipeline.channel().alloc(), host, port));
        }
    }

    /**
     * Whether TLS is used.
     *
     * @return true for https and wss
     */
    public boolean isSecure() {
        return tls != null;
    }

    /** By the text alone: a name of some DNS server is never trusted to be this machine. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        final byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return bytes != null && InetAddress.getByAddress(bytes).isLoopbackAddress();
        } catch (final UnknownHostException e) {
            return false;
        }
    }

    private static String stripBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
