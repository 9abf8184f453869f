package dev.kehrwieder.platform.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.refund.BankTransfer;
import dev.kehrwieder.core.refund.TransferStatus;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * All keys of the table and its indexes.
 *
 * <p>{@code #} separates parts. Inside a part, {@code #} and {@code %} are escaped, so that no two names make one key; a part
 * of more than {@value #LONGEST} bytes is replaced by its hash. Numbers and instants have a fixed width, so that keys sort.
 */
final class Keys {
    /** Of an order's partition, in the order of their keys: BALANCE, ORDER, PERSON, R#…; the first two are read together. */
    static final String BALANCE = "BALANCE";

    static final String ORDER = "ORDER";
    static final String POINTERS = "R#";

    /** Of a return's partition: B#…, E#…, I#…, K#…, LINES, M#…, PERSON, RETURN, X#…, Y#…; LINES to RETURN are read together. */
    static final String EVENTS = "E#";

    static final String INSPECTIONS = "I#";
    static final String LINES = "LINES";
    static final String REFUNDS = "M#";
    static final String PERSON = "PERSON";
    static final String TASKS = "K#";
    static final String RETURN = "RETURN";
    static final String INBOX = "X#";
    static final String LEASES = "Y#";

    /** Of a withdrawal's partition: E#…, K#…, PERSON, WITHDRAWAL, X#…, Y#…. */
    static final String WITHDRAWAL = "WITHDRAWAL";

    /** Of a credit account's partition: ACCOUNT, L#…. */
    static final String ACCOUNT = "ACCOUNT";

    static final String LEDGER = "L#";

    static final String POLICIES = "POLICY#";

    private static final int DUE_SHARDS = 4;
    private static final int STATUS_SHARDS = 2;
    private static final int ORDER_SHARDS = 2;
    private static final int LONGEST = 256;
    private static final int ENTRY_DIGITS = 9;
    private static final DateTimeFormatter FIXED_WIDTH = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int INSTANT_WIDTH = 30;

    private Keys() {}

    record Key(String pk, String sk) {}

    static String partition(OrderKey order) {
        return "S#" + name(order.shop()) + "#O#" + part(order.orderNumber());
    }

    static String partition(Due of) {
        return "S#" + name(of.shop()) + "#" + letter(of) + "#" + name(of.id());
    }

    private static String letter(Due of) {
        return switch (of) {
            case ReturnKey _ -> "R";
            case WithdrawalKey _ -> "W";
            case CreditAccountKey _ -> "C";
        };
    }

    static String shopPartition(String shop) {
        return "S#" + name(shop);
    }

    static Key order(OrderKey order) {
        return new Key(partition(order), ORDER);
    }

    static Key balance(OrderKey order) {
        return new Key(partition(order), BALANCE);
    }

    static Key person(OrderKey order) {
        return new Key(partition(order), PERSON);
    }

    /** A pointer's shop is the order's. */
    static Key pointer(OrderKey order, ReturnKey of) {
        if (!order.shop().equals(of.shop())) {
            throw new IllegalArgumentException("a return of another shop");
        }
        return new Key(partition(order), POINTERS + name(of.rma()));
    }

    static ReturnKey pointed(OrderKey order, String sortKey) {
        return new ReturnKey(order.shop(), unescaped(sortKey.substring(POINTERS.length())));
    }

    static Key header(ReturnKey of) {
        return new Key(partition(of), RETURN);
    }

    static Key lines(ReturnKey of) {
        return new Key(partition(of), LINES);
    }

    static Key person(ReturnKey of) {
        return new Key(partition(of), PERSON);
    }

    static Key withdrawal(WithdrawalKey of) {
        return new Key(partition(of), WITHDRAWAL);
    }

    static Key person(WithdrawalKey of) {
        return new Key(partition(of), PERSON);
    }

    static Key event(Subject of, EventId id) {
        return new Key(partition(of), EVENTS + id);
    }

    static Key inspection(ReturnKey of, int number) {
        return new Key(partition(of), INSPECTIONS + padded(number, 3));
    }

    static Key refund(ReturnKey of, int number) {
        return new Key(partition(of), REFUNDS + padded(number, 3));
    }

    static Key inbox(Subject of, InboxMark mark) {
        return new Key(partition(of), INBOX + part(mark.subscriber()) + "#" + part(mark.id()));
    }

    static Key lease(Subject of, String work) {
        return new Key(partition(of), LEASES + part(work));
    }

    static Key task(TaskKey task) {
        return new Key(shopPartition(task.shop()) + "#K#" + name(task.id()), "TASK");
    }

    static TaskKey taskOf(String partition) {
        String[] parts = partition.split("#", -1);
        if (parts.length != 4 || !parts[0].equals("S") || !parts[2].equals("K")) {
            throw new IllegalStateException("no task's partition");
        }
        return new TaskKey(unescaped(parts[1]), unescaped(parts[3]));
    }

    /** The task's name under what it is about. */
    static Key taskPointer(Subject of, TaskKey task) {
        return new Key(partition(of), TASKS + name(task.id()));
    }

    static TaskKey taskPointed(String shop, String sortKey) {
        return new TaskKey(shop, unescaped(sortKey.substring(TASKS.length())));
    }

    /** In the index of statuses. Not in shards: what needs a person comes slower than that. */
    static String taskPartition(String shop, boolean closed) {
        return shopPartition(shop) + "#K#" + (closed ? "CLOSED" : "OPEN");
    }

    static String taskSort(Task task) {
        return instant(task.raisedAt()) + "#" + name(task.key().id());
    }

    static Key tracking(String carrier, String trackingNumber) {
        return new Key("T#" + part(carrier) + "#" + part(trackingNumber), "T");
    }

    static Key policy(String shop, int version) {
        return new Key(shopPartition(shop), POLICIES + padded(version, 6));
    }

    /** Among the return's items, before those that are read with it. */
    static Key transfer(ReturnKey of, int number) {
        return new Key(partition(of), "B#" + padded(number, 3));
    }

    /** In the index of statuses, which has room for it. */
    static String transfersPartition(String shop, TransferStatus status) {
        return shopPartition(shop) + "#BT#" + status;
    }

    static String transferSort(BankTransfer transfer) {
        return instant(transfer.createdAt()) + "#" + name(transfer.of().rma()) + "#" + padded(transfer.number(), 3);
    }

    static Key transferExport(String shop, String id) {
        return new Key(shopPartition(shop) + "#BX#" + part(id), "EXPORT");
    }

    static Key listing(String shop, String customerHash) {
        return new Key(shopPartition(shop) + "#B#" + part(customerHash), "LISTED");
    }

    /** As a hash: a caller may have put anything into its key. */
    static Key idempotency(String shop, String route, String key) {
        return new Key("S#" + name(shop) + "#Q#" + sha256(part(route) + "#" + part(key)), "Q");
    }

    static Key calls(String shop, String caller) {
        return new Key(shopPartition(shop) + "#F#" + part(caller), "F");
    }

    static Key creditAccount(CreditAccountKey of) {
        return new Key(partition(of), ACCOUNT);
    }

    static Key credit(CreditAccountKey of, long number) {
        return new Key(partition(of), LEDGER + padded(number, ENTRY_DIGITS));
    }

    static Key redemption(String shop, String reference) {
        return new Key(shopPartition(shop) + "#G#" + part(reference), "REDEMPTION");
    }

    static Key apiKey(String key) {
        return new Key("A#" + sha256(key), "A");
    }

    static String duePartition(Due of) {
        return "DUE#" + shard(of, DUE_SHARDS);
    }

    static List<String> duePartitions() {
        return IntStream.range(0, DUE_SHARDS).mapToObj(shard -> "DUE#" + shard).toList();
    }

    static String dueSort(Due of, Instant dueAt) {
        return instant(dueAt) + "#" + partition(of);
    }

    /** Sorts after everything that is due then, and before everything later. */
    static String dueUntil(Instant until) {
        return instant(until) + "$";
    }

    static String statusPartition(ReturnKey of, ReturnStatus status) {
        return statusPartition(of.shop(), status, shard(of, STATUS_SHARDS));
    }

    static List<String> statusPartitions(String shop, ReturnStatus status) {
        return IntStream.range(0, STATUS_SHARDS)
                .mapToObj(shard -> statusPartition(shop, status, shard))
                .toList();
    }

    static String statusSort(ReturnKey of, Instant registeredAt) {
        return instant(registeredAt) + "#" + name(of.rma());
    }

    /** In the index of statuses, which has room for it: orders by the instant at which they were placed. */
    static String ordersPartition(OrderKey order) {
        return ordersPartition(order.shop(), Math.floorMod(order.orderNumber().hashCode(), ORDER_SHARDS));
    }

    static List<String> ordersPartitions(String shop) {
        return IntStream.range(0, ORDER_SHARDS)
                .mapToObj(shard -> ordersPartition(shop, shard))
                .toList();
    }

    static String ordersSort(OrderKey order, Instant placedAt) {
        return instant(placedAt) + "#" + part(order.orderNumber());
    }

    private static String ordersPartition(String shop, int shard) {
        return shopPartition(shop) + "#O#" + shard;
    }

    static String customerPartition(String shop, String customerHash) {
        return "S#" + name(shop) + "#CU#" + part(customerHash);
    }

    static String customerSort(OrderKey order, Instant placedAt) {
        return instant(placedAt) + "#O#" + part(order.orderNumber());
    }

    static String customerSort(ReturnKey of, Instant registeredAt) {
        return instant(registeredAt) + "#R#" + name(of.rma());
    }

    static String customerSort(WithdrawalKey of, Instant receivedAt) {
        return instant(receivedAt) + "#W#" + name(of.id());
    }

    static ReturnKey returnOf(String partition) {
        if (dueOf(partition) instanceof ReturnKey key) {
            return key;
        }
        throw new IllegalStateException("no return's partition");
    }

    static Due dueOf(String partition) {
        String[] parts = partition.split("#", -1);
        if (parts.length == 4 && parts[0].equals("S")) {
            String shop = unescaped(parts[1]);
            switch (parts[2]) {
                case "R" -> {
                    return new ReturnKey(shop, unescaped(parts[3]));
                }
                case "W" -> {
                    return new WithdrawalKey(shop, unescaped(parts[3]));
                }
                case "C" -> {
                    return CreditAccountKey.of(shop, unescaped(parts[3]))
                            .orElseThrow(() -> new IllegalStateException("no account's partition"));
                }
                default -> {}
            }
        }
        throw new IllegalStateException("nothing that is due has such a partition");
    }

    /** Thirty characters, UTC, to the nanosecond. */
    static String instant(Instant instant) {
        String text = FIXED_WIDTH.format(instant);
        if (text.length() != INSTANT_WIDTH) {
            throw new IllegalArgumentException("an instant outside the years 0 to 9999");
        }
        return text;
    }

    /** The instant that a sort key begins with. */
    static Instant instantOf(String sortKey) {
        return Instant.parse(sortKey.substring(0, INSTANT_WIDTH));
    }

    private static String statusPartition(String shop, ReturnStatus status, int shard) {
        return "S#" + name(shop) + "#ST#" + status + "#" + shard;
    }

    private static int shard(Due of, int shards) {
        return Math.floorMod(of.id().hashCode(), shards);
    }

    private static String padded(long number, int width) {
        String text = ("%0" + width + "d").formatted(number);
        if (number < 0 || text.length() > width) {
            throw new IllegalArgumentException(number + " does not fit into " + width + " digits");
        }
        return text;
    }

    /** Whether a name from the outside can be one of ours at all. */
    static boolean canBe(TaskKey task) {
        return !part(task.shop()).startsWith("%h") && !part(task.id()).startsWith("%h");
    }

    /** Whether a name from the outside can be one of ours at all. */
    static boolean canBe(Due of) {
        return !part(of.shop()).startsWith("%h") && !part(of.id()).startsWith("%h");
    }

    /** A part that is read back from a key. */
    private static String name(String text) {
        String part = part(text);
        if (part.startsWith("%h")) {
            throw new IllegalArgumentException("a name of more than " + LONGEST + " bytes");
        }
        return part;
    }

    private static String part(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            // An unpaired surrogate has no UTF-8: it would be stored as '?' and meet other names.
            boolean unpaired = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            if (point == '#' || point == '%' || unpaired) {
                escaped.append(unpaired ? "%%u%04x".formatted(point) : "%%%02x".formatted(point));
            } else {
                escaped.appendCodePoint(point);
            }
        });
        String part = escaped.toString();
        return part.getBytes(UTF_8).length > LONGEST ? "%h" + sha256(part) : part;
    }

    private static String unescaped(String part) {
        StringBuilder text = new StringBuilder(part.length());
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) != '%') {
                text.append(part.charAt(i));
            } else {
                int digits = part.charAt(i + 1) == 'u' ? i + 2 : i + 1;
                int end = part.charAt(i + 1) == 'u' ? digits + 4 : digits + 2;
                text.append((char) HexFormat.fromHexDigits(part, digits, end));
                i = end - 1;
            }
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
