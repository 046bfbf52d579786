package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DocumentPackagedTest extends PackagedFunction {
    DocumentPackagedTest() {
        super("document");
    }

    @Override
    void given(Deployed deployed) throws IOException {
        deployed.accept("EC-6001");
        deployed.build("EC-6001");
    }

    @Test
    void the_pdf_library_is_loaded_by_who_prints_and_nobody_else() throws IOException {
        String library = "org.openpdf.text.pdf.PdfWriter";
        assertThat(loads(library, "missing-key", "version-not-signed", "bad-version"))
                .isFalse();
        assertThat(loads(library, "good")).isTrue();
    }
}
