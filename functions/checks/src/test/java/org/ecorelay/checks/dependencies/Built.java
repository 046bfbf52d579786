package org.ecorelay.checks.dependencies;

import org.ecorelay.checks.Repository;

/** What this build has; read once for all tests. */
final class Built {
    static final LocalRepository REPOSITORY = LocalRepository.ofThisRun();
    static final Inventory INVENTORY = Inventory.of(Repository.ROOT, REPOSITORY, Decided.read(Decided.FOLDER));

    private Built() {}
}
