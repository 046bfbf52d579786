package org.ecorelay.local.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The addresses on which a process accepts TCP connections, from Linux' /proc. */
public final class ListeningSockets {
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** Each as the kernel writes it: the address in hex, a colon, the port in hex. */
    static List<String> ofThisProcess(List<Path> tables) throws IOException {
        return of("self", tables);
    }

    /** Those of another process of this user. */
    public static List<String> of(long pid) throws IOException {
        return of(Long.toString(pid), List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")));
    }

    private static List<String> of(String process, List<Path> tables) throws IOException {
        var mine = inodes(process);
        var addresses = new ArrayList<String>();
        for (var table : tables) {
            for (var line : Files.exists(table) ? Files.readAllLines(table) : List.<String>of()) {
                var fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[3].equals(LISTEN) && mine.contains("socket:[" + fields[9] + "]")) {
                    addresses.add(fields[1]);
                }
            }
        }
        return addresses;
    }

    public static boolean isLoopback(String address) {
        return address.startsWith("0100007F:")
                || address.startsWith("00000000000000000000000001000000:")
                || address.startsWith("0000000000000000FFFF00000100007F:");
    }

    private static Set<String> inodes(String process) throws IOException {
        var links = new HashSet<String>();
        try (var files = Files.newDirectoryStream(Path.of("/proc", process, "fd"))) {
            for (var file : files) {
                try {
                    links.add(Files.readSymbolicLink(file).toString());
                } catch (IOException closedMeanwhile) {
                    continue;
                }
            }
        }
        return links;
    }
}
