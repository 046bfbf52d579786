package org.ecorelay.certificate.annex3b;

import java.util.Optional;
import org.ecorelay.finding.Finding;

/**
 * Why a document cannot be completed.
 *
 * @param sku the product whose better profile answers it, or empty when the answer is in the order or with the exporter
 */
public record Question(Finding finding, Optional<String> sku) {
    static Question of(Finding finding) {
        return new Question(finding, Optional.empty());
    }
}
