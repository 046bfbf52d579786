package org.ecorelay.notice;

class InMemoryMailCountsTest extends MailCountsContract {
    @Override
    protected MailCounts counts() {
        return new InMemoryMailCounts();
    }
}
