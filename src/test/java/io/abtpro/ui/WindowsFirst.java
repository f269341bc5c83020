package io.abtpro.ui;

import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.util.Comparator;

/// Begins with the tests of the window, which wait for one another: begun last, they would run
/// alone when all else is done.
public final class WindowsFirst implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(
                        Comparator.comparing(
                                        (ClassDescriptor c) -> !c.isAnnotated(ResourceLock.class))
                                .thenComparing(c -> c.getTestClass().getName()));
    }
}
