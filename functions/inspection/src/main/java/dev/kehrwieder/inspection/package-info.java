/** Expected arrivals by queue; intake and grading by HTTP. */
package dev.kehrwieder.inspection;
