package org.ecorelay.bench;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of one verb. */
final class Words {
    private static final String FLAG = "--json";

    private final Map<String, String> values;

    private Words(Map<String, String> values) {
        this.values = values;
    }

    /** The command line is wrong; the message is a sentence for the user. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Words read(List<String> words, String... known) {
        var values = new HashMap<String, String>();
        for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
            String name = each.next();
            if (!Set.of(known).contains(name)) {
                throw new Wrong("there is no option %s here".formatted(name));
            }
            if (!name.equals(FLAG) && !each.hasNext()) {
                throw new Wrong("%s needs a value".formatted(name));
            }
            values.put(name, name.equals(FLAG) ? "" : each.next());
        }
        return new Words(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A whole number from {@code least} to {@code most}. */
    int number(String name, int least, int most, int otherwise) {
        String text = values.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new Wrong("%s takes a number from %d to %d".formatted(name, least, most));
        }
        return Integer.parseInt(text);
    }
}
