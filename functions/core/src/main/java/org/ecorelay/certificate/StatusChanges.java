package org.ecorelay.certificate;

/** Port: is told what ends the standing of signed documents, so that whoever holds one can know. Telling it twice does no harm. */
public interface StatusChanges {
    /** For functions that end the standing of nothing. */
    StatusChanges NONE = new StatusChanges() {
        @Override
        public void withdrawn(Certificate certificate) {
            throw new IllegalStateException("this function withdraws nothing");
        }

        @Override
        public void replaced(Certificate certificate) {
            throw new IllegalStateException("this function replaces nothing");
        }
    };

    /**
     * No document of the certificate counts any more. Told when the wish is durable, which nothing undoes, and before the
     * withdrawal is committed, after which nobody comes again.
     */
    void withdrawn(Certificate certificate);

    /**
     * The versions that the row has left behind do not count any more. Told after the row says so and before its next move:
     * before a new version is built, and before anybody is told of its approval.
     */
    void replaced(Certificate certificate);
}
