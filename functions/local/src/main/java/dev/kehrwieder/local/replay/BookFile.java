package dev.kehrwieder.local.replay;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads an order book: CSV with the columns of the public "Online Retail" data set. */
final class BookFile {
    private static final String[] COLUMNS = {
        "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"
    };
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("M/d/yy H:mm");

    private BookFile() {}

    /** @throws ReplayFailure if it can't be read, names the row where a value is wrong */
    static List<BookLine> read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = FORMAT.parse(reader)) {
            for (String column : COLUMNS) {
                if (!rows.getHeaderMap().containsKey(column)) {
                    throw new ReplayFailure(file + " has no column " + column);
                }
            }
            List<BookLine> lines = new ArrayList<>();
            for (CSVRecord row : rows) {
                lines.add(line(row));
            }
            if (lines.isEmpty()) {
                throw new ReplayFailure(file + " has no lines");
            }
            return lines;
        } catch (NoSuchFileException e) {
            throw new ReplayFailure("There is no file " + file, e);
        } catch (IOException | UncheckedIOException e) {
            throw new ReplayFailure(file + " is no CSV in UTF-8: " + e.getMessage(), e);
        }
    }

    private static BookLine line(CSVRecord row) {
        long number = row.getRecordNumber() + 1;
        try {
            String customer = row.get("CustomerID");
            return new BookLine(
                    number,
                    row.get("InvoiceNo"),
                    row.get("StockCode"),
                    row.get("Description"),
                    Integer.parseInt(row.get("Quantity")),
                    LocalDateTime.parse(row.get("InvoiceDate"), AT),
                    new BigDecimal(row.get("UnitPrice")),
                    customer.isEmpty() ? Optional.empty() : Optional.of(customer),
                    row.get("Country"));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ReplayFailure("Row " + number + " can't be read: " + e.getMessage(), e);
        }
    }
}
