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
            throw new IllegalStateException("this function approves nothing");
        }
    };

    /** No document of the certificate stands any more. Told before the withdrawal is committed, which nothing undoes. */
    void withdrawn(Certificate certificate);

    /** The versions before the one in force do not stand any more. Told after the approval and before anybody else is told of it. */
    void replaced(Certificate certificate);
}
