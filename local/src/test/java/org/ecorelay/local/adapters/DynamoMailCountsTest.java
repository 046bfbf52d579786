package org.ecorelay.local.adapters;

import java.security.SecureRandom;
import org.ecorelay.aws.dynamo.DynamoMailCounts;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.notice.MailCounts;
import org.ecorelay.notice.MailCountsContract;

class DynamoMailCountsTest extends MailCountsContract {
    @Override
    protected MailCounts counts() {
        return new DynamoMailCounts(
                new WorkTable(Deployed.clients("mails").dynamo(), Deployed.ref("WorkTable"), new SecureRandom()),
                new MovableClock());
    }
}
