package org.ecorelay.local;

/** What {@code eco help} prints. */
final class EcoHelp {
    static final String TEXT = """
            eCO Relay, locally: the functions that run on AWS, an embedded AWS and a simulated verification platform.

            usage: eco <verb> [options]

              demo   [--json] [--keep]            sample orders from post to verdict, then exit; --keep stays, for its pages
              load   [--orders N] [--faults P%%]   orders under load with faults, what became of them, then exit
                     [--seed S] [--json]          (%d orders, %d %%, seed %d)
              faults [--schedules N] [--seed S]   bad days in virtual time, and whether a promise was broken, then exit
                     [--orders M]                 (%d schedules of %d orders, seed %d)
              origin FILE [--rules FILE]          determines the origin of a good with its bill of materials (events/origin);
                     [--destination XX] [--date D]   the sample of rules, VN and today unless said otherwise
              rules check FILE                    whether a rule pack can be used
              rules import FILE [--name N]        stores a rule pack in an account; its name is the file's unless said otherwise
              rules coverage [--destination XX]   codes of the account's catalogue without a rule; exit 1 when there is one
                     [--date D]
              products import FILE                stores products and their materials from a spreadsheet (CSV, UTF-8 or GBK)
                     [--url URL] [--key KEY]      for these three: the relay (the local run) and a key (or the variable ECO_KEY)
              admin account A                     enters an account; in the same way, of this account:
              admin exporter A ID FILE [--replace]   an exporter from a JSON file; its alert addresses are asked
              admin store A ID --exporter ID      a store; --modes '*=observe,VN=live' (all observed)
              admin modes A STORE MODES           sets all modes of a store
              admin key A ID [--mode test|live]   an API key, shown this once; --scopes orders:write,… (all), --name
              admin revoke A ID | list A          ends a key | shows what is entered
                     [--stack NAME] [--endpoint URL] [--json]   a stack on AWS | the AWS endpoint that start printed
              verify FILE [--keys JWKS]           whether a signed document can be relied on, without a network; FILE is a JWS,
                     [--status LIST] [--before LIST]   LIST a status list, --before one that was seen before
                     [--at INSTANT] [--json]      (now, unless said otherwise)
              verify-evidence FILE [--keys JWKS]  whether the evidence of a certificate holds, link by link; HASH is that of an event
                     [--newest HASH]              that must be its last; without --keys its own keys are only its claim
                     [--at INSTANT] [--json]
              check-id CC NUMBER                  whether a firm's number is one: CN, JP, KR, MY, TH, VN
              start  [--port N] [--data DIR]      keep it running until Ctrl-C (port %d)
              bench VERB                          what an order costs, measured; see: eco bench help
              help | version                      this text | which version it is

              --port N    HTTP port on 127.0.0.1; 0 takes a free one
              --data DIR  keep tables, keys, mails and registrations in DIR; queues are never kept
              --faults P%%  so many of a hundred orders get a fault or a change of mind
              --seed S    the same seed gives the same orders with the same faults
              --schedules N  so many days on which something goes wrong
              --json      one JSON object on standard output, in the demo one per order

            exit: 0 as expected, 1 not as expected, 2 wrong usage, 3 cannot start
                  verify, verify-evidence: 0 valid and nothing else, 1 invalid, 4 unknown: something that is needed is not at hand
            """.formatted(
                    Eco.DEFAULT_ORDERS,
                    Eco.DEFAULT_FAULTS,
                    Eco.DEFAULT_SEED,
                    Eco.DEFAULT_SCHEDULES,
                    Eco.ORDERS_A_DAY,
                    Eco.DEFAULT_SEED,
                    Eco.DEFAULT_PORT);

    private EcoHelp() {}
}
