package org.ecorelay.origin.hs;

import java.util.List;

/** What HS 2022 says about a code. Only {@code Listed} is a yes. */
public sealed interface HsLookup {
    /**
     * It is in the list.
     *
     * @param path chapter, heading and subheading, as far as the code goes; the last one is the code's own
     * @param nationalSuffix the digits behind the sixth, or empty; nobody has checked them
     */
    record Listed(List<HsEntry> path, String nationalSuffix) implements HsLookup {
        public Listed {
            path = List.copyOf(path);
        }

        public HsEntry entry() {
            return path.getLast();
        }
    }

    /**
     * It has the form of a code, and HS 2022 has no such code.
     *
     * @param code its two, four or first six digits
     * @param nearest codes that differ little, the nearest first; empty if there are none
     */
    record NotListed(String code, List<HsEntry> nearest) implements HsLookup {
        public NotListed {
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * It is not two, four or 6 to 12 digits.
     *
     * @param nearest what it may be the rest of: a spreadsheet eats leading zeros, a form the last digit
     */
    record Unreadable(List<HsEntry> nearest) implements HsLookup {
        public Unreadable {
            nearest = List.copyOf(nearest);
        }
    }
}
