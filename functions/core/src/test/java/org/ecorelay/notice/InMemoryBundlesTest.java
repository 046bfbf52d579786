package org.ecorelay.notice;

class InMemoryBundlesTest extends BundlesContract {
    @Override
    protected Bundles bundles() {
        return new InMemoryBundles();
    }
}
