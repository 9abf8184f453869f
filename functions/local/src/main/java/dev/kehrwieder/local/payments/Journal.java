package dev.kehrwieder.local.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kehrwieder.local.web.Answers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;

/**
 * The provider's memory: one JSON object a line, only ever appended, on the disk before anybody is told. A line without
 * its end was cut by the death of the process; nobody was told of it, so it never happened.
 */
final class Journal implements AutoCloseable {
    private final FileChannel file;
    private long endBytes;

    private Journal(FileChannel file, long endBytes) {
        this.file = file;
        this.endBytes = endBytes;
    }

    record Opened(Journal journal, List<LedgerEntry> entries) {}

    /**
     * @throws IOException if another process writes it, or a line in its middle can't be read
     */
    static Opened open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(file, path);
            byte[] bytes = Files.readAllBytes(path);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            file.truncate(end);
            file.position(end);
            return new Opened(new Journal(file, end), entries(new String(bytes, 0, end, UTF_8), path));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void lock(FileChannel file, Path path) throws IOException {
        try {
            if (file.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("already open in this process: " + path, e);
        }
        throw new IOException("in use by another process: " + path);
    }

    private static List<LedgerEntry> entries(String text, Path path) throws IOException {
        List<LedgerEntry> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                entries.add(LedgerEntry.parse(Answers.JSON.readTree(line)));
            } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
                throw new IOException("line " + (entries.size() + 1) + " can't be read: " + path, e);
            }
        }
        return entries;
    }

    /** When this returns, the entry survives everything but the loss of the disk. */
    synchronized void append(LedgerEntry entry) throws IOException {
        ByteBuffer line = ByteBuffer.wrap((Answers.JSON.writeValueAsString(entry.json()) + "\n").getBytes(UTF_8));
        int lengthBytes = line.remaining();
        try {
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException e) {
            // Half a line in front of the next one would make both unreadable.
            file.truncate(endBytes);
            file.position(endBytes);
            throw e;
        }
        endBytes += lengthBytes;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
