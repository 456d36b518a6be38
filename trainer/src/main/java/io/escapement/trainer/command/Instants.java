package io.escapement.trainer.command;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 2025-06-01} (midnight UTC) or {@code 2025-06-01T12:00:00Z} as milliseconds since the epoch. */
final class Instants implements ITypeConverter<Long> {
    private static final int DATE_LENGTH = 10;

    @Override
    public Long convert(String text) {
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : Instant.parse(text).toEpochMilli();
        } catch (final DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no time; give 2025-06-01 or 2025-06-01T12:00:00Z");
        }
    }
}
