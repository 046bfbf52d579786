package org.ecorelay.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what a role may do. Who may take it is AWS's business: locally every function has its own. */
final class RoleReader {
    private RoleReader() {}

    static Role role(Block role) {
        List<List<Role.Grant>> policies = role.blocks("Policies", policy -> {
            policy.word("PolicyName");
            return policy.block("PolicyDocument", RoleReader::document).orElse(List.of());
        });
        return new Role(
                role.logicalId(), policies.stream().flatMap(List::stream).toList());
    }

    private static List<Role.Grant> document(Block document) {
        document.only("Version", "2012-10-17");
        return document.blocks("Statement", RoleReader::statement).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Role.Grant> statement(Block statement) {
        statement.only("Effect", "Allow");
        var grants = new ArrayList<Role.Grant>();
        for (String action :
                oneOrMore(statement, "Action").map(RoleReader::constant).toList()) {
            oneOrMore(statement, "Resource").forEach(resource -> grants.add(new Role.Grant(action, resource)));
        }
        return grants;
    }

    private static Stream<Text> oneOrMore(Block statement, String member) {
        return statement.textOrTexts(member).stream();
    }

    private static String constant(Text action) {
        return action.constant().orElseThrow(() -> new IllegalStateException("an action depends on a resource"));
    }
}
