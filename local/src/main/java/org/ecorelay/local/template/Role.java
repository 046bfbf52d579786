package org.ecorelay.local.template;

import java.util.List;

/**
 * An IAM role of the template.
 *
 * @param grants every action on every resource that its own policies allow
 */
record Role(String logicalId, List<Grant> grants) {
    public Role {
        grants = List.copyOf(grants);
    }

    /**
     * One allowed action on one resource.
     *
     * @param action as policies name it, e.g. {@code dynamodb:PutItem}
     * @param resource an ARN, perhaps with {@code *} and {@code ?}
     */
    public record Grant(String action, Text resource) {}
}
