package io.abtpro.ui;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.testfx.framework.junit5.ApplicationExtension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class of tests that opens a window. There is one JavaFX in a process, with one focus, one
/// pointer and one clipboard, so that such classes run one after the other; the others run beside
/// them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ApplicationExtension.class)
@ResourceLock(WindowTest.WINDOW)
public @interface WindowTest {
    String WINDOW = "the window";
}
