package org.ecorelay.origin.qualify;

import org.ecorelay.finding.Finding;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.rule.HsEdition;
import org.ecorelay.origin.rule.ScopedRule;

/** What is asked when the product's rule is not known. No rule is never a pass. */
final class RuleQuestions {
    private RuleQuestions() {}

    static Finding missing(String pointer, HsCode hs) {
        return Finding.of("RULE_MISSING", pointer + "/hsCode", hs.subheading());
    }

    static Finding notTransposed(String pointer, ScopedRule rule, HsEdition edition) {
        return Finding.of("RULE_NOT_TRANSPOSED", pointer + "/hsCode", rule.scope(), edition);
    }

    static Finding statedInvalid(String pointer, int position, String message) {
        return Finding.of("STATED_RULE_INVALID", pointer + "/statedRule/rule", position, message);
    }

    static Finding statedUnsourced(String pointer) {
        return Finding.of("STATED_RULE_UNSOURCED", pointer + "/statedRule/source");
    }

    static Finding statedForbidden(String pointer) {
        return Finding.of("STATED_RULE_FORBIDDEN", pointer + "/statedRule");
    }
}
