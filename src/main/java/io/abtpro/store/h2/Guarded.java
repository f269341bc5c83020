package io.abtpro.store.h2;

import io.abtpro.failures.ExpectedFailure;

import org.h2.message.DbException;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.JdbiException;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Objects;

/// A repository whose failures are said in words, and which [StoreThread] is asked about: each of
/// its calls goes through here, so a new one does too.
final class Guarded {
    private Guarded() {}

    static <T> T of(Class<T> repository, T store, Path folder) {
        return repository.cast(
                Proxy.newProxyInstance(
                        repository.getClassLoader(),
                        new Class<?>[] {repository},
                        (_, method, arguments) -> {
                            StoreThread.check();
                            try {
                                return method.invoke(store, arguments);
                            } catch (InvocationTargetException thrown) {
                                throw said(folder, Objects.requireNonNull(thrown.getCause()));
                            }
                        }));
    }

    private static Throwable said(Path folder, Throwable failure) {
        if (failure instanceof ExpectedFailure) {
            return failure;
        }
        return failure instanceof JdbiException
                        || failure instanceof DbException
                        || failure instanceof MVStoreException
                ? StoreFailures.of(folder, failure)
                : failure;
    }
}
