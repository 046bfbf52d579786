package org.ecorelay.aws.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on the loopback that takes what a test lets it take. */
public final class MailHost implements AutoCloseable {
    public static final String USER = "relay";
    public static final String PASSWORD = "no-secret-either";

    /** A mail that it took. */
    public record Taken(String from, List<String> to, byte[] content) {
        public Taken {
            to = List.copyOf(to);
        }
    }

    /** What it does to one mail; throws what it answers. */
    interface Turn {
        default void from(String address) throws RejectException {}

        default void recipient(String address) throws RejectException {}

        /** After the content has come and before it is taken. */
        default void content() throws RejectException, IOException {}

        /** After it was taken and before that is said. */
        default void taken() throws RejectException, IOException {}
    }

    private final SMTPServer server;
    private final List<Taken> mails = new CopyOnWriteArrayList<>();
    private final AtomicReference<Turn> next = new AtomicReference<>(new Turn() {});
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicReference<Closeable> connection;
    private final CountDownLatch over = new CountDownLatch(1);

    private MailHost(SMTPServer.Builder builder, AtomicReference<Closeable> connection) {
        this.connection = connection;
        server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .insertReceivedHeaders(false)
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    logins.incrementAndGet();
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .messageHandlerFactory(_ -> new Handler(next.getAndSet(new Turn() {})))
                .build();
        server.start();
    }

    /** With STARTTLS, and nothing before it. */
    public static MailHost startTls(TestCertificate certificate) {
        var connection = new AtomicReference<Closeable>(() -> {});
        var tls = certificate.server().getSocketFactory();
        return new MailHost(
                new SMTPServer.Builder().requireTLS().startTlsSocketFactory(plain -> {
                    connection.set(plain);
                    var secured = (SSLSocket) tls.createSocket(plain, "localhost", plain.getPort(), true);
                    secured.setUseClientMode(false);
                    return secured;
                }),
                connection);
    }

    /** With TLS from the first byte. */
    static MailHost implicitTls(TestCertificate certificate) {
        return new MailHost(
                new SMTPServer.Builder().serverSocketFactory(certificate.server()), new AtomicReference<>(() -> {}));
    }

    /** Without TLS. */
    static MailHost plain() {
        return new MailHost(
                new SMTPServer.Builder().showAuthCapabilitiesBeforeSTARTTLS(true), new AtomicReference<>(() -> {}));
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** What becomes of the next mail. */
    void turn(Turn turn) {
        next.set(turn);
    }

    public List<Taken> mails() {
        return List.copyOf(mails);
    }

    /** How often somebody said who it is. */
    int logins() {
        return logins.get();
    }

    /** Ends the connection of a host with STARTTLS without a word. */
    void hangsUp() throws IOException {
        connection.get().close();
    }

    /** Waits until the host is closed: no answer, for as long as anybody asks. */
    void isSilent() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        server.stop();
    }

    private final class Handler implements MessageHandler {
        private final Turn turn;
        private final List<String> to = new ArrayList<>();
        private String from = "";

        Handler(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void from(String address) throws RejectException {
            turn.from(address);
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            turn.recipient(address);
            to.add(address);
        }

        @Override
        public String data(InputStream in) throws RejectException, IOException {
            byte[] content = in.readAllBytes();
            turn.content();
            mails.add(new Taken(from, List.copyOf(to), content));
            turn.taken();
            return "taken";
        }

        @Override
        public void done() {}
    }
}
