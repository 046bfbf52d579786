package org.ecorelay.certificate.annex3b;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/** What the published schema says of a name on the form. */
final class EnglishSchema {
    private EnglishSchema() {}

    static Pattern pattern() throws IOException {
        Json.Obj schema =
                JsonReader.readOwn(Files.readAllBytes(PublishedSchema.FOLDER.resolve("certificate-1.schema.json")));
        return Pattern.compile(schema.object("$defs")
                .object("party")
                .object("properties")
                .object("name")
                .required("pattern"));
    }
}
