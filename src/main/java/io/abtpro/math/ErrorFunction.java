package io.abtpro.math;

/// The complementary error function.
///
/// Source: Cody, Rational Chebyshev Approximations for the Error Function, Mathematics of
/// Computation 23 (1969).
final class ErrorFunction {
    private static final double[] A = {
        1.85777706184603153e-1,
        3.16112374387056560e00,
        1.13864154151050156e02,
        3.77485237685302021e02,
        3.20937758913846947e03
    };
    private static final double[] B = {
        1,
        2.36012909523441209e01,
        2.44024637934444173e02,
        1.28261652607737228e03,
        2.84423683343917062e03
    };
    private static final double[] C = {
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0,
                6.61191906371416295e01,
        2.98635138197400131e02, 8.81952221241769090e02, 1.71204761263407058e03,
                2.05107837782607147e03,
        1.23033935479799725e03
    };
    private static final double[] D = {
        1,
        1.57449261107098347e01,
        1.17693950891312499e02,
        5.37181101862009858e02,
        1.62138957456669019e03,
        3.29079923573345963e03,
        4.36261909014324716e03,
        3.43936767414372164e03,
        1.23033935480374942e03
    };
    private static final double[] P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] Q = {
        1,
        2.56852019228982242e00,
        1.87295284992346047e00,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };
    private static final double ONE_OVER_SQRT_PI = 5.6418958354775628695e-1;

    private ErrorFunction() {}

    /// 1 - erf(x), without cancellation for large `x`.
    static double complement(double x) {
        double y = Math.abs(x);
        if (y <= 0.46875) {
            double square = y * y;
            return 1 - x * polynomial(A, square) / polynomial(B, square);
        }
        double tail =
                scaledExponential(y) * (y <= 4 ? polynomial(C, y) / polynomial(D, y) : far(y));
        return x < 0 ? 2 - tail : tail;
    }

    private static double far(double y) {
        double inverse = 1 / (y * y);
        double correction = inverse * polynomial(P, inverse) / polynomial(Q, inverse);
        return (ONE_OVER_SQRT_PI - correction) / y;
    }

    /// exp(-y^2), split so that the square loses no digits.
    private static double scaledExponential(double y) {
        if (y > 27) {
            return 0;
        }
        double coarse = Math.floor(y * 16) / 16;
        double rest = (y - coarse) * (y + coarse);
        return Math.exp(-coarse * coarse) * Math.exp(-rest);
    }

    private static double polynomial(double[] highestFirst, double x) {
        double sum = 0;
        for (double coefficient : highestFirst) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
