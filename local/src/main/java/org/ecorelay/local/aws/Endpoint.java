package org.ecorelay.local.aws;

import java.io.IOException;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP server on 127.0.0.1: the port is taken first, requests are served later. A virtual thread per request. */
final class Endpoint implements AutoCloseable {
    private static final int IDLE_MILLISECONDS = 300_000;

    private final Server server;
    private final ServerConnector connector;

    private Endpoint(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** @throws IOException if the port is taken */
    static Endpoint bind(int port) throws IOException {
        var threads = new QueuedThreadPool();
        threads.setName("embedded-aws");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLISECONDS);
        connector.open();
        server.addConnector(connector);
        return new Endpoint(server, connector);
    }

    int port() {
        return connector.getLocalPort();
    }

    void serve(Handler handler) throws Exception {
        server.setHandler(handler);
        server.start();
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
            connector.close();
        } catch (Exception failed) {
            throw new IOException("The endpoint did not stop", failed);
        }
    }
}
