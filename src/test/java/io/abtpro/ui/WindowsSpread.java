package io.abtpro.ui;

import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.parallel.ResourceLock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Spreads the tests of the window evenly among the others. They wait for one another, and what has
/// to wait is put off to the end: begun all at once, most would run alone when all else is done.
public final class WindowsSpread implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        List<? extends ClassDescriptor> all = context.getClassDescriptors();
        List<ClassDescriptor> windows = named(all, true);
        List<ClassDescriptor> others = named(all, false);
        List<ClassDescriptor> spread = new ArrayList<>();
        int placed = 0;
        for (int i = 0; i < windows.size(); i++) {
            spread.add(windows.get(i));
            int upTo = others.size() * (i + 1) / windows.size();
            spread.addAll(others.subList(placed, upTo));
            placed = upTo;
        }
        spread.addAll(others.subList(placed, others.size()));
        all.sort(Comparator.comparingInt(spread::indexOf));
    }

    private static List<ClassDescriptor> named(
            List<? extends ClassDescriptor> all, boolean windows) {
        List<ClassDescriptor> found = new ArrayList<>(all);
        found.removeIf(c -> c.isAnnotated(ResourceLock.class) != windows);
        found.sort(Comparator.comparing(c -> c.getTestClass().getName()));
        return found;
    }
}
