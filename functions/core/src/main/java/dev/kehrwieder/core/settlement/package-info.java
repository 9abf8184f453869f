/** What a return pays: handbook, domain 4.2, and DESIGN 6, "Settlement". */
package dev.kehrwieder.core.settlement;
