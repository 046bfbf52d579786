package org.ecorelay.aws.mail;

import java.util.List;
import org.ecorelay.attestation.Sha256;

/** A mail to somebody. */
public final class TestMail {
    private TestMail() {}

    public static Mail to(String... addresses) {
        return new Mail(List.of(addresses), "s", "text", "<p>text</p>", Mail.NOTICE, "id", Sha256.of("key"));
    }
}
