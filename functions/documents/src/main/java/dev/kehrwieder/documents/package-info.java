/**
 * Draws what a shopper prints or shows: the return label as PDF, PNG and ZPL, the QR code, the packing slip and receipts.
 *
 * <p>Promises: the same input gives the same bytes; no letter is cut or replaced, long texts wrap and shrink; the codes
 * lie on whole printer dots; nothing is read from outside this package, and no AWT class is loaded.
 *
 * <p>Lengths are printer dots of 1/8 mm (203 dpi) in all three formats, y grows downwards.
 */
package dev.kehrwieder.documents;
