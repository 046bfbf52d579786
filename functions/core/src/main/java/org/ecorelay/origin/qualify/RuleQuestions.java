package org.ecorelay.origin.qualify;

import org.ecorelay.certificate.Finding;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.rule.HsEdition;
import org.ecorelay.origin.rule.ScopedRule;

/** What is asked when the product's rule is not known. No rule is never a pass. */
final class RuleQuestions {
    private RuleQuestions() {}

    static Finding missing(String pointer, HsCode hs) {
        return new Finding(
                "RULE_MISSING",
                pointer + "/hs",
                "No product-specific rule is known for HS %s.".formatted(hs.subheading()),
                "Import a rule pack that has it, or state the rule with its source in Annex 3A.");
    }

    static Finding notTransposed(String pointer, ScopedRule rule, HsEdition edition) {
        return new Finding(
                "RULE_NOT_TRANSPOSED",
                pointer + "/hs",
                "The rule of scope %s is printed in %s; nothing says that its goods are the same in HS 2022."
                        .formatted(rule.scope(), edition),
                "Import a pack in HS 2022, or one that says scopeUnchanged for %s.".formatted(rule.scope()));
    }

    static Finding statedInvalid(String pointer, int position, String message) {
        return new Finding(
                "STATED_RULE_INVALID",
                pointer + "/rule",
                "The stated rule cannot be read at character %d: %s.".formatted(position, message),
                "Write it as printed in Annex 3A, for example CTH or RVC40.");
    }

    static Finding statedUnsourced(String pointer) {
        return new Finding(
                "STATED_RULE_UNSOURCED",
                pointer + "/rule/source",
                "The stated rule has no source.",
                "Send where it is printed, for example RCEP Annex 3A, p.193.");
    }

    static Finding statedForbidden(String pointer) {
        return new Finding(
                "STATED_RULE_FORBIDDEN",
                pointer + "/rule",
                "This account does not accept rules that an exporter states itself.",
                "Ask the account's owner to import a rule pack that has it.");
    }
}
