package org.ecorelay.aws.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signs itself, made anew by the JDK's own tool: no key is kept. */
public record TestCertificate(KeyStore store) {
    /** It protects a certificate, which is public. */
    public static final String TRUST_PASSWORD = "no-secret";

    private static final char[] PASSWORD = TRUST_PASSWORD.toCharArray();

    /** For a server of this name. */
    public static TestCertificate of(String name) {
        try {
            Path directory = Files.createTempDirectory("eco-certificate");
            Path file = directory.resolve("store.p12");
            var tool = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + name,
                            "-ext",
                            "san=dns:" + name,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            new String(PASSWORD)))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.onExit().join().exitValue() != 0) {
                throw new IllegalStateException("keytool: " + said);
            }
            try (InputStream in = Files.newInputStream(file)) {
                var store = KeyStore.getInstance("PKCS12");
                store.load(in, PASSWORD);
                return new TestCertificate(store);
            } finally {
                Files.delete(file);
                Files.delete(directory);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a store that a JVM can be told to trust: PKCS12, under {@link #TRUST_PASSWORD}. */
    public void writeTrust(Path file) {
        try (var out = Files.newOutputStream(file)) {
            trusted().store(out, PASSWORD);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore trusted() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        return trusted;
    }

    SSLContext server() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of somebody who trusts this certificate and no other. */
    SSLSocketFactory trusting() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
