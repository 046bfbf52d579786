package org.ecorelay.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.ecorelay.account.Exporter;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.notice.Notice;
import org.ecorelay.notice.NoticeChannel;
import org.ecorelay.notice.NoticeChannel.Delivery;
import org.jspecify.annotations.Nullable;

/** Defects that can be planted, to see that they are found: each makes the functions behave as if somebody had got it wrong. */
enum Planted implements Defect {
    RECLAIMS_EXPIRED_LEASE("an expired lease is claimed again", Violation.Rule.DOUBLE, FaultKind.CRASH_AFTER) {
        @Override
        public Certificates certificates(Site site) {
            return new ForwardingCertificates(site.table()) {
                @Override
                Certificate read(Certificate row) {
                    Instant now = site.instance().clock().instant();
                    return row.state() instanceof State.Submitting(Instant until, var _) && now.isAfter(until)
                            ? in(row, new State.Signed())
                            : row;
                }
            };
        }
    },
    RESENDS_AFTER_ONE_NOT_FOUND("one \"not found\" is enough to send again", Violation.Rule.DOUBLE, FaultKind.LATE) {
        @Override
        public Certificates certificates(Site site) {
            return new ForwardingCertificates(site.table()) {
                @Override
                Certificate read(Certificate row) {
                    return row.state() instanceof State.OutcomeUnknown(String reason, Instant at) && at == null
                            ? in(row, new State.OutcomeUnknown(reason, Instant.EPOCH))
                            : row;
                }
            };
        }
    },
    SENDS_WITHOUT_LOOKING_AT_THE_CLOCK(
            "the monotonic check is missing", Violation.Rule.DOUBLE, FaultKind.PAUSED_AFTER) {
        @Override
        public LongSupplier monotonicNanos(Instance instance) {
            return () -> 0;
        }
    },
    ACKNOWLEDGES_BEFORE_WRITING(
            "202 is answered before the row is durable", Violation.Rule.LOST, FaultKind.CRASH_BEFORE) {
        @Override
        public Certificates certificates(Site site) {
            return new ForwardingCertificates(site.table()) {
                @Override
                public Optional<Certificate> create(Certificate certificate) {
                    site.time().after(Duration.ofSeconds(1), () -> site.time().start(() -> super.create(certificate)));
                    return Optional.empty();
                }
            };
        }
    },
    MARKS_NOTICES_BEFORE_SENDING(
            "a notice is marked as told before it is sent", Violation.Rule.SILENT, FaultKind.CRASH_BEFORE) {
        @Override
        public NoticeChannel channel(NoticeChannel channel, VirtualTime time) {
            return sending(channel, (notice, exporter) -> {
                time.after(Duration.ofSeconds(1), () -> time.start(() -> channel.send(notice, exporter)));
                return new Delivery.Delivered();
            });
        }
    },
    PUTS_EVENTS_BEFORE_COMMITTING(
            "the event is in the ledger before the row", Violation.Rule.LOST, FaultKind.CRASH_BEFORE) {
        @Override
        public Certificates certificates(Site site) {
            return new ForwardingCertificates(site.table()) {
                @Override
                public Commit commit(Certificate next) {
                    site.ledger().append(Ledger.Item.event(next.id(), next.event()));
                    return super.commit(next);
                }
            };
        }
    },
    WAITS_NOWHERE("a row waits for the platform where nobody looks", Violation.Rule.INVISIBLE, null) {
        @Override
        public Certificates certificates(Site site) {
            return new ForwardingCertificates(site.table()) {
                @Override
                public Commit commit(Certificate next) {
                    return super.commit(
                            next.state() instanceof State.Pending
                                    ? withDue(next, next.due().map(due -> new Due("nowhere", due.at())))
                                    : next);
                }
            };
        }
    },
    APPROVES_WHAT_IT_DOES_NOT_KNOW("an unknown word is an approval", Violation.Rule.CONTRADICTED, null) {
        @Override
        public Certificates certificates(Site site) {
            return new ForwardingCertificates(site.table()) {
                @Override
                public Commit commit(Certificate next) {
                    return super.commit(
                            next.state() instanceof State.ManualReview(var filing)
                                    ? in(next, new State.Approved(approved(filing), next.updatedAt()))
                                    : next);
                }
            };
        }
    },
    CHANGES_A_VERDICT("a rejection becomes an approval when it is told", Violation.Rule.REWRITTEN, null) {
        @Override
        public Certificates certificates(Site site) {
            return new ForwardingCertificates(site.table()) {
                @Override
                public Commit commit(Certificate next) {
                    return super.commit(
                            next.state() instanceof State.Rejected(var filing, var at, var _) && !next.noticeDue()
                                    ? in(next, new State.Approved(approved(filing), at))
                                    : next);
                }
            };
        }
    },
    WRITES_TO_ANYBODY("an alert goes to an address that nobody has confirmed", Violation.Rule.UNASKED, null) {
        @Override
        public NoticeChannel channel(NoticeChannel channel, VirtualTime time) {
            return sending(
                    channel,
                    (notice, exporter) -> channel.send(notice, exporter.toldAt(List.of(Tenants.alerts("stranger")))));
        }
    },
    LOGS_A_BUYER("a log line names the buyer", Violation.Rule.LEAKED, null) {
        @Override
        public Certificates certificates(Site site) {
            site.log().accept("order of " + Storefront.PERSONAL.getFirst());
            return site.table();
        }
    };

    private final String sentence;
    private final Violation.Rule breaks;
    private final @Nullable FaultKind shownBy;

    Planted(String sentence, Violation.Rule breaks, @Nullable FaultKind shownBy) {
        this.sentence = sentence;
        this.breaks = breaks;
        this.shownBy = shownBy;
    }

    String sentence() {
        return sentence;
    }

    /** The rule that is broken. */
    Violation.Rule breaks() {
        return breaks;
    }

    /** The fault that brings it out; none: it shows on a good day. */
    Optional<FaultKind> shownBy() {
        return Optional.ofNullable(shownBy);
    }

    /** The row in another state, without a move. */
    private static Certificate in(Certificate row, State state) {
        return of(row, state, row.due());
    }

    /** The row with another time. */
    private static Certificate withDue(Certificate row, Optional<Due> due) {
        return of(row, row.state(), due);
    }

    private static Certificate of(Certificate row, State state, Optional<Due> due) {
        return new Certificate(
                row.subject(),
                row.parts(),
                row.version(),
                row.versionInForce(),
                row.orderHash(),
                row.lineage(),
                state,
                due,
                row.noticeDue(),
                row.attempts(),
                row.tries(),
                row.event(),
                row.revision(),
                row.updatedAt());
    }

    /** The channel with another way of sending. */
    private static NoticeChannel sending(NoticeChannel channel, BiFunction<Notice, Exporter, Delivery> send) {
        return new NoticeChannel() {
            @Override
            public String name() {
                return channel.name();
            }

            @Override
            public boolean reaches(Exporter exporter) {
                return true;
            }

            @Override
            public Delivery send(Notice notice, Exporter exporter) {
                return send.apply(notice, exporter);
            }
        };
    }

    private static State.Filing approved(State.Filing filing) {
        return new State.Filing(filing.reference(), filing.submittedAt(), "Approved", null);
    }
}
