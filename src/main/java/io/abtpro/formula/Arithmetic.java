package io.abtpro.formula;

/// Numbers of one bar. What is not finite is NaN: a division by zero has no value.
final class Arithmetic {
    private Arithmetic() {}

    static double of(Op op, double a, double b) {
        double value =
                switch (op) {
                    case ADD -> a + b;
                    case SUBTRACT -> a - b;
                    case MULTIPLY -> a * b;
                    case DIVIDE -> b == 0 ? Double.NaN : a / b;
                    case POWER -> Math.pow(a, b);
                    case MIN -> Math.min(a, b);
                    case MAX -> Math.max(a, b);
                    case NEGATE -> -a;
                    case ABS -> Math.abs(a);
                    case SQRT -> Math.sqrt(a);
                    case LOG -> Math.log(a);
                    case EXP -> Math.exp(a);
                    case SIGN -> Math.signum(a);
                    case ROUND -> Math.rint(a);
                    default -> throw new IllegalArgumentException(op + " is no arithmetic");
                };
        // The power of 0 is 1 in Java whatever the base, also of none.
        return Double.isFinite(value) && !Double.isNaN(a) && !Double.isNaN(b)
                ? value + 0.0 // minus zero is zero
                : Double.NaN;
    }

    static boolean is(Op op) {
        return op.compareTo(Op.ADD) >= 0 && op.compareTo(Op.MAX) <= 0;
    }

    /// True or false of two numbers that are known before the first bar.
    static boolean compare(Op op, double a, double b) {
        return switch (op) {
            case OVER -> a > b;
            case UNDER -> a < b;
            case AT_LEAST -> a >= b;
            case AT_MOST -> a <= b;
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b && !Double.isNaN(a) && !Double.isNaN(b);
            default -> throw new IllegalArgumentException(op + " compares no two numbers");
        };
    }
}
