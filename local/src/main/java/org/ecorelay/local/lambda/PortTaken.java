package org.ecorelay.local.lambda;

/** Another program listens on the port. The message is a sentence for the user. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int port;

    PortTaken(int port, Throwable cause) {
        super("Port " + port + " on 127.0.0.1 is taken by another program; choose another one.", cause);
        this.port = port;
    }

    /** The port that was asked for. */
    public int port() {
        return port;
    }
}
