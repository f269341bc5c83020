package io.abtpro.loading;

/// Which of the first two numbers of a date such as 03/04/2020 is the day.
enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
