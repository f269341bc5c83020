package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The store refuses the window's thread in tests, whatever is asked of it.
@Isolated("the other lane's windows must not take its refusals")
class StoreThreadTest {
    @TempDir private Path home;

    private static boolean isRefused(Runnable call) throws InterruptedException {
        Optional<Throwable> thrown = WindowThreadRefused.onTheWindowsThread(call);
        while (thrown.isPresent() && thrown.get().getCause() != null) {
            thrown = thrown.map(Throwable::getCause);
        }
        return thrown.map(Throwable::toString)
                .filter(text -> text.contains("on the window's thread"))
                .isPresent();
    }

    @Test
    void everyCallOfEveryRepositoryIsRefused() throws Exception {
        List<String> answered = new ArrayList<>();
        int asked = 0;
        try (Workspace workspace = H2Workspace.open(home)) {
            for (Method repository : Workspace.class.getMethods()) {
                if (!repository.getReturnType().getName().startsWith("io.abtpro.store.")) {
                    continue;
                }
                Object store = repository.invoke(workspace);
                for (Method call : repository.getReturnType().getMethods()) {
                    if (Modifier.isStatic(call.getModifiers())) {
                        continue;
                    }
                    asked++;
                    if (!isRefused(() -> invoke(call, store))) {
                        answered.add(repository.getName() + "." + call.getName());
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(40);
        assertThat(answered).isEmpty();
    }

    private static void invoke(Method call, Object store) {
        Object[] none = new Object[call.getParameterCount()];
        for (int i = 0; i < none.length; i++) {
            none[i] = Array.get(Array.newInstance(call.getParameterTypes()[i], 1), 0);
        }
        try {
            call.invoke(store, none);
        } catch (InvocationTargetException | IllegalAccessException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void openingClosingAndBackingUpAreRefusedToo() throws Exception {
        assertThat(isRefused(() -> H2Workspace.open(home))).isTrue();
        assertThat(home).isEmptyDirectory();
        Workspace workspace = H2Workspace.open(home);
        assertThat(isRefused(workspace::close)).isTrue();
        assertThat(workspace.datasets().all()).isEmpty();
        workspace.close();
        var upkeep = new H2Upkeep(Clock.systemUTC());
        assertThat(isRefused(() -> upkeep.backup(home, Optional.empty()))).isTrue();
    }

    @Test
    void anotherThreadIsAnswered() {
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.datasets().all()).isEmpty();
        }
    }
}
