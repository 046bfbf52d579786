package org.ecorelay.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Deque;
import org.ecorelay.local.origin.RemoteProducts;

/** What follows {@code eco products}. */
final class ProductsWords {
    private final PrintStream out;
    private final PrintStream err;
    private final String relay;

    /**
     * The words.
     *
     * @param relay address of the relay that is meant when none is named
     */
    ProductsWords(PrintStream out, PrintStream err, String relay) {
        this.out = out;
        this.err = err;
        this.relay = relay;
    }

    /** Does what they say; {@code false} when it did not come out as hoped. */
    boolean run(Deque<String> words) throws IOException, InterruptedException {
        if (words.isEmpty() || !words.removeFirst().equals("import")) {
            throw new EcoOptions.Wrong("products is followed by import");
        }
        Path file = EcoFiles.file(words, "products import takes a file, as in: eco products import my-products.csv");
        EcoOptions options = EcoOptions.read(words, "--url", "--key");
        return new RemoteProducts(options.address("--url", relay), options.key(), out, err).importFile(file);
    }
}
