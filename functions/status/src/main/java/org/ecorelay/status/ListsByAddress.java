package org.ecorelay.status;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.certificate.standing.StatusLists;

/** The signed status list at the address that a document names; documents name addresses of this relay alone. */
final class ListsByAddress implements Function<String, Optional<String>> {
    private static final Pattern ADDRESS =
            Pattern.compile(".*/v1/status-lists/([A-Za-z0-9_-]{43})/(0|[1-9][0-9]{0,5})");

    private final StatusLists lists;

    ListsByAddress(StatusLists lists) {
        this.lists = lists;
    }

    @Override
    public Optional<String> apply(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.matches()
                ? lists.published(matcher.group(1), Integer.parseInt(matcher.group(2)))
                : Optional.empty();
    }
}
