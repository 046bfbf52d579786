package org.ecorelay.aws.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * The sockets of one connection, so that another thread can cut it whatever the connection waits for: a time-out of single reads
 * bounds neither a server that drips nor one that takes nothing more. Thread-safe.
 */
final class Wire {
    private final SSLSocketFactory tls;
    private final List<Socket> sockets = new ArrayList<>();
    private boolean cut;

    Wire(SSLSocketFactory tls) {
        this.tls = tls;
    }

    /** Ends the connection; one that is opened later ends at once. */
    synchronized void cut() {
        cut = true;
        sockets.forEach(Wire::close);
    }

    private synchronized Socket kept(Socket socket) throws SocketException {
        sockets.add(socket);
        if (cut) {
            close(socket);
            throw new SocketException("the connection was cut");
        }
        return socket;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Closed in any case.
        }
    }

    /** Plain sockets, which become confidential later. */
    SocketFactory plain() {
        return new Plain();
    }

    /** Confidential ones on plain ones. */
    SSLSocketFactory confidential() {
        return new Confidential();
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() throws IOException {
            return kept(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(new Socket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(new Socket(host, port, from, fromPort));
        }
    }

    private final class Confidential extends SSLSocketFactory {
        @Override
        public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
            // The plain one is what is closed: closing a TLS socket may itself wait for the other side.
            return tls.createSocket(kept(plain), host, port, autoClose);
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(tls.createSocket(host, port, from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(tls.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return kept(tls.createSocket(host, port, from, fromPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return tls.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return tls.getSupportedCipherSuites();
        }
    }
}
