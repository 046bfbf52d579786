package org.ecorelay.local.endpoint;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ecorelay.account.Registry;
import org.ecorelay.account.RegistryContract;
import org.ecorelay.aws.dynamo.DynamoAskedAddresses;
import org.ecorelay.aws.dynamo.DynamoBundles;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoFailedDeliveries;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoMailCounts;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.DynamoWaits;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.certificate.CertificateIndexesContract;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.CertificatesContract;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.LedgerContract;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WaitsContract;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.local.adapters.SharedStateContract;
import org.ecorelay.notice.AskedAddresses;
import org.ecorelay.notice.AskedAddressesContract;
import org.ecorelay.notice.Bundles;
import org.ecorelay.notice.BundlesContract;
import org.ecorelay.notice.FailedDeliveries;
import org.ecorelay.notice.FailedDeliveriesContract;
import org.ecorelay.notice.MailCounts;
import org.ecorelay.notice.MailCountsContract;
import org.ecorelay.pacing.SharedState;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The adapters on tables keep the core's contracts on the endpoint's DynamoDB. */
@Tag("endpoint")
class TablesTest {
    @RegisterExtension
    static final OnSite AWS = new OnSite(Service.TABLES);

    private static DynamoDbClient dynamo() {
        return AWS.site().clients().dynamo();
    }

    private static WorkTable work() {
        return new WorkTable(dynamo(), AWS.site().ref("WorkTable"), new SecureRandom());
    }

    @Nested
    class TheRegistry extends RegistryContract {
        @Override
        protected Registry registry() {
            return new DynamoRegistry(dynamo(), AWS.site().ref("RegistryTable"));
        }
    }

    @Nested
    class TheStatusTable extends CertificatesContract {
        @Override
        protected Certificates certificates() {
            return new DynamoCertificates(dynamo(), AWS.site().ref("CertificatesTable"));
        }
    }

    @Nested
    class ItsIndexes extends CertificateIndexesContract {
        @Override
        protected Certificates certificates() {
            return new DynamoCertificates(dynamo(), AWS.site().ref("CertificatesTable"));
        }

        @Override
        protected <T> T eventually(Supplier<T> index, Predicate<T> shown) {
            return Eventually.steadily(index, shown);
        }
    }

    @Nested
    class TheLedger extends LedgerContract {
        @Override
        protected Ledger ledger() {
            return new DynamoLedger(dynamo(), AWS.site().ref("LedgerTable"));
        }
    }

    @Nested
    class TheWaits extends WaitsContract {
        @Override
        protected Waits waits() {
            return new DynamoWaits(work(), new MovableClock());
        }
    }

    @Nested
    class TheSharedState extends SharedStateContract {
        @Override
        protected SharedState state() {
            return new DynamoSharedState(work(), new MovableClock());
        }
    }

    @Nested
    class TheAskedAddresses extends AskedAddressesContract {
        @Override
        protected AskedAddresses asked() {
            return new DynamoAskedAddresses(work(), new MovableClock());
        }
    }

    @Nested
    class TheMailCounts extends MailCountsContract {
        @Override
        protected MailCounts counts() {
            return new DynamoMailCounts(work(), new MovableClock());
        }
    }

    @Nested
    class TheBundles extends BundlesContract {
        @Override
        protected Bundles bundles() {
            var bundles = new DynamoBundles(work(), new MovableClock());
            for (String account : List.copyOf(bundles.accounts())) {
                bundles.due(account, NOW.plus(Duration.ofDays(1)), 1_000).forEach(open -> bundles.rest(open, NOW));
            }
            return bundles;
        }
    }

    @Nested
    class TheFailedDeliveries extends FailedDeliveriesContract {
        @Override
        protected FailedDeliveries deliveries() {
            var deliveries = new DynamoFailedDeliveries(work(), new MovableClock());
            deliveries.due("acme", NOW.plus(Duration.ofDays(1)), 1_000).forEach(deliveries::remove);
            return deliveries;
        }
    }
}
