package org.ecorelay.checks.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.checks.Repository;

/** The files events/&lt;function&gt;/&lt;situation&gt;.json. */
final class SampleEvent {
    static final Path ROOT = Repository.ROOT.resolve("events");

    private SampleEvent() {}

    /** The event {@code <function>/<situation>}. */
    static String text(String name) {
        try {
            return Files.readString(ROOT.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The certificate of an order in the sample events, which all name one store. */
    static String certificateId(String orderNumber) {
        return CertificateId.of(Deployed.ACCOUNT, "shop", orderNumber, 1).value();
    }
}
