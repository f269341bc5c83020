package io.abtpro.store.h2;

import io.abtpro.store.StoreException;

import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What failures of the store mean, in words. Statements and tables never reach the user.
final class StoreFailures {
    private static final Pattern COLUMN = Pattern.compile("column \"\"?([A-Z_0-9]+)");

    private StoreFailures() {}

    /// The failure as a sentence where the user or his disk caused it; else as a fault of the
    /// program.
    static RuntimeException of(Path folder, Throwable failure) {
        if (isFull(failure)) {
            return new StoreException(
                    ("The disk of the workspace %s is full: nothing of this was stored, what was"
                                    + " stored before is safe; free some space and try again.")
                            .formatted(folder),
                    failure);
        }
        Optional<SQLException> sql = sql(failure);
        if (sql.isPresent()) {
            return of(folder, sql.get(), failure);
        }
        return isMVStore(failure)
                ? damaged(folder, failure)
                : new IllegalStateException("the store failed", failure);
    }

    private static RuntimeException of(Path folder, SQLException sql, Throwable failure) {
        return switch (sql.getErrorCode()) {
            case ErrorCode.DATABASE_IS_READ_ONLY -> readOnly(folder, failure);
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> inUse(folder, failure);
            case ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
                    ErrorCode.OBJECT_CLOSED ->
                    new StoreException(
                            "The workspace %s was closed meanwhile; open it again."
                                    .formatted(folder),
                            failure);
            case ErrorCode.FILE_CORRUPTED_1,
                    ErrorCode.GENERAL_ERROR_1,
                    ErrorCode.IO_EXCEPTION_1,
                    ErrorCode.IO_EXCEPTION_2,
                    ErrorCode.FILE_VERSION_ERROR_1,
                    ErrorCode.SERIALIZATION_FAILED_1,
                    ErrorCode.DESERIALIZATION_FAILED_1 ->
                    damaged(folder, failure);
            case ErrorCode.VALUE_TOO_LONG_2 ->
                    new StoreException(
                            "the store keeps no %s as long as that; give a shorter one"
                                    .formatted(column(sql)),
                            failure);
            default ->
                    new IllegalStateException(
                            "the store refused a statement, error %d".formatted(sql.getErrorCode()),
                            failure);
        };
    }

    private static String column(SQLException sql) {
        Matcher column = COLUMN.matcher(String.valueOf(sql.getMessage()));
        return column.find() ? column.group(1).toLowerCase(Locale.ROOT).replace('_', ' ') : "text";
    }

    static StoreException readOnly(Path folder, Throwable failure) {
        return new StoreException(
                ("The workspace %s is open to be read only, since it cannot be written; nothing"
                                + " was stored. Make it writable, or give --home another folder.")
                        .formatted(folder),
                failure);
    }

    static StoreException inUse(Path folder, Throwable failure) {
        String holder = StoreLock.holder(StoreFiles.of(folder).lock()).orElse("another window");
        String remedy = holder.contains("window") ? "close it there" : "wait until it ends";
        return new StoreException(
                "The workspace %s is open in %s; %s, or give --home another folder."
                        .formatted(folder, holder, remedy),
                failure);
    }

    static StoreException damaged(Path folder, Throwable failure) {
        return new StoreException(
                "The workspace file %s is damaged and was left as it is; %s"
                        .formatted(StoreFiles.of(folder).store(), remedies(folder)),
                failure);
    }

    /// What helps where the store cannot be read.
    static String remedies(Path folder) {
        Optional<Path> newest =
                new Backups(StoreFiles.of(folder)).newestFirst().stream().findFirst();
        return newest.map(
                                file ->
                                        "'restore %s' puts the newest backup in its place, "
                                                .formatted(file))
                        .orElse("'restore FILE' puts a backup in its place, ")
                + "'salvage' reads what can still be read into a new one, or give --home another"
                + " folder.";
    }

    static boolean isFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left")
                    || message.contains("not enough space")
                    || message.contains("disk quota exceeded")
                    || message.contains("file too large")) {
                return true;
            }
        }
        return false;
    }

    /// What a failed file operation says, without the name of a class.
    static String reason(IOException failure) {
        if (isFull(failure)) {
            return "the disk is full";
        }
        return switch (failure) {
            case AccessDeniedException _ -> "access is denied";
            case java.nio.file.FileAlreadyExistsException taken ->
                    taken.getFile() + " is a file, not a folder";
            case FileSystemException other when other.getReason() != null ->
                    other.getReason().toLowerCase(Locale.ROOT);
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static Optional<SQLException> sql(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
            if (cause instanceof DbException db) {
                return Optional.of(db.getSQLException());
            }
        }
        return Optional.empty();
    }

    private static boolean isMVStore(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MVStoreException) {
                return true;
            }
        }
        return false;
    }
}
