/**
 * The statutory withdrawal function (§ 356a BGB), in two functions. {@code withdrawals} takes declarations in, by API and by
 * page, and looks at no order. {@code withdrawals-intake} finds out afterwards what each is about.
 */
package dev.kehrwieder.withdrawals;
