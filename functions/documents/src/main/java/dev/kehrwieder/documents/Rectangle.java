package dev.kehrwieder.documents;

/** In dots, from the top left corner of the page. */
record Rectangle(int left, int top, int width, int height) {}
